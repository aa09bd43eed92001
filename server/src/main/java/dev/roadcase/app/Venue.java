package dev.roadcase.app;

import java.util.Set;

/**
 * How a server shows itself on the network.
 *
 * @param mdns whether to announce it
 * @param names further names it is reached by, in lower case
 * @param origins other sites whose pages may ask
 * @param encryption whether it speaks HTTPS, and whom it believes
 */
public record Venue(boolean mdns, Set<String> names, Set<String> origins, Encryption encryption) {
    /** Plain HTTP. */
    public Venue(boolean mdns, Set<String> names, Set<String> origins) {
        this(mdns, names, origins, Encryption.NONE);
    }

    static final Venue QUIET = new Venue(false, Set.of(), Set.of());
}
