package dev.roadcase.sync;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Something somebody asked for, with how far it is. Safe for many threads. */
public final class Job {
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

    /** download or upload. */
    public String kind() {
        return kind;
    }

    /** The scope it is about; null for all. */
    public @Nullable UUID scope() {
        return scope;
    }

    boolean isAbout(UUID one) {
        return scope == null || scope.equals(one);
    }

    synchronized void moved(long by, long left) {
        done += by;
        total = Math.max(total, done + left);
    }

    synchronized void end(@Nullable String why) {
        error = why;
        total = why == null ? done : total;
        ended.countDown();
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
