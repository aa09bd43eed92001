package dev.roadcase.router;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** A connection that was greeted by a Videohub. Each command is answered by ACK or NAK, in order. */
final class VideohubSession implements Driver.Session {
    private final Socket socket;
    private final BlockReader reader;
    private final OutputStream out;
    private final VideohubMemory memory = new VideohubMemory();
    private final ReentrantLock sending = new ReentrantLock();
    // guarded by sending
    private final Deque<CompletableFuture<Boolean>> asked = new ArrayDeque<>();
    private boolean waitsForPing;

    private VideohubSession(Socket socket, BlockReader reader) throws IOException {
        this.socket = socket;
        this.reader = reader;
        out = socket.getOutputStream();
    }

    /** Reads the preamble; only what greets so is ever written to. */
    static VideohubSession greeted(Socket socket) throws IOException {
        BlockReader reader = new BlockReader(socket.getInputStream());
        List<String> first = reader.next();
        if (!first.getFirst().equals("PROTOCOL PREAMBLE")
                || first.stream().noneMatch(l -> l.matches("Version: 2(\\.\\d+)?"))) {
            throw new IOException("What answers there does not speak version 2 of the Videohub protocol.");
        }
        return new VideohubSession(socket, reader);
    }

    @Override
    public RouterState next() throws IOException {
        while (true) {
            if (memory.take(block())) {
                String trouble = memory.trouble().orElse("");
                if (!trouble.isEmpty()) {
                    throw new IOException(trouble);
                }
                RouterState state = memory.state().orElse(null);
                if (state != null) {
                    return state;
                }
            }
        }
    }

    private List<String> block() throws IOException {
        while (true) {
            try {
                List<String> block = reader.next();
                waitsForPing = false;
                answered(block.getFirst());
                return block;
            } catch (SocketTimeoutException e) {
                ping();
            }
        }
    }

    private void answered(String header) {
        if (header.equals("ACK") || header.equals("NAK")) {
            sending.lock();
            try {
                CompletableFuture<Boolean> first = asked.poll();
                if (first != null) {
                    first.complete(header.equals("ACK"));
                }
            } finally {
                sending.unlock();
            }
        }
    }

    private void ping() throws IOException {
        if (waitsForPing) {
            throw new IOException("The router does not answer any more.");
        }
        waitsForPing = true;
        send("PING:\n\n", new CompletableFuture<>());
    }

    /** Sends a command; its answer is told when it comes. */
    private void send(String text, CompletableFuture<Boolean> answer) throws IOException {
        sending.lock();
        try {
            asked.add(answer);
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void set(Setting setting, Duration patience) throws IOException {
        Map<Integer, String> inputs = new TreeMap<>();
        setting.crosspoints().forEach((output, input) -> inputs.put(output, String.valueOf(input - 1)));
        set("VIDEO OUTPUT ROUTING", inputs, patience);
        set("INPUT LABELS", setting.inputLabels(), patience);
        set("OUTPUT LABELS", setting.outputLabels(), patience);
    }

    private void set(String header, Map<Integer, String> items, Duration patience) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(header).append(":\n");
        new TreeMap<>(items)
                .forEach((port, value) ->
                        text.append(port - 1).append(' ').append(value).append('\n'));
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        send(text.append('\n').toString(), answer);
        if (!agreed(answer, patience)) {
            throw new IOException("The router refused.");
        }
    }

    private static boolean agreed(CompletableFuture<Boolean> answer, Duration patience) throws IOException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("The router did not answer; look whether it was switched.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        sending.lock();
        try {
            asked.forEach(a -> a.completeExceptionally(new IOException("The connection was closed.")));
            asked.clear();
        } finally {
            sending.unlock();
        }
    }
}
