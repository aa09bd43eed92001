/**
 * Where a signal goes and whether it will work: a show's records as a graph of ports, its trace, its findings.
 *
 * <p>Pure functions over the model: no threads, no clock, no I/O but for one table of plugs inside the jar. Findings are
 * computed and never stored. Knows {@code model} and nothing else.
 */
@NullMarked
package dev.roadcase.routing;

import org.jspecify.annotations.NullMarked;
