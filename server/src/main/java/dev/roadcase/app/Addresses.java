package dev.roadcase.app;

import dev.roadcase.model.RoadcaseException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;

/** What a bind setting means. */
final class Addresses {
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
}
