package dev.roadcase.router;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a router is: an address of this network, written in digits. A name could lead anywhere and somewhere else tomorrow,
 * and what is out on the internet is no router of this venue, so neither is taken.
 */
public record RouterAddress(InetAddress host, int port) {
    /** The port of the Videohub Ethernet protocol. */
    public static final int VIDEOHUB = 9990;

    /** The address of that text; empty when it is not one of a private network, link-local or this machine's own. */
    public static Optional<RouterAddress> of(String text, int port) {
        if (port < 1 || port > 65_535 || text.length() > 64 || text.indexOf('%') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text.strip()))
                    .filter(host -> isWhole(text.strip(), host) && isNear(host))
                    .map(host -> new RouterAddress(host, port));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a name, or no address at all
        }
    }

    /** Four numbers and no fewer, as people write an address. */
    private static boolean isWhole(String text, InetAddress host) {
        return text.indexOf(':') >= 0 || host.getHostAddress().equals(text);
    }

    private static boolean isNear(InetAddress host) {
        byte[] bytes = host.getAddress();
        boolean unique = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc; // fc00::/7, RFC 4193
        return unique || host.isSiteLocalAddress() || host.isLinkLocalAddress() || host.isLoopbackAddress();
    }

    /** Whether it is this machine itself. */
    public boolean isThisMachine() {
        return host.isLoopbackAddress();
    }

    InetSocketAddress socket() {
        return new InetSocketAddress(host, port);
    }

    /** For people: 10.0.0.5:9990. */
    public String text() {
        String digits = host.getHostAddress();
        return (digits.indexOf(':') < 0 ? digits : "[" + digits + "]") + ":" + port;
    }
}
