package dev.roadcase.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;

/** Whether the system lets a program hear multicast DNS on an interface; what the network lets through shows only in use. */
public final class Multicast {
    /** Where mDNS speaks; RFC 6762, section 3. */
    private static final String GROUP = "224.0.0.251";

    private Multicast() {}

    /** Joins the group of mDNS and leaves it again. */
    public static boolean works(Nic nic) {
        try (MulticastSocket socket = new MulticastSocket(0)) {
            NetworkInterface real = NetworkInterface.getByName(nic.name());
            if (real == null || !real.supportsMulticast()) {
                return false;
            }
            InetSocketAddress group = new InetSocketAddress(InetAddress.getByName(GROUP), 0);
            socket.joinGroup(group, real);
            socket.leaveGroup(group, real);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
