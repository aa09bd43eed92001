/**
 * Puts the server together by hand and runs it: services in order, adapters between packages that do not know each other.
 *
 * <p>Knows every package below; nothing but {@code cli} knows it.
 */
@NullMarked
package dev.roadcase.app;

import org.jspecify.annotations.NullMarked;
