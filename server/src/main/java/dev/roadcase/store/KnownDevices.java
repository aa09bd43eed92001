package dev.roadcase.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The devices that were here, each by its session. Got from {@link Store#knownDevices}; all methods may be called from any
 * thread, and what they wrote is on disk when they return.
 */
public final class KnownDevices {
    /**
     * A device.
     *
     * @param session the id of its session; no secret
     * @param label what people here call it; null for what it calls itself
     */
    public record Known(
            String session,
            UUID actor,
            String name,
            String role,
            String kind,
            Instant expiresAt,
            @Nullable String label,
            String address,
            Instant seenAt) {}

    private final Store store;

    KnownDevices(Store store) {
        this.store = store;
    }

    public List<Known> all() {
        return store.reading(session -> session.query(
                "SELECT session_id, actor_id, name, role, kind, expires_at, label, address, seen_at FROM roster",
                r -> read(r, session.dialect())));
    }

    private static Known read(ResultSet row, Dialect dialect) throws SQLException {
        return new Known(
                row.getString(1),
                dialect.uuid(row, 2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                dialect.instant(row, 6),
                row.getString(7),
                row.getString(8),
                dialect.instant(row, 9));
    }

    public void keep(Known device) {
        store.exclusively(Store.LIBRARY, (session, now) -> {
            session.update(
                    """
                    INSERT INTO roster (session_id, actor_id, name, role, kind, expires_at, label, address, seen_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (session_id) DO UPDATE SET role = excluded.role,
                      expires_at = excluded.expires_at, label = excluded.label,
                      address = excluded.address, seen_at = excluded.seen_at""",
                    device.session(),
                    device.actor(),
                    device.name(),
                    device.role(),
                    device.kind(),
                    device.expiresAt(),
                    device.label(),
                    device.address(),
                    device.seenAt());
            return List.of();
        });
    }

    public void remove(String session) {
        store.exclusively(Store.LIBRARY, (database, now) -> {
            database.update("DELETE FROM roster WHERE session_id = ?", session);
            return List.of();
        });
    }
}
