package dev.roadcase.http;

import dev.roadcase.model.Frames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What came in lately and from whom, so that nobody has to be sent their own words. Forgetting is harmless: then they are
 * sent. For any thread.
 */
final class Arrivals {
    /** About 10 MB; an edge reads the log soon after it has sent something. */
    private static final int KEPT = 50_000;

    private final Map<Arrival, String> hashes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Arrival, String> eldest) {
            return size() > KEPT;
        }
    };

    private record Arrival(UUID from, UUID changeset) {}

    synchronized void note(UUID from, UUID changeset, String body) {
        hashes.put(new Arrival(from, changeset), Frames.hash(body));
    }

    /** Whether just these words came from there. */
    synchronized boolean has(UUID from, UUID changeset, String body) {
        String hash = hashes.get(new Arrival(from, changeset));
        return hash != null && hash.equals(Frames.hash(body));
    }
}
