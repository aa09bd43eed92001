package dev.roadcase.sync;

import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long the cycle rests between two rounds: a few seconds while all is well, longer and longer up to a minute while the
 * hub cannot be reached, by chance between half and all of that so that many edges do not come at once. Any thread may wake it.
 */
final class Pauses {
    private static final long IDLE_MILLIS = 5_000;
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 60_000;
    private static final int DOUBLINGS = 6;

    private final Random random = new Random();
    private final AtomicInteger failures = new AtomicInteger();
    private final LinkedBlockingQueue<Boolean> wakes = new LinkedBlockingQueue<>(1);

    void failed() {
        failures.incrementAndGet();
    }

    void succeeded() {
        failures.set(0);
    }

    /** Whether the last round went well, or none was made yet. */
    boolean isCalm() {
        return failures.get() == 0;
    }

    /** Ends the present rest, or the next one before it begins. */
    void wake() {
        wakes.offer(true);
    }

    /** The longest that the next rest may last unless somebody wakes it, in milliseconds. */
    long longestMillis() {
        int failed = failures.get();
        return failed == 0 ? IDLE_MILLIS : Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failed - 1, DOUBLINGS));
    }

    void rest() throws InterruptedException {
        long half = longestMillis() / 2;
        wakes.poll(half + random.nextLong(half + 1), TimeUnit.MILLISECONDS);
    }
}
