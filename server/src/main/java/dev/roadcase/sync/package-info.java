/**
 * The way to the hub: a client of its sync protocol and the cycle that pushes what waits and follows the hub's log. Knows
 * the store, the model and OkHttp; who watches it does so by its status and its jobs.
 */
@NullMarked
package dev.roadcase.sync;

import org.jspecify.annotations.NullMarked;
