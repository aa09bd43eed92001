/**
 * What ships with Roadcase: the starter equipment library, value lists, format presets and the demo show, read from data
 * files and committed like anything else.
 *
 * <p>Knows {@code model} and {@code store}.
 */
@NullMarked
package dev.roadcase.content;

import org.jspecify.annotations.NullMarked;
