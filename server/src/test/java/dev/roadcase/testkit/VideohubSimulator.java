package dev.roadcase.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A router that speaks the Videohub Ethernet protocol 2.8 as its public description says: the state when somebody connects,
 * ACK or NAK to what is asked, and what changed to everybody. On a free port of this machine.
 */
public final class VideohubSimulator implements AutoCloseable {
    private final int inputs;
    private final int outputs;
    private final ServerSocket server;
    private final Map<Integer, Integer> routing = new TreeMap<>();
    private final Map<Integer, String> inputLabels = new TreeMap<>();
    private final Map<Integer, String> outputLabels = new TreeMap<>();
    private final Map<Integer, String> locks = new TreeMap<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean mute;
    private volatile boolean takes;
    private volatile String present = "true";

    public VideohubSimulator(int inputs, int outputs) {
        this(inputs, outputs, 0);
    }

    /** The same at a port, for one that comes back. */
    public VideohubSimulator(int inputs, int outputs, int port) {
        this.inputs = inputs;
        this.outputs = outputs;
        for (int i = 0; i < inputs; i++) {
            inputLabels.put(i, "Input " + (i + 1));
        }
        for (int i = 0; i < outputs; i++) {
            routing.put(i, 0);
            outputLabels.put(i, "Output " + (i + 1));
            locks.put(i, "U");
        }
        try {
            server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Headers of the blocks that clients sent. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public int clients() {
        return clients.size();
    }

    /** From now on it takes connections and says nothing. */
    public void fallSilent() {
        mute = true;
    }

    /** From now on it agrees to crosspoints and waits for somebody to take them. */
    public void takeMode() {
        takes = true;
    }

    /** What it says of its device to those who connect from now on: true, false or needs_update. */
    public void present(String word) {
        present = word;
    }

    /** Somebody at the router's own panel switches it; ports from 0, as on the wire. */
    public synchronized void press(int output, int input) {
        routing.put(output, input);
        tell("VIDEO OUTPUT ROUTING:\n" + output + " " + input + "\n\n");
    }

    /** Somebody locks an output. */
    public synchronized void lock(int output) {
        locks.put(output, "L");
        tell("VIDEO OUTPUT LOCKS:\n" + output + " L\n\n");
    }

    /** What an output shows, from 0. */
    public synchronized int shown(int output) {
        return routing.getOrDefault(output, -1);
    }

    public synchronized String inputLabel(int input) {
        return inputLabels.getOrDefault(input, "");
    }

    /** The cable is pulled. */
    public void drop() {
        clients.forEach(VideohubSimulator::close);
        clients.clear();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            synchronized (this) {
                send(client, prelude());
            }
            List<String> block = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    block.add(line);
                } else if (!block.isEmpty()) {
                    answer(client, block);
                    block.clear();
                }
            }
        } catch (IOException e) {
            // the client is gone
        } finally {
            close(client);
            clients.remove(client);
        }
    }

    private synchronized String prelude() {
        StringBuilder text = new StringBuilder("PROTOCOL PREAMBLE:\nVersion: 2.8\n\nVIDEOHUB DEVICE:\nDevice present: ")
                .append(present)
                .append('\n');
        if (!present.equals("true")) {
            return text.append('\n').toString();
        }
        text.append("Model name: Blackmagic Smart Videohub\nFriendly name: Router A\nUnique ID: 7C2E0D000001\n")
                .append("Video inputs: ")
                .append(inputs)
                .append("\nVideo outputs: ")
                .append(outputs)
                .append("\n\nNETWORK:\nInterface Count: 1\n\n");
        block(text, "INPUT LABELS", inputLabels);
        block(text, "OUTPUT LABELS", outputLabels);
        block(text, "VIDEO OUTPUT LOCKS", locks);
        block(text, "VIDEO OUTPUT ROUTING", routing);
        return text.append("END PRELUDE:\n\n").toString();
    }

    private static void block(StringBuilder text, String header, Map<Integer, ?> items) {
        text.append(header).append(":\n");
        items.forEach(
                (port, value) -> text.append(port).append(' ').append(value).append('\n'));
        text.append('\n');
    }

    private synchronized void answer(Socket client, List<String> block) {
        asked.add(block.getFirst());
        if (mute) {
            return;
        }
        List<String> lines = block.subList(1, block.size());
        boolean known = switch (block.getFirst()) {
            case "PING:" -> true;
            case "VIDEO OUTPUT ROUTING:" -> lines.stream().allMatch(this::route);
            case "INPUT LABELS:" -> lines.stream().allMatch(l -> label(inputLabels, l));
            case "OUTPUT LABELS:" -> lines.stream().allMatch(l -> label(outputLabels, l));
            default -> false;
        };
        send(client, known ? "ACK\n\n" : "NAK\n\n");
        if (known && !lines.isEmpty() && !takes) {
            tell(String.join("\n", block) + "\n\n");
        }
    }

    private boolean route(String line) {
        String[] parts = line.split(" ", -1);
        int output = Integer.parseInt(parts[0]);
        int input = Integer.parseInt(parts[1]);
        if (output >= outputs || input >= inputs || !"U".equals(locks.get(output))) {
            return false;
        }
        if (!takes) {
            routing.put(output, input);
        }
        return true;
    }

    private static boolean label(Map<Integer, String> labels, String line) {
        String[] parts = line.split(" ", 2);
        return labels.replace(Integer.valueOf(parts[0]), parts[1]) != null;
    }

    private void tell(String text) {
        clients.forEach(c -> send(c, text));
    }

    private void send(Socket client, String text) {
        if (mute) {
            return;
        }
        try {
            OutputStream out = client.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            close(client);
        }
    }

    private static void close(Socket client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drop();
    }
}
