package dev.roadcase.discovery;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A network interface that is up, with its addresses.
 *
 * @param name as the system calls it, such as {@code eth0}
 * @param label what people call it where the system tells (Windows, macOS), else the name
 * @param addresses in the order of the system
 * @param network which IPv4 network it is on, as its leading bits in a number, a slash, and how many those are; without
 *     one the IPv6 network in words of its own; two on the same have the same; empty without either
 * @param index the system's number for it; one that was pulled out and put in again has another
 */
public record Nic(String name, String label, Rank rank, List<InetAddress> addresses, String network, int index) {
    /** VPNs, containers and virtual machines, by the names that systems give them. */
    private static final Pattern VIRTUAL = Pattern.compile(
            "(?i)(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|cni|flannel|cali|podman|tun|tap|wg|ppp|utun|zt|tailscale|"
                    + "ipsec|gif|stf|awdl|llw|anpi|bridge1\\d\\d|dummy|ifb|sit|vnet|nordlynx|proton|wwan|rmnet|gre|vxlan|nebula|"
                    + "ham|p2p).*");

    private static final Pattern VIRTUAL_LABEL = Pattern.compile(
            "(?i).*(hyper-v|virtualbox|vmware|vpn|tap-windows|wireguard|tailscale|zerotier|loopback).*");

    private static final Pattern IPV4 = Pattern.compile("-?\\d{1,10}/\\d{1,2}");

    private static final Pattern WIRELESS = Pattern.compile("(?i)(wl|wlan|wifi|ath|ra\\d).*");

    public Nic {
        addresses = List.copyOf(addresses);
    }

    /** One that nobody pulls out. */
    public Nic(String name, String label, Rank rank, List<InetAddress> addresses, String network) {
        this(name, label, rank, addresses, network, 0);
    }

    /** How likely crew devices are to be on it, the likeliest first. */
    public enum Rank {
        WIRED,
        WIRELESS,
        VIRTUAL,
        LOOPBACK
    }

    static Rank rankOf(String name, String label, boolean loopback, boolean virtual) {
        if (loopback) {
            return Rank.LOOPBACK;
        }
        if (virtual
                || VIRTUAL.matcher(name).matches()
                || VIRTUAL_LABEL.matcher(label).matches()) {
            return Rank.VIRTUAL;
        }
        return WIRELESS.matcher(name).matches() || label.contains("Wi-Fi") ? Rank.WIRELESS : Rank.WIRED;
    }

    /** Whether the address is on the same network, with no router between. */
    boolean reaches(Inet4Address other) {
        if (!IPV4.matcher(network).matches()) {
            return false;
        }
        int length = length();
        return length == 0 || bits(other) >> (32 - length) == leading();
    }

    /** The address that reaches everybody on the network; none where there is nobody else (RFC 3021). */
    Optional<Inet4Address> broadcast() {
        if (!IPV4.matcher(network).matches() || typeable().isEmpty() || length() == 0 || length() > 30) {
            return Optional.empty();
        }
        int others = 32 - length();
        return Optional.of(address((leading() << others) | ((1 << others) - 1)));
    }

    private static Inet4Address address(int bits) {
        String text = (bits >>> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
        return (Inet4Address) InetAddress.ofLiteral(text);
    }

    private static int bits(Inet4Address address) {
        return ByteBuffer.wrap(address.getAddress()).getInt();
    }

    private int leading() {
        return Integer.parseInt(network.substring(0, network.indexOf('/')));
    }

    private int length() {
        return Integer.parseInt(network.substring(network.indexOf('/') + 1));
    }

    /** Whether it has no address but those that machines give themselves when nobody else does. */
    boolean isLost() {
        return open().stream().allMatch(InetAddress::isLinkLocalAddress);
    }

    /**
     * The addresses at which devices reach it: those people can type, and where a network gives none of them, those of IPv6
     * that hold beyond one cable. Without a zone, because no address bar takes one.
     */
    public List<InetAddress> open() {
        List<Inet4Address> given =
                typeable().stream().filter(a -> !a.isLinkLocalAddress()).toList();
        return given.isEmpty()
                ? Stream.<InetAddress>concat(beyond(), typeable().stream()).toList()
                : List.copyOf(given);
    }

    private Stream<Inet6Address> beyond() {
        return addresses.stream()
                .filter(Inet6Address.class::isInstance)
                .map(Inet6Address.class::cast)
                .filter(a -> !a.isLinkLocalAddress() && !a.isLoopbackAddress())
                .map(Nic::plain);
    }

    private static Inet6Address plain(Inet6Address address) {
        try {
            return Inet6Address.getByAddress(null, address.getAddress(), -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // it has its sixteen bytes
        }
    }

    /** The addresses people can type. */
    public List<Inet4Address> typeable() {
        return addresses.stream()
                .filter(Inet4Address.class::isInstance)
                .map(Inet4Address.class::cast)
                .toList();
    }
}
