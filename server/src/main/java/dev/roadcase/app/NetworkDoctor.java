package dev.roadcase.app;

import dev.roadcase.app.Doctor.Finding;
import dev.roadcase.app.Doctor.State;
import dev.roadcase.discovery.Interfaces;
import dev.roadcase.discovery.Multicast;
import dev.roadcase.discovery.Nic;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Looks at the networks of this machine, each finding with what to do. */
final class NetworkDoctor {
    private final List<Nic> nics;
    private final Predicate<Nic> passes;

    NetworkDoctor() {
        this(Interfaces.ofThisMachine(), Multicast::passes);
    }

    /** @param passes whether a machine's own multicast comes back by way of an interface */
    NetworkDoctor(List<Nic> nics, Predicate<Nic> passes) {
        this.nics = nics.stream().filter(n -> n.rank() != Nic.Rank.LOOPBACK).toList();
        this.passes = passes;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>(List.of(interfaces()));
        likely().filter(nic -> !nic.typeable().isEmpty()).forEach(nic -> findings.add(multicast(nic)));
        return findings;
    }

    private java.util.stream.Stream<Nic> likely() {
        return nics.stream().filter(n -> n.rank() != Nic.Rank.VIRTUAL);
    }

    private Finding interfaces() {
        String all = nics.stream().map(NetworkDoctor::words).collect(Collectors.joining(", "));
        if (nics.isEmpty()) {
            return new Finding("interfaces", State.NOTE, "no network is up", "Plug in a cable or join a Wi-Fi.");
        }
        boolean isLost = nics.stream().flatMap(n -> n.open().stream()).allMatch(InetAddress::isLinkLocalAddress);
        return isLost
                ? new Finding(
                        "interfaces",
                        State.NOTE,
                        all,
                        "Nobody on this network gives out addresses. Use a router, or give each device an address by hand.")
                : new Finding("interfaces", State.OK, all, "");
    }

    private static String words(Nic nic) {
        String addresses = nic.open().stream().map(InetAddress::getHostAddress).collect(Collectors.joining(" "));
        return nic.name() + " " + (addresses.isEmpty() ? "without an IPv4 address" : addresses) + " ("
                + nic.rank().name().toLowerCase(Locale.ROOT) + ")";
    }

    private Finding multicast(Nic nic) {
        return passes.test(nic)
                ? new Finding("multicast", State.OK, nic.name() + " sends and takes it", "")
                : new Finding(
                        "multicast",
                        State.NOTE,
                        nic.name() + " does not pass it, so devices there do not find this server by name",
                        "Allow UDP port 5353 in this machine's firewall; until then use the QR code, the address or the "
                                + "short code.");
    }
}
