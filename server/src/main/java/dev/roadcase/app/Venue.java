package dev.roadcase.app;

import java.util.Set;

/**
 * How a server shows itself on the network.
 *
 * @param mdns whether to announce it
 * @param names further names it is reached by, in lower case
 * @param origins other sites whose pages may ask
 */
public record Venue(boolean mdns, Set<String> names, Set<String> origins) {
    static final Venue QUIET = new Venue(false, Set.of(), Set.of());
}
