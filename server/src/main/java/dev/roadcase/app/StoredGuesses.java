package dev.roadcase.app;

import dev.roadcase.access.GuessBook;
import dev.roadcase.store.PinGuesses;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Counts wrong PINs in the store, where all processes on one database count. */
final class StoredGuesses implements GuessBook {
    private final PinGuesses guesses;

    StoredGuesses(PinGuesses guesses) {
        this.guesses = guesses;
    }

    @Override
    public List<Guess> since(Instant begin) {
        return told(guesses.since(begin));
    }

    private static List<Guess> told(List<PinGuesses.Wrong> kept) {
        return kept.stream().map(w -> new Guess(w.by(), w.turn(), w.at())).toList();
    }

    @Override
    public void judge(Instant begin, Function<List<Guess>, Optional<Guess>> judge) {
        guesses.judge(begin, kept -> judge.apply(told(kept)).map(g -> new PinGuesses.Wrong(g.by(), g.turn(), g.at())));
    }

    @Override
    public void clear() {
        guesses.clear();
    }
}
