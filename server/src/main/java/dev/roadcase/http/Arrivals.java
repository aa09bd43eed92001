package dev.roadcase.http;

import dev.roadcase.model.Frames;
import dev.roadcase.model.Plain;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came in lately and from whom, so that nobody has to be sent their own words. Forgetting is harmless: then they are
 * sent. For any thread.
 */
final class Arrivals {
    /** About 10 MB; an edge reads the log soon after it has sent something. */
    private static final int KEPT = 50_000;

    private final Map<Arrival, Noted> noted = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Arrival, Noted> eldest) {
            return size() > KEPT;
        }
    };

    private record Arrival(UUID from, UUID changeset) {}

    private long order;

    /**
     * What is known of an arrival.
     *
     * @param order counts up
     * @param plain what is left to tell of the entry that it became, where it did just what it says
     */
    record Noted(String hash, long order, @Nullable Plain plain) {}

    synchronized void note(UUID from, UUID changeset, String body, @Nullable Plain plain) {
        noted.put(new Arrival(from, changeset), new Noted(Frames.hash(body), order++, plain));
    }

    /** What is known of it if just these words came from there; else null. */
    synchronized @Nullable Noted find(UUID from, UUID changeset, String body) {
        Noted found = noted.get(new Arrival(from, changeset));
        return found != null && found.hash().equals(Frames.hash(body)) ? found : null;
    }
}
