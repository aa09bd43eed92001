package dev.roadcase.tray;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** When to start a crashed server again: after 1, 2 and 4 seconds, and not at all after four crashes in a minute. */
final class RestartPolicy {
    static final int CRASHES = 4;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private final Deque<Instant> crashes = new ArrayDeque<>();

    /** Notes a crash; how long to wait before the next start, empty when there shall be none. */
    Optional<Duration> crashed(Instant at) {
        crashes.addLast(at);
        while (crashes.getFirst().isBefore(at.minus(WINDOW))) {
            crashes.removeFirst();
        }
        return crashes.size() >= CRASHES
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(1L << (crashes.size() - 1)));
    }

    /** A person asked for a start: what was before does not count. */
    void forget() {
        crashes.clear();
    }
}
