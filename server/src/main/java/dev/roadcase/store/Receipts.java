package dev.roadcase.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes receipts. */
final class Receipts {
    static final Duration KEPT = Duration.ofHours(24);

    private Receipts() {}

    static @Nullable Receipt find(Session session, UUID actor, String key, Instant now) throws SQLException {
        return session.first(
                "SELECT request_hash, status, etag, location, body FROM receipts WHERE actor = ? AND request_key = ? AND at >= ?",
                r -> new Receipt(
                        actor, key, r.getString(1), r.getInt(2), r.getString(3), r.getString(4), r.getString(5)),
                actor,
                key,
                now.minus(KEPT));
    }

    static void write(Session session, List<Receipt> receipts, Instant now) throws SQLException {
        if (receipts.isEmpty()) {
            return;
        }
        session.update("DELETE FROM receipts WHERE at < ?", now.minus(KEPT));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Receipt r : receipts) {
            rows.add(new @Nullable Object[] {
                r.actor(), r.key(), r.requestHash(), r.status(), r.etag(), r.location(), r.body(), now
            });
        }
        int[] written = session.batch("""
                INSERT INTO receipts (actor, request_key, request_hash, status, etag, location, body, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (actor, request_key) DO NOTHING""", rows);
        if (Arrays.stream(written).anyMatch(count -> count == 0)) {
            throw new SQLException(
                    "Another server answered a request under the same key at this moment", Dialect.SERIALIZATION);
        }
    }
}
