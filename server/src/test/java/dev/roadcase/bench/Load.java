package dev.roadcase.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps a number of connections busy from one thread and counts answers. It does as little as a client can, because it
 * takes its share of the same processors.
 */
final class Load implements AutoCloseable {
    /** What one connection asks, one request after the other. */
    interface Script {
        /** The next request; {@code head} is the head of the answer before it, empty at first. */
        byte[] next(String head);

        /** The head of an answer, as soon as it is there. */
        default void answered(String head) {}
    }

    /** Answers per second, and how long the slow ones took. */
    record Rate(int answers, double perSecond, double p50Millis, double p99Millis) {}

    private final Selector selector;
    private final List<Wire> wires = new ArrayList<>();
    private final int expected;
    private final long[] nanos = new long[1 << 18];
    private int answers;

    /** Connects; every answer must have the status {@code expected}. */
    Load(int port, int expected, List<Script> scripts) throws IOException {
        this.expected = expected;
        selector = Selector.open();
        for (Script script : scripts) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Wire wire = new Wire(channel, script);
            channel.register(selector, SelectionKey.OP_READ, wire);
            wires.add(wire);
        }
    }

    /** Sends for that long, then takes the answers that are still to come. */
    Rate run(long millis) throws IOException {
        answers = 0;
        long begin = System.nanoTime();
        long end = begin + millis * 1_000_000;
        for (Wire wire : wires) {
            wire.send();
        }
        int busy = wires.size();
        while (busy > 0) {
            if (selector.select(10_000) == 0) {
                throw new IllegalStateException("No answer for 10 s");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                if (((Wire) key.attachment()).read(System.nanoTime() < end)) {
                    busy--;
                }
            }
            selector.selectedKeys().clear();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        int kept = Math.min(answers, nanos.length);
        Arrays.sort(nanos, 0, kept);
        return new Rate(answers, answers / seconds, nanos[kept / 2] / 1e6, nanos[(int) (kept * 0.99)] / 1e6);
    }

    @Override
    public void close() throws IOException {
        for (Wire wire : wires) {
            wire.channel.close();
        }
        selector.close();
    }

    private enum At {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK
    }

    /** One connection with one request under way. */
    private final class Wire {
        private final SocketChannel channel;
        private final Script script;
        private final ByteBuffer in = ByteBuffer.allocateDirect(256 << 10);
        private final ByteBuffer out = ByteBuffer.allocateDirect(16 << 10);
        private final StringBuilder size = new StringBuilder();
        private String head = "";
        private At at = At.HEAD;
        private long left;
        private boolean last;
        private long sent;

        Wire(SocketChannel channel, Script script) {
            this.channel = channel;
            this.script = script;
        }

        void send() throws IOException {
            at = At.HEAD;
            out.clear().put(script.next(head)).flip();
            sent = System.nanoTime();
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }

        /** Takes what has arrived; returns whether this wire has fallen silent for good. */
        boolean read(boolean more) throws IOException {
            if (channel.read(in) < 0) {
                throw new IllegalStateException("The server hung up after: " + head);
            }
            in.flip();
            boolean whole = take();
            in.compact();
            if (!whole) {
                return false;
            }
            if (answers < nanos.length) {
                nanos[answers] = System.nanoTime() - sent;
            }
            answers++;
            script.answered(head);
            if (more) {
                send();
            }
            return !more;
        }

        private boolean take() {
            while (in.hasRemaining()) {
                boolean whole = switch (at) {
                    case HEAD -> {
                        if (!takeHead()) {
                            yield false;
                        }
                        yield at == At.BODY && left == 0;
                    }
                    case BODY -> skip();
                    case CHUNK_SIZE -> takeSize();
                    case CHUNK -> {
                        if (skip()) {
                            at = At.CHUNK_SIZE;
                            yield last;
                        }
                        yield false;
                    }
                };
                if (whole) {
                    return true;
                }
                if (at == At.HEAD) {
                    return false;
                }
            }
            return false;
        }

        private boolean takeHead() {
            for (int i = in.position() + 3; i < in.limit(); i++) {
                if (in.get(i) == '\n' && in.get(i - 1) == '\r' && in.get(i - 2) == '\n') {
                    byte[] bytes = new byte[i + 1 - in.position()];
                    in.get(bytes);
                    head = new String(bytes, StandardCharsets.ISO_8859_1);
                    begin();
                    return true;
                }
            }
            return false;
        }

        private void begin() {
            int status = Integer.parseInt(head, 9, 12, 10);
            if (status != expected) {
                throw new IllegalStateException("Expected " + expected + " and got " + head);
            }
            if (status != 304 && header(head, "Transfer-Encoding: ") != null) {
                at = At.CHUNK_SIZE;
                size.setLength(0);
                last = false;
            } else {
                String length = header(head, "Content-Length: ");
                left = status == 304 || length == null ? 0 : Long.parseLong(length);
                at = At.BODY;
            }
        }

        private boolean takeSize() {
            while (in.hasRemaining()) {
                char c = (char) in.get();
                if (c == '\n') {
                    left = Long.parseLong(size.toString().trim(), 16) + 2;
                    last = left == 2;
                    size.setLength(0);
                    at = At.CHUNK;
                    return false;
                }
                size.append(c);
            }
            return false;
        }

        private boolean skip() {
            int now = (int) Math.min(left, in.remaining());
            in.position(in.position() + now);
            left -= now;
            return left == 0;
        }
    }

    /** The value of a header of an answer, or null. */
    static @org.jspecify.annotations.Nullable String header(String head, String name) {
        int start = head.indexOf(name);
        return start < 0 ? null : head.substring(start + name.length(), head.indexOf('\r', start));
    }

    /** A request as it goes over the wire. */
    static byte[] request(String line, String token, String headers, String body) {
        String text = line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n" + headers
                + (body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n")
                + "\r\n" + body;
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
