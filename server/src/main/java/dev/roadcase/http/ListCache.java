package dev.roadcase.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are still true, by ETag; bounded, the least recently used go first. The largest are kept packed only, a tenth
 * of their size: nearly everybody takes them that way. Safe for many threads.
 */
final class ListCache {
    private static final long MAX_BYTES = 16L << 20;

    /** The share of the cache that one answer may have. */
    private static final long MAX_ENTRY = MAX_BYTES / 4;

    /** A rendered list, and the same packed with gzip once somebody asks for it. */
    record Entry(Packed packed, String type, @Nullable String link) {
        static Entry of(byte[] body, String type, @Nullable String link) {
            return new Entry(new Packed(body), type, link);
        }

        byte[] body() {
            return packed.body();
        }

        /** How many bytes it has unpacked. */
        int size() {
            return packed.size();
        }

        /** How many bytes it takes in memory. */
        int kept() {
            return packed.kept();
        }
    }

    // guarded by this
    private final Map<String, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    synchronized @Nullable Entry get(String etag) {
        return entries.get(etag);
    }

    /** Keeps an answer, unless it is too large even packed; packing is done before anybody has to wait for the cache. */
    void put(String etag, Entry entry) {
        if (entry.kept() <= MAX_ENTRY || entry.packed().slim(MAX_ENTRY)) {
            keep(etag, entry);
        }
    }

    private synchronized void keep(String etag, Entry entry) {
        Entry before = entries.put(etag, entry);
        bytes += entry.kept() - (before == null ? 0 : before.kept());
        var eldest = entries.entrySet().iterator();
        while (bytes > MAX_BYTES) {
            bytes -= eldest.next().getValue().kept();
            eldest.remove();
        }
    }
}
