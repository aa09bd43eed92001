/**
 * Makes a server findable on the local network: which interfaces there are and how they change, the announcement by mDNS,
 * the answers to broadcasts where that does not get through, and the search for others.
 *
 * <p>Knows the JDK, SLF4J and JmDNS, whose only home this is; nothing of HTTP, the store or the configuration.
 */
@NullMarked
package dev.roadcase.discovery;

import org.jspecify.annotations.NullMarked;
