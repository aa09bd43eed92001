package dev.roadcase.sync;

/**
 * How much is sent and asked for at once: less after a failure, twice as much after a success. It outlives the attempt, so that a
 * line which cannot carry much gets less the next time. What is sent and what is asked for may be paced by two threads, one each.
 */
final class Pace {
    private static final int MOST = 500;
    private static final long MOST_BYTES = 4_000_000;
    private static final long LEAST_BYTES = 4_000;

    private int changes = MOST;
    private long bytes = MOST_BYTES;

    /** How many changes one push has. */
    int changes() {
        return changes;
    }

    void succeeded() {
        changes = Math.min(MOST, changes * 2);
    }

    void failed(int sent) {
        changes = Math.max(1, sent / 2);
    }

    /** How many bytes one page of the log has, before it is packed. */
    long bytes() {
        return bytes;
    }

    /** A page came whole. */
    void came() {
        bytes = Math.min(MOST_BYTES, bytes * 2);
    }

    /** A page did not come; an eighth of it is asked for, because nobody knows how much of it was on its way. */
    void broke() {
        bytes = Math.max(LEAST_BYTES, bytes / 8);
    }
}
