package dev.roadcase.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong PINs per address and in total, so that nobody can try them all: at most five wrong in a minute from one
 * address, then a wait that doubles up to a minute; at most ninety in an hour from all that have never been let in, which is
 * less than one in ten thousand of the million PINs. An address that has been let in before is not held up by what others
 * try. Safe for many threads.
 */
final class Attempts {
    static final int FREE = 5;
    static final int TOTAL_PER_HOUR = 90;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int KNOWN_ADDRESSES = 10_000;

    private final InstantSource clock;
    // guarded by this
    private final Map<String, Tally> addresses = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
            return size() > KNOWN_ADDRESSES;
        }
    };
    private final Deque<Instant> wrong = new ArrayDeque<>();

    /** What is known of one address. */
    private static final class Tally {
        private int failures;
        private Instant last = Instant.EPOCH;
        private boolean trusted;
    }

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /** How long the address must wait before it may try; zero when it may now. */
    synchronized Duration pause(String address) {
        Instant now = clock.instant();
        Tally known = addresses.get(address);
        if (known != null && known.failures >= FREE) {
            Duration left = Duration.between(now, known.last.plus(wait(known.failures)));
            if (left.isPositive()) {
                return left;
            }
        }
        boolean trusted = known != null && known.trusted;
        return trusted ? Duration.ZERO : totalPause(now);
    }

    private Duration totalPause(Instant now) {
        while (!wrong.isEmpty() && !wrong.getFirst().plus(Duration.ofHours(1)).isAfter(now)) {
            wrong.removeFirst();
        }
        return wrong.size() < TOTAL_PER_HOUR ? Duration.ZERO : LONGEST_WAIT;
    }

    private static Duration wait(int failures) {
        Duration wait = Duration.ofSeconds(1L << Math.min(10, failures - FREE + 2));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    synchronized void failed(String address) {
        Tally known = addresses.computeIfAbsent(address, a -> new Tally());
        Instant now = clock.instant();
        if (known.failures < FREE && known.last.plus(Duration.ofMinutes(1)).isBefore(now)) {
            known.failures = 0;
        }
        known.failures++;
        known.last = now;
        wrong.addLast(now);
    }

    synchronized void succeeded(String address) {
        Tally known = addresses.computeIfAbsent(address, a -> new Tally());
        known.failures = 0;
        known.trusted = true;
    }
}
