package dev.roadcase.discovery;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers those who search by broadcast. Only neighbours get an answer, those on a network of this machine that the server
 * is bound to, and only so many a second. Works on one virtual thread from {@link #start} to {@link #close}.
 */
public final class BroadcastAnswers implements AutoCloseable {
    /** A crew that searches all at once gets through; a flood does not make this machine one of its sources. */
    static final int MOST_PER_SECOND = 50;

    private static final Logger log = LoggerFactory.getLogger(BroadcastAnswers.class);

    private final byte[] answer;
    private final Supplier<List<Nic>> nics;
    private final int port;
    private volatile @Nullable DatagramSocket socket;
    // its own thread only
    private long second;
    private int answered;

    public BroadcastAnswers(Announcement server, Supplier<List<Nic>> nics) {
        this(server, nics, Broadcast.PORT);
    }

    BroadcastAnswers(Announcement server, Supplier<List<Nic>> nics, int port) {
        answer = Broadcast.answer(server);
        this.nics = nics;
        this.port = port;
    }

    /** Begins; without the port the server runs all the same, and is not found this way. */
    public void start() {
        try {
            DatagramSocket made = new DatagramSocket(null);
            made.setReuseAddress(true); // a second server on this machine answers too
            made.bind(new InetSocketAddress(port));
            socket = made;
            Thread.ofVirtual().name("broadcast").start(() -> run(made));
        } catch (IOException e) {
            log.warn("Searches by broadcast are not answered: UDP port {} cannot be had ({})", port, e.getMessage());
        }
    }

    private void run(DatagramSocket on) {
        DatagramPacket packet = new DatagramPacket(new byte[Broadcast.SIZE + 1], Broadcast.SIZE + 1);
        while (!on.isClosed()) {
            try {
                packet.setLength(Broadcast.SIZE + 1);
                on.receive(packet);
                consider(on, packet);
            } catch (IOException e) {
                pause(e, on);
            }
        }
    }

    private static void pause(IOException why, DatagramSocket on) {
        if (on.isClosed()) {
            return;
        }
        log.debug("A search by broadcast was not answered: {}", why.getMessage());
        try {
            Thread.sleep(100); // a socket that keeps failing must not keep a core busy
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void consider(DatagramSocket on, DatagramPacket asked) throws IOException {
        if (Broadcast.isQuestion(asked.getData(), asked.getLength())
                && isNeighbour(asked.getAddress())
                && mayAnswer()) {
            on.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
        }
    }

    private boolean isNeighbour(InetAddress from) {
        return from instanceof Inet4Address address && nics.get().stream().anyMatch(n -> n.reaches(address));
    }

    private boolean mayAnswer() {
        long now = System.nanoTime() / 1_000_000_000L;
        answered = now == second ? answered + 1 : 1;
        second = now;
        return answered <= MOST_PER_SECOND;
    }

    @Override
    public void close() {
        DatagramSocket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
