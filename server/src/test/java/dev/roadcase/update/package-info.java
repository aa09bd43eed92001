/** Upgrades by real processes of real program folders. */
@NullMarked
package dev.roadcase.update;

import org.jspecify.annotations.NullMarked;
