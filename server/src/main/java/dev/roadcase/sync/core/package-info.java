/**
 * The merge and the drafting of changesets as pure functions: no threads, no clock, no I/O, no randomness of its own.
 *
 * <p>Given what is stored (a {@link dev.roadcase.sync.core.View}) and what somebody asks, it says what shall change.
 * Knows {@code model} only.
 */
@NullMarked
package dev.roadcase.sync.core;

import org.jspecify.annotations.NullMarked;
