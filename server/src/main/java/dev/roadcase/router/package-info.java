/**
 * Real routers on the venue's network: what they are switched to, and where that differs from the plan.
 *
 * <p>A {@link dev.roadcase.router.Driver} speaks one protocol; there is one, for the Videohub Ethernet protocol. {@link
 * dev.roadcase.router.Followers} keeps a connection to each router that is followed and owns the threads; {@link
 * dev.roadcase.router.Comparison} is a pure function. Ports are counted from 1 here, as they are marked on the chassis. Knows
 * {@code model} only; the only package that opens sockets to gear.
 */
@NullMarked
package dev.roadcase.router;

import org.jspecify.annotations.NullMarked;
