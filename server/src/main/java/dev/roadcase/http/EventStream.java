package dev.roadcase.http;

import dev.roadcase.store.ScopeState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One client that follows the show. Journal events are read when the client can take them, so a slow client waits for
 * itself alone; transient events wait in a short queue, and a client that lets it overflow is cut off and heals by
 * {@code Last-Event-ID}. Runs on the virtual thread of its request.
 */
final class EventStream {
    private static final long HEARTBEAT_SECONDS = 15;
    private static final long ASKED_EVERY_SECONDS = 2;
    private static final int MAX_TRANSIENT = 256;
    private static final int BURST = 500;

    private final List<Cursor> cursors;
    private final Feed feed;
    private final OutputStream out;
    private final Watcher watcher;
    private final BooleanSupplier isStillIn;
    private long asked = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    // guarded by lock
    private final Queue<String> waiting = new ArrayDeque<>();
    private @Nullable String presence;
    private boolean signalled;
    private boolean closed;

    /** @param isStillIn whether the session that opened it is good; asked before anything is sent, every two seconds at most */
    EventStream(List<Cursor> cursors, Feed feed, OutputStream out, Watcher watcher, BooleanSupplier isStillIn) {
        this.isStillIn = isStillIn;
        this.watcher = watcher;
        this.cursors = cursors;
        this.feed = feed;
        this.out = out;
    }

    /** Sends until the client goes or {@link #close} is called. */
    void run() throws IOException {
        send("retry: 2000\n");
        sendResyncs();
        send(cursors.isEmpty() ? "\n" : "id: " + id() + "\n\n");
        out.flush();
        while (!isClosed()) {
            if (!mayGoOn()) {
                return;
            }
            boolean sent = sendTransient();
            sent |= sendChanges();
            if (sent) {
                out.flush();
            } else if (!await()) {
                send(": still here\n\n");
                out.flush();
            }
        }
        sendTransient();
        out.flush();
    }

    private boolean mayGoOn() {
        long now = System.nanoTime();
        if (now - asked < TimeUnit.SECONDS.toNanos(ASKED_EVERY_SECONDS)) {
            return true;
        }
        asked = now;
        return isStillIn.getAsBoolean();
    }

    private void sendResyncs() throws IOException {
        for (Cursor cursor : cursors) {
            if (cursor.takeResync()) {
                send("event: resync\nid: " + id() + "\ndata: {\"scope\":\"" + cursor.asked() + "\"}\n\n");
            }
        }
    }

    private boolean sendChanges() throws IOException {
        boolean sent = false;
        for (Cursor cursor : cursors) {
            for (int i = 0; i < BURST && !isClosed(); i++) {
                Feed.Event event = feed.after(cursor.scope(), cursor.seq());
                if (event == null) {
                    break;
                }
                cursor.passed(event);
                send("event: change\nid: " + id() + "\ndata: " + event.data() + "\n\n");
                sent = true;
            }
        }
        return sent;
    }

    private boolean sendTransient() throws IOException {
        boolean sent = false;
        for (String event = poll(); event != null; event = poll()) {
            send(event);
            sent = true;
        }
        return sent;
    }

    private String id() {
        return cursors.stream().map(Cursor::id).collect(Collectors.joining(","));
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable String poll() {
        lock.lock();
        try {
            String next = waiting.poll();
            if (next == null) {
                next = presence;
                presence = null;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for news; false when the time for a sign of life has come first. */
    private boolean await() {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(HEARTBEAT_SECONDS);
            while (!signalled && !closed && left > 0) {
                left = news.awaitNanos(left);
            }
            boolean was = signalled || closed;
            signalled = false;
            return was;
        } catch (InterruptedException e) {
            closed = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A scope has moved; called from the writer's thread and never waits for the client. */
    void moved(ScopeState state) {
        for (Cursor cursor : cursors) {
            if (cursor.scope().id().equals(state.id())) {
                cursor.see(state);
                signal();
            }
        }
    }

    private void signal() {
        lock.lock();
        try {
            signalled = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** An event without a place in the journal. */
    void tell(String name, String data) {
        lock.lock();
        try {
            if (waiting.size() >= MAX_TRANSIENT) {
                closed = true;
            } else {
                waiting.add("event: " + name + "\ndata: " + data + "\n\n");
            }
            signalled = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Who is there now; of those that wait only the newest is worth sending. */
    void tellPresence(String data) {
        lock.lock();
        try {
            presence = "event: presence\ndata: " + data + "\n\n";
            signalled = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Watcher watcher() {
        return watcher;
    }

    boolean follows(UUID scope) {
        return cursors.stream().anyMatch(c -> c.scope().id().equals(scope));
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
