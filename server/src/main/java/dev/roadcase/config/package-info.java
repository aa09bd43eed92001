/**
 * The configuration: defaults, file, environment, flags, in this order, checked as a whole.
 *
 * <p>Knows no other package; each takes its own part of it, a record such as {@link dev.roadcase.config.HttpConfig}.
 */
@NullMarked
package dev.roadcase.config;

import org.jspecify.annotations.NullMarked;
