package dev.roadcase.sync;

/**
 * How many changes are sent at once: half as many after a failure, twice as many after a success. It outlives the attempt, so
 * that a line which cannot carry much gets less the next time. Used by the cycle's thread only.
 */
final class Pace {
    private static final int MOST = 500;

    private int changes = MOST;

    int changes() {
        return changes;
    }

    void succeeded() {
        changes = Math.min(MOST, changes * 2);
    }

    void failed(int sent) {
        changes = Math.max(1, sent / 2);
    }
}
