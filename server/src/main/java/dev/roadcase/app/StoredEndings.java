package dev.roadcase.app;

import dev.roadcase.access.EndedBook;
import dev.roadcase.store.EndedSessions;
import java.time.Instant;
import java.util.Map;

/** Tells other processes on the same database whose session was ended, by way of the store. */
final class StoredEndings implements EndedBook {
    private final EndedSessions sessions;

    StoredEndings(EndedSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Map<String, Instant> all() {
        return sessions.all();
    }

    @Override
    public void add(String sessionId, Instant until) {
        sessions.add(sessionId, until);
    }
}
