package dev.roadcase.tls;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * What a certificate has to cover.
 *
 * @param names host names, in lower case
 * @param lists where the list of revoked certificates is over plain HTTP, the likeliest first; empty while that is not known
 */
public record Reach(Set<String> names, Set<InetAddress> addresses, List<String> lists) {
    public Reach {
        lists = List.copyOf(lists);
        names = Set.copyOf(names);
        addresses = Set.copyOf(addresses);
    }

    /** Without a place for the list. */
    public Reach(Set<String> names, Set<InetAddress> addresses) {
        this(names, addresses, List.of());
    }
}
