package dev.roadcase.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the roster outlives the server. Safe for many threads. */
public interface RosterBook {
    /**
     * A device as it is kept.
     *
     * @param label what people here call it; null for what it calls itself
     */
    record Kept(Session session, @Nullable String label, String address, Instant seenAt) {
        Kept called(String other) {
            return new Kept(session, other, address, seenAt);
        }
    }

    List<Kept> all();

    void keep(Kept device);

    void remove(String sessionId);

    /** Nothing outlives the server. */
    RosterBook NOWHERE = new RosterBook() {
        @Override
        public List<Kept> all() {
            return List.of();
        }

        @Override
        public void keep(Kept device) {}

        @Override
        public void remove(String sessionId) {}
    };
}
