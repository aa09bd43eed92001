package dev.roadcase.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Keeps anybody from trying passwords in numbers, without keeping their owner out. Safe for many threads; lives in memory,
 * so a restart begins anew.
 *
 * <p>Five wrong attempts are free, per address and per name. Then each from that address costs a wait that doubles from
 * 15 s to 5 min, and each at that name one of 15 s to 1 min, whoever asks: at most 60 an hour at one person. Whoever was
 * right at a name from an address before does not wait for what others do to that name. Ten quiet minutes or one success
 * wipe the slate.
 *
 * <p>An attempt counts as wrong from its beginning, before the costly look at the password: attempts side by side cannot
 * slip past the count.
 */
final class LoginAttempts {
    static final int FREE = 5;
    static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    static final Duration LONGEST_BY_NAME = Duration.ofMinutes(1);
    static final Duration LONGEST_BY_ADDRESS = Duration.ofMinutes(5);
    static final Duration QUIET = Duration.ofMinutes(10);

    /** More than a crew and its devices; under an attack from more, everybody counts as one. */
    private static final int MOST = 4_096;

    private static final String OTHERS = "others";

    private record Streak(int wrong, Instant last) {}

    private final InstantSource clock;
    // guarded by this
    private final Map<String, Streak> streaks = new HashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    LoginAttempts(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins an attempt; a positive answer is how long to wait before the next, and this one must not be looked at. */
    synchronized Duration begin(String address, String name) {
        Instant now = clock.instant();
        streaks.values().removeIf(s -> left(now, s.last, QUIET).isZero());
        Duration byAddress = wait(byAddress(address), LONGEST_BY_ADDRESS, now);
        Duration byName =
                known.contains(pair(address, name)) ? Duration.ZERO : wait(byName(name), LONGEST_BY_NAME, now);
        Duration wait = byAddress.compareTo(byName) > 0 ? byAddress : byName;
        if (wait.isZero()) {
            count(byAddress(address), now);
            count(byName(name), now);
        }
        return wait;
    }

    /** The attempt was right. */
    synchronized void right(String address, String name) {
        streaks.remove(byAddress(address));
        streaks.remove(byName(name));
        if (known.size() >= MOST) {
            known.remove(known.iterator().next());
        }
        known.add(pair(address, name));
    }

    private static String pair(String address, String name) {
        return address + " " + name;
    }

    private static String byAddress(String address) {
        return "from " + address;
    }

    private static String byName(String name) {
        return "at " + name;
    }

    private void count(String key, Instant now) {
        String counted = streaks.containsKey(key) || streaks.size() < MOST ? key : OTHERS;
        streaks.merge(counted, new Streak(1, now), (old, one) -> new Streak(old.wrong + 1, now));
    }

    private Duration wait(String key, Duration longest, Instant now) {
        Streak streak = streaks.size() < MOST ? streaks.get(key) : streaks.getOrDefault(key, streaks.get(OTHERS));
        if (streak == null || streak.wrong < FREE) {
            return Duration.ZERO;
        }
        Duration whole = FIRST_WAIT.multipliedBy(1L << Math.min(streak.wrong - FREE, 10));
        return left(now, streak.last, whole.compareTo(longest) < 0 ? whole : longest);
    }

    /** What is left of a time that began then; nothing when the clock was set back since, or it might never end. */
    private static Duration left(Instant now, Instant began, Duration time) {
        Duration left = time.minus(Duration.between(began, now));
        return left.isPositive() && left.compareTo(time) <= 0 ? left : Duration.ZERO;
    }
}
