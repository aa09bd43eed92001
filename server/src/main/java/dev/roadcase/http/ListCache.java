package dev.roadcase.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers that are still true, by ETag; bounded, the least recently used go first. Safe for many threads. */
final class ListCache {
    private static final long MAX_BYTES = 16L << 20;

    /** A rendered list. */
    @SuppressWarnings("ArrayRecordComponent") // bytes are sent as they are and never compared
    record Entry(byte[] body, String type, @Nullable String link) {}

    // guarded by this
    private final Map<String, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    synchronized @Nullable Entry get(String etag) {
        return entries.get(etag);
    }

    synchronized void put(String etag, Entry entry) {
        if (entry.body().length > MAX_BYTES / 4) {
            return;
        }
        Entry before = entries.put(etag, entry);
        bytes += entry.body().length - (before == null ? 0 : before.body().length);
        var eldest = entries.entrySet().iterator();
        while (bytes > MAX_BYTES) {
            bytes -= eldest.next().getValue().body().length;
            eldest.remove();
        }
    }
}
