package dev.roadcase.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where wrong attempts at the crew PIN are counted, for all processes that let people in by it. Safe for many threads.
 */
public interface GuessBook {
    /**
     * A wrong attempt.
     *
     * @param by who made it: an address, or a session it showed
     * @param turn whose turn it took
     */
    record Guess(String by, String turn, Instant at) {}

    /** Those since then, the oldest first. */
    List<Guess> since(Instant begin);

    /** Has somebody look at those since then, the oldest first, and adds what they answer; nobody else comes in between. */
    void judge(Instant begin, Function<List<Guess>, Optional<Guess>> judge);

    /** Forgets all. */
    void clear();

    /** Of one process, until it ends. */
    static GuessBook inMemory() {
        return new GuessBook() {
            private final List<Guess> guesses = new ArrayList<>();

            @Override
            public synchronized List<Guess> since(Instant begin) {
                guesses.removeIf(g -> g.at().isBefore(begin));
                return List.copyOf(guesses);
            }

            @Override
            public synchronized void judge(Instant begin, Function<List<Guess>, Optional<Guess>> judge) {
                judge.apply(since(begin)).ifPresent(guesses::add);
            }

            @Override
            public synchronized void clear() {
                guesses.clear();
            }
        };
    }
}
