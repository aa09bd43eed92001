package dev.roadcase.app;

import dev.roadcase.discovery.Nic;
import dev.roadcase.model.RoadcaseException;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a bind setting means: everything, one interface by name, or one address. An interface or address that is not there
 * is waited for; this machine itself reaches the server at {@link #first} all the while.
 *
 * @param text {@code all}, a name, or an address in digits
 */
record Binding(String text) {
    private static final String ADDRESS = "[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*";

    /**
     * Reads a setting.
     *
     * @throws RoadcaseException when it is none of the three
     */
    static Binding of(String bind) {
        String plain = bind.strip();
        if (plain.equals("localhost")) {
            return new Binding("127.0.0.1");
        }
        if (!plain.matches(ADDRESS)) {
            return new Binding(plain);
        }
        InetAddress address = literal(plain);
        return new Binding(address.isAnyLocalAddress() ? "all" : address.getHostAddress());
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new RoadcaseException(
                    "'" + text
                            + "' is no address. Use all, the name of an interface, or an address such as 192.168.1.20.",
                    e);
        }
    }

    boolean isAll() {
        return text.equals("all");
    }

    boolean isAddress() {
        return text.matches(ADDRESS);
    }

    private boolean isLoopback() {
        return isAddress() && literal(text).isLoopbackAddress();
    }

    /** Where it listens from start to end. */
    String first() {
        return isAll() ? "0.0.0.0" : isLoopback() ? text : "127.0.0.1";
    }

    /**
     * Where it listens besides, as things are now.
     *
     * @param covered the interfaces that it covers and that are up
     */
    Set<String> further(List<Nic> covered) {
        if (isAll() || isLoopback()) {
            return Set.of();
        }
        return covered.stream()
                .flatMap(n -> n.addresses().stream())
                .filter(a -> !(a instanceof java.net.Inet6Address && a.isLinkLocalAddress()))
                .map(InetAddress::getHostAddress)
                .map(a -> a.replaceFirst("%.*", ""))
                .filter(a -> !isAddress() || a.equals(text))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether devices could get in as things are now, were it for the network alone. */
    boolean isOpen(List<Nic> covered) {
        return isAll()
                ? covered.stream().anyMatch(n -> n.rank() != Nic.Rank.LOOPBACK)
                : isLoopback() || !further(covered).isEmpty();
    }

    /** What to do while devices cannot get in. */
    String remedy(List<Nic> present) {
        if (isAll()) {
            return "No network is up: only this machine can reach the server. Plug in a cable or join a Wi-Fi.";
        }
        String there = present.stream()
                .filter(n -> n.rank() != Nic.Rank.LOOPBACK)
                .map(n -> isAddress() ? n.addresses().getFirst().getHostAddress() : n.name())
                .collect(Collectors.joining(", "));
        return (isAddress()
                        ? "The address " + text + " is not on this machine"
                        : "The interface " + text + " has no address")
                + " now: only this machine can reach the server, which listens there as soon as it can. Up are: "
                + (there.isEmpty() ? "none" : there) + ".";
    }
}
