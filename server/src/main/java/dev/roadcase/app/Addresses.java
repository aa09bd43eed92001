package dev.roadcase.app;

import dev.roadcase.model.RoadcaseException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where the server can be reached, and what a bind setting means. */
public final class Addresses {
    private Addresses() {}

    /** The host to listen on for {@code all}, an interface name or an address. */
    static String host(String bind) {
        if (bind.equals("all")) {
            return "0.0.0.0";
        }
        try {
            NetworkInterface named = NetworkInterface.getByName(bind);
            if (named != null) {
                return first(named, bind);
            }
            return InetAddress.getByName(bind).getHostAddress();
        } catch (SocketException | UnknownHostException e) {
            throw new RoadcaseException(
                    "There is no interface or address '" + bind + "' on this machine. Use all, or one of: "
                            + String.join(", ", names()),
                    e);
        }
    }

    private static String first(NetworkInterface named, String bind) {
        return Collections.list(named.getInetAddresses()).stream()
                .filter(Inet4Address.class::isInstance)
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElseThrow(() -> new RoadcaseException("The interface " + bind + " has no address now."));
    }

    private static List<String> names() {
        try {
            return NetworkInterface.networkInterfaces()
                    .map(NetworkInterface::getName)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    /** The addresses a crew device could use, real networks first, the machine itself last. */
    public static List<String> reachable(String host) {
        if (!host.equals("0.0.0.0")) {
            return List.of(host);
        }
        List<String> found = new ArrayList<>();
        try {
            for (NetworkInterface nic : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (nic.isUp() && !nic.isLoopback()) {
                    Collections.list(nic.getInetAddresses()).stream()
                            .filter(a -> a instanceof Inet4Address && !a.isLinkLocalAddress())
                            .forEach(a -> found.add(a.getHostAddress()));
                }
            }
        } catch (SocketException e) {
            found.clear();
        }
        found.add("127.0.0.1");
        return found;
    }
}
