package dev.roadcase.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A bad network between an edge and its hub: passes bytes on, or does to them what networks do. */
public final class FlakyProxy implements AutoCloseable {
    /** What is wrong with the network. */
    public enum Fault {
        /** Nothing. */
        NONE,
        /** Connections are accepted and closed at once. */
        REFUSING,
        /** Everything is swallowed, nothing is answered. */
        BLACK_HOLE,
        /** The connection breaks after some bytes from the edge. */
        CUT_GOING,
        /** The connection breaks after some bytes from the hub. */
        CUT_COMING,
        /** The hub hears everything, the edge never hears the answer. */
        ANSWER_LOST,
        /** A page to sign in on is answered to everything. */
        PORTAL,
        /** Every request arrives twice. */
        REPLAYING,
        /** After some bytes from the hub nothing comes any more, and nobody says that the connection has ended. */
        HALF_OPEN,
        /** A packed answer arrives as a shorter one that is complete in itself, but is not the whole packing. */
        PACKED_CUT,
        /** 50 ms away, and one piece of fifty is lost at first and comes a quarter of a second late. */
        LOSSY
    }

    private static final String PAGE = "<html><body>Welcome to the venue. Sign in to go online.</body></html>";

    private final ServerSocket server;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong cutAfter = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong carried = new AtomicLong();
    private final Random random = new Random(50);
    private volatile Fault fault = Fault.NONE;
    private volatile long delayMillis;

    /** Passes on to a port of this machine. */
    public FlakyProxy(int port) {
        this.port = port;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("flaky-proxy").start(this::accept);
    }

    public String url() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getLocalPort();
    }

    /** From now on this is wrong; connections there are end. {@code bytes} is where those that are cut are cut. */
    public void become(Fault next, long bytes) {
        fault = next;
        cutAfter.set(bytes);
        open.forEach(FlakyProxy::close);
    }

    /** From now on every piece takes so long in each direction. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** How many bytes went through so far, in both directions. */
    public long carried() {
        return carried.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                // closed, or the client went away at once
            }
        }
    }

    private void serve(Socket client) {
        Fault now = fault;
        try (client) {
            switch (now) {
                case REFUSING -> {}
                case BLACK_HOLE -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
                case PORTAL -> portal(client);
                default -> pass(client, now);
            }
        } catch (IOException e) {
            // that is what it is for
        } finally {
            open.remove(client);
        }
    }

    private static void portal(Socket client) throws IOException {
        byte[] head = new byte[1 << 16];
        if (client.getInputStream().read(head) > 0) {
            String answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: "
                    + PAGE.length() + "\r\n\r\n" + PAGE;
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void pass(Socket client, Fault now) throws IOException {
        try (Socket hub = new Socket(InetAddress.getLoopbackAddress(), port)) {
            open.add(hub);
            boolean twice = now == Fault.REPLAYING;
            Thread going = Thread.startVirtualThread(
                    () -> copy(client, hub, now == Fault.CUT_GOING ? cutAfter.get() : Long.MAX_VALUE, twice));
            long limit = now == Fault.ANSWER_LOST ? 0 : now == Fault.CUT_COMING ? cutAfter.get() : Long.MAX_VALUE;
            if (limit == 0) {
                hub.getInputStream().read(); // the hub has done it once it answers
            } else if (now == Fault.PACKED_CUT) {
                new ShortenedAnswer(hub.getInputStream()).to(client.getOutputStream());
            } else if (now == Fault.HALF_OPEN) {
                silenced(hub, client);
            } else {
                copy(hub, client, limit, false);
            }
            close(client);
            going.join();
            open.remove(hub);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Copies until one side ends or the limit is reached; what came in one piece may be sent on another line, too. */
    private void copy(Socket from, Socket to, long limit, boolean twice) {
        byte[] buffer = new byte[1 << 16];
        long left = limit;
        try {
            InputStream in = from.getInputStream();
            for (int n = in.read(buffer); n >= 0 && left > 0; n = in.read(buffer)) {
                int part = (int) Math.min(n, left);
                carried.addAndGet(part);
                pause();
                to.getOutputStream().write(buffer, 0, part);
                to.getOutputStream().flush();
                left -= part;
                if (twice) {
                    replay(buffer, part);
                }
                if (left == 0) {
                    close(to);
                    close(from);
                    return;
                }
            }
        } catch (IOException e) {
            // the other side went away
        }
        close(to);
    }

    /** Passes some bytes on; then the line is dead, until the client gives it up. */
    private void silenced(Socket hub, Socket client) throws IOException {
        byte[] some = new byte[(int) Math.min(1 << 16, cutAfter.get())];
        int n = hub.getInputStream().readNBytes(some, 0, some.length);
        client.getOutputStream().write(some, 0, n);
        client.getOutputStream().flush();
        hub.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private void pause() {
        try {
            boolean lossy = fault == Fault.LOSSY;
            long millis = lossy ? random.nextInt(50) == 0 ? 300 : 50 : delayMillis;
            if (millis > 0) {
                Thread.sleep(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A request that fits into one piece is sent again on a connection of its own. */
    private void replay(byte[] request, int length) {
        try (Socket again = new Socket(InetAddress.getLoopbackAddress(), port)) {
            again.setSoTimeout(2_000);
            again.getOutputStream().write(request, 0, length);
            again.getInputStream().read();
        } catch (IOException e) {
            // it was only half a request
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(FlakyProxy::close);
    }
}
