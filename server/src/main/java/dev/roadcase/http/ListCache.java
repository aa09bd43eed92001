package dev.roadcase.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Answers that are still true, by ETag; bounded, the least recently used go first. Safe for many threads. */
final class ListCache {
    private static final long MAX_BYTES = 16L << 20;

    /** A rendered list, and the same packed with gzip once somebody asks for it. */
    @SuppressWarnings("ArrayRecordComponent") // bytes are sent as they are and never compared
    record Entry(
            byte[] body,
            Packed packed,
            String type,
            @Nullable String link) {
        static Entry of(byte[] body, String type, @Nullable String link) {
            return new Entry(body, new Packed(body), type, link);
        }
    }

    /** Bytes packed at the first wish. */
    static final class Packed {
        private final byte[] body;
        // guarded by this
        private byte @Nullable [] done;

        Packed(byte[] body) {
            this.body = body;
        }

        /** Bytes that were packed before. */
        Packed(byte[] body, byte[] packed) {
            this(body);
            done = packed;
        }

        synchronized byte[] get() throws IOException {
            if (done == null) {
                ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 8 + 64);
                try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                    gzip.write(body);
                }
                done = out.toByteArray();
            }
            return done;
        }
    }

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
