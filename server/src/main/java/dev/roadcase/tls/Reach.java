package dev.roadcase.tls;

import java.net.InetAddress;
import java.util.Set;

/**
 * What a certificate has to cover.
 *
 * @param names host names, in lower case
 */
public record Reach(Set<String> names, Set<InetAddress> addresses) {
    public Reach {
        names = Set.copyOf(names);
        addresses = Set.copyOf(addresses);
    }
}
