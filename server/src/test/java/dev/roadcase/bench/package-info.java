/**
 * Measures the server against the plainest thing that could do the same work: raw Jetty, raw SQLite, a bare JVM. Started by
 * {@code scripts/bench}, never by the tests. Every figure is a ratio of two that were measured in turns in one run, because
 * absolute figures say more about the machine than about the server.
 */
@NullMarked
package dev.roadcase.bench;

import org.jspecify.annotations.NullMarked;
