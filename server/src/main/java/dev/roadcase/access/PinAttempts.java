package dev.roadcase.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps anybody from trying all PINs, without keeping the crew out. Safe for many threads; lives in memory, so a restart
 * begins anew.
 *
 * <p><b>Per address.</b> Five wrong attempts are free; then each costs a wait that doubles from 15 s to 5 min. Ten quiet
 * minutes or one success wipe the slate.
 *
 * <p><b>Who was in before</b>, by the address or by a session of ours that may have run out, waits a minute at most.
 *
 * <p><b>In total.</b> While fewer than 40 wrong ones lie in the last hour, anybody may try. After that strangers wait
 * until the hour has moved on, and addresses that have been right before share one wrong attempt a minute. However they
 * mix, no hour holds more than 40 + 60 = 100 wrong ones, a ten-thousandth of the million PINs; and what others do costs a
 * known address a minute at most.
 *
 * <p>The verdict on an attempt is passed in and told only to those whose turn it is: judging and counting are one step, so
 * that many attempts at once cannot slip past the count, and a right PIN during a wait tells nothing.
 */
final class PinAttempts {
    static final int FREE_PER_ADDRESS = 5;
    static final int FREE_PER_HOUR = 40;
    static final int MOST_PER_HOUR = 100;
    static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    static final Duration LONGEST_WAIT_KNOWN = Duration.ofMinutes(1);
    static final Duration QUIET = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PACE = Duration.ofSeconds(HOUR.toSeconds() / (MOST_PER_HOUR - FREE_PER_HOUR));
    private static final int KNOWN = 4_096;

    /** What comes of asking for a turn. */
    sealed interface Answer permits Allowed, Wait {}

    /** The attempt counts, and this is its verdict. */
    record Allowed(boolean isRight) implements Answer {}

    /** The attempt does not count; the next may come after {@code time}. */
    record Wait(Duration time) implements Answer {}

    private record Streak(int wrong, Instant last) {}

    private final InstantSource clock;
    // guarded by this
    private final Map<String, Streak> streaks = new HashMap<>();
    private final List<Instant> wrong = new ArrayList<>();
    private final Set<String> known = Collections.newSetFromMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KNOWN;
        }
    });
    private Instant paced = Instant.EPOCH;

    PinAttempts(InstantSource clock) {
        this.clock = clock;
    }

    /** The same for a device that has shown a session of ours, which may have run out: known wherever it is now. */
    synchronized Answer judgeKnown(String device, boolean isRight) {
        known.add(device);
        return judge(device, isRight);
    }

    synchronized Answer judge(String address, boolean isRight) {
        Instant now = clock.instant();
        forget(now);
        Duration wait = wait(address, now);
        if (wait.isPositive()) {
            return new Wait(wait);
        }
        if (isRight) {
            welcome(address);
        } else {
            count(address, now);
        }
        return new Allowed(isRight);
    }

    private Duration wait(String address, Instant now) {
        Duration own = ownWait(address, now);
        Duration total = totalWait(address, now);
        return own.compareTo(total) > 0 ? own : total;
    }

    private Duration ownWait(String address, Instant now) {
        Streak streak = streaks.get(address);
        if (streak == null || streak.wrong < FREE_PER_ADDRESS) {
            return Duration.ZERO;
        }
        Duration whole = FIRST_WAIT.multipliedBy(1L << Math.min(streak.wrong - FREE_PER_ADDRESS, 10));
        Duration longest = known.contains(address) ? LONGEST_WAIT_KNOWN : LONGEST_WAIT;
        return left(now, streak.last, whole.compareTo(longest) < 0 ? whole : longest);
    }

    private Duration totalWait(String address, Instant now) {
        if (wrong.size() < FREE_PER_HOUR) {
            return Duration.ZERO;
        }
        return known.contains(address)
                ? left(now, paced, PACE)
                : left(now, wrong.get(wrong.size() - FREE_PER_HOUR), HOUR);
    }

    private void welcome(String address) {
        streaks.remove(address);
        known.add(address);
    }

    private void count(String address, Instant now) {
        if (wrong.size() >= FREE_PER_HOUR) {
            paced = now;
        }
        wrong.add(now);
        streaks.merge(address, new Streak(1, now), (old, one) -> new Streak(old.wrong + 1, now));
    }

    /** Begins anew, for when a fresh PIN has made the old guesses worthless; who is known stays known. */
    synchronized void forget() {
        wrong.clear();
        streaks.clear();
    }

    private void forget(Instant now) {
        wrong.removeIf(at -> left(now, at, HOUR).isZero());
        streaks.values().removeIf(s -> left(now, s.last, QUIET).isZero());
    }

    /** What is left of a time that began then; nothing when the clock was set back since, or it might never end. */
    private static Duration left(Instant now, Instant began, Duration time) {
        Duration left = time.minus(Duration.between(began, now));
        return left.isPositive() && left.compareTo(time) <= 0 ? left : Duration.ZERO;
    }
}
