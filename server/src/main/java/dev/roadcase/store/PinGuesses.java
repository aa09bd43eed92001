package dev.roadcase.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Wrong attempts at the crew PIN, counted by all processes on one database. Got from {@link Store#pinGuesses}; all methods may
 * be called from any thread, and what was written is on disk when they return.
 */
public final class PinGuesses {
    /**
     * A wrong attempt.
     *
     * @param by who made it
     * @param turn whose turn it took
     */
    public record Wrong(String by, String turn, Instant at) {}

    private final Store store;

    PinGuesses(Store store) {
        this.store = store;
    }

    /** Those since then, the oldest first. */
    public List<Wrong> since(Instant begin) {
        return store.reading(session -> since(session, begin));
    }

    private static List<Wrong> since(Session session, Instant begin) throws SQLException {
        return session.query(
                "SELECT guessed_by, turn, guessed_at FROM pin_guesses WHERE guessed_at > ? ORDER BY guessed_at, id",
                r -> new Wrong(r.getString(1), r.getString(2), session.dialect().instant(r, 3)),
                begin);
    }

    /**
     * Has somebody look at those since then and keeps the one they answer; older ones go. No process on this database comes in
     * between. May be asked again when the database was busy.
     */
    public void judge(Instant begin, Function<List<Wrong>, Optional<Wrong>> judge) {
        store.exclusively(Store.LIBRARY, (session, now) -> {
            Scopes.lock(session, List.of(Store.LIBRARY));
            Optional<Wrong> wrong = judge.apply(since(session, begin));
            if (wrong.isPresent()) {
                session.update("DELETE FROM pin_guesses WHERE guessed_at <= ?", begin);
                session.update(
                        "INSERT INTO pin_guesses (id, guessed_by, turn, guessed_at) VALUES (?, ?, ?, ?)",
                        UUID.randomUUID(),
                        wrong.get().by(),
                        wrong.get().turn(),
                        wrong.get().at());
            }
            return List.of();
        });
    }

    /** Forgets all. */
    public void clear() {
        store.exclusively(Store.LIBRARY, (session, now) -> {
            session.update("DELETE FROM pin_guesses");
            return List.of();
        });
    }
}
