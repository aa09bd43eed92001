package dev.roadcase.access;

import java.time.Instant;
import java.util.Map;

/**
 * Where the sessions that were ended before their time are told to other processes on the same database. Safe for many
 * threads.
 */
public interface EndedBook {
    /** By the id of each, until when its tokens would have been good. */
    Map<String, Instant> all();

    /** Tells of one; those that would have run out by now are forgotten. */
    void add(String sessionId, Instant until);

    /** There is no other process. */
    EndedBook NOWHERE = new EndedBook() {
        @Override
        public Map<String, Instant> all() {
            return Map.of();
        }

        @Override
        public void add(String sessionId, Instant until) {}
    };
}
