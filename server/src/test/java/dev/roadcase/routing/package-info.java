/** Traces and checks of shows made by hand and by chance. */
@NullMarked
package dev.roadcase.routing;

import org.jspecify.annotations.NullMarked;
