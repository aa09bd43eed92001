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
 * <p><b>Per address.</b> Five wrong attempts are free; then each costs a wait that grows from 15 s to a minute. Ten quiet
 * minutes or one success wipe the slate.
 *
 * <p><b>In total.</b> While fewer than 30 wrong ones lie in the last hour, anybody may try. After that there are three
 * queues. Who was in before, by the address or by a session of ours that may have run out, and has not just mistyped three
 * times: one wrong attempt a minute for all of them, 39 an hour. Who comes from an address that was wrong less than three
 * times in the hour: one a minute, 30 an hour. All others wait until the hour has moved on. However they mix, no hour holds
 * more than 30 + 39 + 30 = 99 wrong ones, less than a ten-thousandth of the million PINs. A right PIN uses up nothing.
 *
 * <p>The verdict on an attempt is passed in and told only to those whose turn it is: judging and counting are one step, so
 * that many attempts at once cannot slip past the count, and a right PIN during a wait tells nothing.
 */
final class PinAttempts {
    static final int FREE_PER_ADDRESS = 5;
    static final int FREE_PER_HOUR = 30;
    static final int KNOWN_PER_HOUR = 39;
    static final int NEW_PER_HOUR = 30;
    static final int MOST_PER_HOUR = FREE_PER_HOUR + KNOWN_PER_HOUR + NEW_PER_HOUR;
    static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    static final Duration QUIET = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PACE = Duration.ofMinutes(1);
    private static final int TRUSTED = 3;
    private static final int KNOWN = 4_096;

    /** What comes of asking for a turn. */
    sealed interface Answer permits Allowed, Wait {}

    /** The attempt counts, and this is its verdict. */
    record Allowed(boolean isRight) implements Answer {}

    /** The attempt does not count; the next may come after {@code time}. */
    record Wait(Duration time) implements Answer {}

    private record Streak(int wrong, Instant last) {}

    /** Whose turn a wrong attempt took. */
    private enum Queue {
        ANYBODY(FREE_PER_HOUR),
        KNOWN(KNOWN_PER_HOUR),
        NEW(NEW_PER_HOUR);

        private final int perHour;

        Queue(int perHour) {
            this.perHour = perHour;
        }
    }

    private record Miss(String by, Queue queue, Instant at) {}

    private final InstantSource clock;
    // guarded by this
    private final Map<String, Streak> streaks = new HashMap<>();
    private final List<Miss> misses = new ArrayList<>();
    private final Set<String> known = Collections.newSetFromMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KNOWN;
        }
    });

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
        return left(now, streak.last, whole.compareTo(LONGEST_WAIT) < 0 ? whole : LONGEST_WAIT);
    }

    private Duration totalWait(String address, Instant now) {
        Duration anybody = misses.size() < FREE_PER_HOUR
                ? Duration.ZERO
                : left(now, misses.get(misses.size() - FREE_PER_HOUR).at, HOUR);
        Queue own = queue(address);
        Duration paced = own == Queue.ANYBODY ? anybody : turn(own, now);
        return paced.compareTo(anybody) < 0 ? paced : anybody;
    }

    /** The queue that somebody stands in once anybody's attempts are used up. */
    private Queue queue(String address) {
        boolean isKnown = known.contains(address);
        long wrong = misses.stream()
                .filter(m -> m.by.equals(address) && (!isKnown || m.queue == Queue.KNOWN))
                .count();
        return wrong >= TRUSTED ? Queue.ANYBODY : isKnown ? Queue.KNOWN : Queue.NEW;
    }

    private Duration turn(Queue queue, Instant now) {
        List<Miss> own = misses.stream().filter(m -> m.queue == queue).toList();
        return own.isEmpty()
                ? Duration.ZERO
                : own.size() < queue.perHour
                        ? left(now, own.getLast().at, PACE)
                        : left(now, own.get(own.size() - queue.perHour).at, HOUR);
    }

    private void welcome(String address) {
        streaks.remove(address);
        known.add(address);
    }

    private void count(String address, Instant now) {
        Queue used = misses.size() < FREE_PER_HOUR ? Queue.ANYBODY : queue(address);
        misses.add(new Miss(address, used, now));
        streaks.merge(address, new Streak(1, now), (old, one) -> new Streak(old.wrong + 1, now));
    }

    /** Begins anew, for when a fresh PIN has made the old guesses worthless; who is known stays known. */
    synchronized void forget() {
        misses.clear();
        streaks.clear();
    }

    private void forget(Instant now) {
        misses.removeIf(m -> left(now, m.at, HOUR).isZero());
        streaks.values().removeIf(s -> left(now, s.last, QUIET).isZero());
    }

    /** What is left of a time that began then; nothing when the clock was set back since, or it might never end. */
    private static Duration left(Instant now, Instant began, Duration time) {
        Duration left = time.minus(Duration.between(began, now));
        return left.isPositive() && left.compareTo(time) <= 0 ? left : Duration.ZERO;
    }
}
