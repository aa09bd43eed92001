package dev.roadcase.tray;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.stream.Stream;

/** The address that crew devices use: the server's own, with this computer's place on the LAN instead of the loopback. */
final class CrewAddress {
    private CrewAddress() {}

    /** @param url what the server calls itself on this computer */
    static String of(String url) {
        URI local = URI.create(url);
        if (!isLoopback(local.getHost())) {
            return url;
        }
        return addresses()
                .findFirst()
                .map(host -> local.getScheme() + "://" + host + ":" + local.getPort())
                .orElse(url);
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.");
    }

    private static Stream<String> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(CrewAddress::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .filter(InetAddress::isSiteLocalAddress)
                    .map(InetAddress::getHostAddress);
        } catch (SocketException e) {
            return Stream.empty();
        }
    }

    private static boolean isUp(NetworkInterface each) {
        try {
            return each.isUp() && !each.isLoopback() && !each.isPointToPoint();
        } catch (SocketException e) {
            return false;
        }
    }
}
