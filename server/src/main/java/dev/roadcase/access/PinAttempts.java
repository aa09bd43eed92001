package dev.roadcase.access;

import dev.roadcase.access.GuessBook.Guess;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps anybody from trying all PINs, without keeping the crew out. Safe for many threads. Wrong attempts are counted in a
 * book that all processes on one database share; how often one address was wrong in a row is each process's own.
 *
 * <p><b>Per address.</b> Five wrong attempts are free; then each costs a wait that grows from 15 s to a minute. Ten quiet
 * minutes or one success wipe the slate.
 *
 * <p><b>In total.</b> While fewer than 30 wrong ones lie in the last hour, anybody may try. After that there are three
 * queues. Who was in before, by the address or by a session of ours that may have run out, and has not just mistyped three
 * times: one wrong attempt a minute for all of them, 35 an hour. Who comes from an address that was wrong less than three
 * times in the hour: one a minute, 30 an hour. All others wait until the hour has moved on. However they mix, no hour holds
 * more than 30 + 35 + 30 = 95 wrong ones, less than a ten-thousandth of the million PINs. A right PIN uses up nothing.
 * Whoever waits for others may type the {@link LongPin} instead.
 *
 * <p>The verdict on an attempt is passed in and told only to those whose turn it is: judging and counting are one step, so
 * that many attempts at once cannot slip past the count, and a right PIN during a wait tells nothing.
 */
final class PinAttempts {
    static final int FREE_PER_ADDRESS = 5;
    static final int FREE_PER_HOUR = 30;
    static final int KNOWN_PER_HOUR = 35;
    static final int NEW_PER_HOUR = 30;
    static final int MOST_PER_HOUR = FREE_PER_HOUR + KNOWN_PER_HOUR + NEW_PER_HOUR;
    static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    static final Duration QUIET = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PACE = Duration.ofMinutes(1);
    private static final int TRUSTED = 3;
    private static final int KNOWN = 4_096;

    /** How old what was last heard of the book may be. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(PinAttempts.class);

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

    private record Miss(String by, Queue queue, Instant at) {
        static Miss of(Guess guess) {
            return new Miss(guess.by(), Queue.valueOf(guess.turn()), guess.at());
        }

        Guess guess() {
            return new Guess(by, queue.name(), at);
        }
    }

    private final InstantSource clock;
    private final GuessBook book;
    // guarded by this
    private final Map<String, Streak> streaks = new HashMap<>();
    private List<Miss> misses = new ArrayList<>();
    private Instant heard = Instant.EPOCH;
    private final Set<String> known = Collections.newSetFromMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KNOWN;
        }
    });

    PinAttempts(InstantSource clock, GuessBook book) {
        this.clock = clock;
        this.book = book;
    }

    /** The same for a device that has shown a session of ours, which may have run out: known wherever it is now. */
    synchronized Answer judgeKnown(String device, boolean isRight) {
        known.add(device);
        return judge(device, isRight);
    }

    synchronized Answer judge(String address, boolean isRight) {
        Instant now = clock.instant();
        hear(now);
        forget(now);
        Duration wait = wait(address, now);
        if (wait.isPositive()) {
            return new Wait(wait);
        }
        AtomicReference<@Nullable Answer> answer = new AtomicReference<>();
        try {
            book.judge(now.minus(HOUR), kept -> {
                take(kept, now);
                return turn(address, isRight, now, answer);
            });
        } catch (RuntimeException e) {
            log.warn("Wrong PINs are counted by this process alone for now: {}", e.getMessage());
        }
        Answer found = answer.get();
        if (found == null) { // the book did not answer
            turn(address, isRight, now, answer);
            found = answer.get();
        }
        return Objects.requireNonNull(found);
    }

    /** Whether so many were wrong in the last hour that people wait for what others do. */
    synchronized boolean isCrowded() {
        Instant now = clock.instant();
        hear(now);
        forget(now);
        return misses.size() >= FREE_PER_HOUR;
    }

    /** What the book does not tell now is as it was last heard. */
    private void hear(Instant now) {
        if (Duration.between(heard, now).abs().compareTo(FRESH) < 0) {
            return;
        }
        heard = now;
        try {
            take(book.since(now.minus(HOUR)), now);
        } catch (RuntimeException e) {
            log.debug("The wrong PINs of other processes cannot be read: {}", e.getMessage());
        }
    }

    private void take(List<Guess> kept, Instant now) {
        misses = new ArrayList<>(kept.stream().map(Miss::of).toList());
        forget(now);
    }

    /** Maybe on a thread of the book's, while the one that holds the monitor waits for it: takes no lock. */
    private Optional<Guess> turn(
            String address, boolean isRight, Instant now, AtomicReference<@Nullable Answer> answer) {
        Duration wait = wait(address, now);
        if (wait.isPositive()) {
            answer.set(new Wait(wait));
            return Optional.empty();
        }
        answer.set(new Allowed(isRight));
        if (isRight) {
            welcome(address);
            return Optional.empty();
        }
        return Optional.of(count(address, now).guess());
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

    /** Somebody was let in from there by other means than a turn. */
    synchronized void letIn(String address) {
        welcome(address);
    }

    private void welcome(String address) {
        streaks.remove(address);
        known.add(address);
    }

    private Miss count(String address, Instant now) {
        Queue used = misses.size() < FREE_PER_HOUR ? Queue.ANYBODY : queue(address);
        Miss miss = new Miss(address, used, now);
        misses.add(miss);
        streaks.merge(address, new Streak(1, now), (old, one) -> new Streak(old.wrong + 1, now));
        return miss;
    }

    /** Begins anew, for when a fresh PIN has made the old guesses worthless; who is known stays known. */
    synchronized void forget() {
        misses.clear();
        streaks.clear();
        try {
            book.clear();
        } catch (RuntimeException e) {
            log.warn("Other processes still count the wrong ones at the old PIN: {}", e.getMessage());
        }
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
