package dev.roadcase.sync;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Something somebody asked for, with how far it is. Safe for many threads. */
public final class Job {
    static final String DOWNLOAD = "download";
    /** Asks only what the hub has. */
    static final String LOOK = "look";

    private final UUID id;
    private final String kind;
    private final @Nullable UUID scope;
    private final CountDownLatch ended = new CountDownLatch(1);
    private long done;
    private long total;
    private @Nullable String error;

    Job(UUID id, String kind, @Nullable UUID scope) {
        this.id = id;
        this.kind = kind;
        this.scope = scope;
    }

    public UUID id() {
        return id;
    }

    /** download, upload or look. */
    public String kind() {
        return kind;
    }

    /** The scope it is about; null for all. */
    public @Nullable UUID scope() {
        return scope;
    }

    boolean isLook() {
        return kind.equals(LOOK);
    }

    /** Whether it asks for every show of the hub. */
    boolean isForAll() {
        return kind.equals(DOWNLOAD) && scope == null;
    }

    boolean isAbout(UUID one) {
        return !isLook() && (scope == null || one.equals(scope));
    }

    synchronized void moved(long by, long left) {
        done += by;
        total = Math.max(total, done + left);
    }

    synchronized void end(@Nullable String why) {
        if (ended.getCount() == 0) {
            return;
        }
        error = why;
        total = why == null ? done : total;
        ended.countDown();
    }

    /** Whether it ended within that time. */
    boolean await(Duration patience) throws InterruptedException {
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    public synchronized long done() {
        return done;
    }

    public synchronized long total() {
        return total;
    }

    /** Why it failed; null while it runs and when it went well. */
    public synchronized @Nullable String error() {
        return error;
    }

    /** running, done or failed. */
    public synchronized String state() {
        if (ended.getCount() > 0) {
            return "running";
        }
        return error == null ? "done" : "failed";
    }
}
