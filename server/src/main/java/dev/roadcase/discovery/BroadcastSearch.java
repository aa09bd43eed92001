package dev.roadcase.discovery;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks everybody on one network by broadcast; a question may get lost, so it is asked three times. */
final class BroadcastSearch {
    private static final Logger log = LoggerFactory.getLogger(BroadcastSearch.class);
    private static final int ROUNDS = 3;

    private final int port;

    BroadcastSearch(int port) {
        this.port = port;
    }

    /** Tells of each answer that comes in that time; some servers answer more than once. */
    void run(Nic nic, Duration time, Consumer<Found> found) {
        nic.broadcast().ifPresent(everybody -> {
            Inet4Address own = nic.typeable().getFirst();
            try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(own, 0))) {
                socket.setBroadcast(true);
                for (int round = 1; round <= ROUNDS; round++) {
                    byte[] question = Broadcast.question();
                    socket.send(new DatagramPacket(question, question.length, new InetSocketAddress(everybody, port)));
                    hear(socket, time.dividedBy(ROUNDS), found);
                }
            } catch (IOException e) {
                log.debug("Nothing can be asked by way of {}: {}", own.getHostAddress(), e.getMessage());
            }
        });
    }

    private static void hear(DatagramSocket socket, Duration time, Consumer<Found> found) throws IOException {
        long until = System.nanoTime() + time.toNanos();
        DatagramPacket packet = new DatagramPacket(new byte[Broadcast.SIZE], Broadcast.SIZE);
        for (long left = time.toMillis(); left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            socket.setSoTimeout((int) left);
            try {
                packet.setLength(Broadcast.SIZE);
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                return;
            }
            if (packet.getAddress() instanceof Inet4Address from) {
                Broadcast.found(packet.getData(), packet.getLength(), from).ifPresent(found);
            }
        }
    }
}
