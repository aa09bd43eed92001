package dev.roadcase.app;

import dev.roadcase.app.Doctor.Finding;
import dev.roadcase.app.Doctor.State;
import dev.roadcase.discovery.Interfaces;
import dev.roadcase.discovery.Multicast;
import dev.roadcase.discovery.Nic;
import dev.roadcase.sync.HubReach;
import dev.roadcase.sync.HubTrust;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The doctor's look at the network: ways in for crew devices, multicast, the way to the hub. */
final class Surroundings {
    private final List<Nic> nics;

    Surroundings(List<Nic> nics) {
        this.nics = nics;
    }

    static Surroundings ofThisMachine() {
        return new Surroundings(Interfaces.ofThisMachine());
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        List<Nic> open =
                nics.stream().filter(n -> n.rank() != Nic.Rank.LOOPBACK).toList();
        findings.add(interfaces(open));
        findings.addAll(multicast(open));
        return findings;
    }

    private static Finding interfaces(List<Nic> open) {
        if (open.isEmpty()) {
            return new Finding(
                    "interfaces",
                    State.NOTE,
                    "none is up, so only this machine gets in",
                    "Plug in a cable or join the Wi-Fi; Roadcase follows within ten seconds.");
        }
        return Doctor.ok(
                "interfaces", open.stream().map(Surroundings::described).collect(Collectors.joining(", ")));
    }

    private static String described(Nic nic) {
        return nic.name() + " "
                + nic.addresses().stream()
                        .filter(a -> !a.isLinkLocalAddress() || nic.addresses().size() == 1)
                        .map(InetAddress::getHostAddress)
                        .collect(Collectors.joining(" "));
    }

    private static List<Finding> multicast(List<Nic> open) {
        return open.stream()
                .filter(nic -> !Multicast.works(nic))
                .map(
                        nic -> new Finding(
                                "multicast",
                                State.NOTE,
                                "does not work on " + nic.name(),
                                "Devices there do not find the server by name; use the QR code, the address or the short code."))
                .toList();
    }

    /** Whether the hub answers; nothing is said of none. */
    static List<Finding> hub(Optional<String> hub, HubTrust trust) {
        return hub.map(url -> hub(url, trust)).stream().toList();
    }

    private static Finding hub(String url, HubTrust trust) {
        String trouble = HubReach.trouble(url, trust);
        return trouble.isEmpty()
                ? Doctor.ok("hub", url + " answers")
                : new Finding(
                        "hub",
                        State.NOTE,
                        url + " cannot be reached: " + trouble,
                        "Nothing is lost: changes wait here and go up when it answers. If there should be internet, open a page in a"
                                + " browser; for a certificate, set hub.trust.");
    }
}
