package dev.roadcase.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Lets through so many in a time, of one address and in total, and counts the others. Safe for many threads. */
final class Pace {
    static final int PER_ADDRESS = 10;
    static final int IN_TOTAL = 60;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Duration time;
    private final int perAddress;
    private final int inTotal;
    // guarded by this
    private final Map<String, Integer> passed = new HashMap<>();
    private Instant began = Instant.EPOCH;
    private int total;
    private int leftOut;

    /** So many a minute. */
    Pace(Clock clock) {
        this(clock, MINUTE, PER_ADDRESS, IN_TOTAL);
    }

    Pace(Clock clock, Duration time, int perAddress, int inTotal) {
        this.clock = clock;
        this.time = time;
        this.perAddress = perAddress;
        this.inTotal = inTotal;
    }

    synchronized boolean admits(String address) {
        Instant now = clock.instant();
        if (Duration.between(began, now).abs().compareTo(time) >= 0) {
            began = now;
            passed.clear();
            total = 0;
        }
        if (total >= inTotal || passed.getOrDefault(address, 0) >= perAddress) {
            leftOut++;
            return false;
        }
        total++;
        passed.merge(address, 1, Integer::sum);
        return true;
    }

    /** How many were not let through since this was asked last. */
    synchronized int leftOut() {
        int count = leftOut;
        leftOut = 0;
        return count;
    }
}
