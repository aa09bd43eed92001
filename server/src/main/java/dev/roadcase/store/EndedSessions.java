package dev.roadcase.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sessions that were ended before their time, for all processes on one database. Got from {@link Store#endedSessions}; all
 * methods may be called from any thread, and what was written is on disk when they return.
 */
public final class EndedSessions {
    private record Ended(String session, Instant until) {}

    private final Store store;

    EndedSessions(Store store) {
        this.store = store;
    }

    /** By the id of each, until when its tokens would have been good. */
    public Map<String, Instant> all() {
        List<Ended> all = store.reading(session -> session.query(
                "SELECT session_id, until FROM ended_sessions",
                r -> new Ended(r.getString(1), session.dialect().instant(r, 2))));
        return all.stream().collect(Collectors.toMap(Ended::session, Ended::until));
    }

    /** Adds one, and forgets those that would have run out by now. */
    public void add(String id, Instant until) {
        store.exclusively(Store.LIBRARY, (session, now) -> {
            session.update("DELETE FROM ended_sessions WHERE until < ?", now.minusSeconds(60));
            session.update("""
                    INSERT INTO ended_sessions (session_id, until) VALUES (?, ?)
                    ON CONFLICT (session_id) DO UPDATE SET until = excluded.until""", id, until);
            return List.of();
        });
    }
}
