/** Looks at a server from the outside of the store: what a doctor finds. */
@NullMarked
package dev.roadcase.app;

import org.jspecify.annotations.NullMarked;
