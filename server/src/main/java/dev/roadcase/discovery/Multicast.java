package dev.roadcase.discovery;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Whether an interface passes multicast at all; what the switch and the access point do with it only others can tell. */
public final class Multicast {
    /** Of the range that never leaves a site (RFC 2365); not that of mDNS, so that no responder is confused. */
    private static final String GROUP = "239.255.77.77";

    private static final int WAIT_MILLIS = 1_000;

    private Multicast() {}

    /** Sends something to a group that this machine joins, and waits a second for it to come back. */
    public static boolean passes(Nic nic) {
        try (MulticastSocket socket = new MulticastSocket(0)) {
            NetworkInterface through = NetworkInterface.getByName(nic.name());
            if (through == null) {
                return false;
            }
            InetAddress group = InetAddress.ofLiteral(GROUP);
            socket.setNetworkInterface(through);
            socket.setTimeToLive(1);
            socket.joinGroup(new InetSocketAddress(group, 0), through);
            socket.setSoTimeout(WAIT_MILLIS);
            byte[] sent = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
            socket.send(new DatagramPacket(sent, sent.length, group, socket.getLocalPort()));
            DatagramPacket heard = new DatagramPacket(new byte[64], 64);
            socket.receive(heard);
            return heard.getLength() == sent.length;
        } catch (IOException e) {
            return false;
        }
    }
}
