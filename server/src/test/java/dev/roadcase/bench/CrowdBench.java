package dev.roadcase.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** How long the others wait for a write while a crowd of good or of bad will is there as well. */
final class CrowdBench {
    private static final int ROUNDS = 5;
    private static final long ROUND = 800;
    private static final int WRITERS = 8;
    private static final int HALF_OPEN = 2_000;
    private static final int STREAMS = 500;
    private static final int RECONNECTS_PER_SECOND = 100;

    private final Show show;
    private final List<Socket> sockets = new ArrayList<>();

    private static final int SLOW_READERS = 800;

    CrowdBench(Show show) {
        this.show = show;
    }

    /** The slowest of a hundred writes, in milliseconds. */
    record Figure(String crowd, double p99Millis) {}

    /** The first is without a crowd. */
    List<Figure> run() throws IOException, InterruptedException {
        try (Load writers = new Load(show.port(), 200, show.editors(WRITERS))) {
            writers.run(2 * ROUND);
            List<Figure> figures = new ArrayList<>();
            figures.add(new Figure("calm", p99(writers)));
            for (int i = 0; i < HALF_OPEN; i++) {
                open(2, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            }
            figures.add(new Figure("2,000 half-open connections of one address", p99(writers)));
            leave();
            for (int i = 0; i < STREAMS; i++) {
                open(1, show.follow());
            }
            figures.add(new Figure("500 idle event streams", p99(writers)));
            leave();
            figures.add(new Figure("100 streams a second that come and go", comingAndGoing(writers)));
            for (int i = 0; i < SLOW_READERS; i++) {
                open(
                        3,
                        "GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            }
            figures.add(new Figure("800 who ask for a large file and do not take it", p99(writers)));
            leave();
            for (int i = 0; i < HALF_OPEN; i++) {
                open(2, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; i < STREAMS; i++) {
                open(1, show.follow());
            }
            figures.add(new Figure("the first three at once", comingAndGoing(writers)));
            leave();
            return figures;
        }
    }

    private static double p99(Load writers) throws IOException {
        double[] found = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            found[i] = writers.run(ROUND).p99Millis();
        }
        Arrays.sort(found);
        return found[ROUNDS / 2];
    }

    private double comingAndGoing(Load writers) throws IOException, InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Thread visitors = Thread.ofPlatform().start(() -> visit(over));
        double found = p99(writers);
        over.set(true);
        visitors.join();
        return found;
    }

    private void visit(AtomicBoolean over) {
        long next = System.nanoTime();
        while (!over.get()) {
            try (Socket socket = connect(1)) {
                socket.getOutputStream().write(show.follow());
                socket.getInputStream().read();
                next += 1_000_000_000L / RECONNECTS_PER_SECOND;
                Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Socket connect(int last) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last}), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), show.port()));
        return socket;
    }

    private void open(int last, byte[] text) throws IOException {
        Socket socket = connect(last);
        sockets.add(socket);
        try {
            socket.getOutputStream().write(text);
        } catch (IOException e) {
            socket.close(); // beyond the cap it is cut, which is what is wanted of the server
        }
    }

    private void leave() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }
}
