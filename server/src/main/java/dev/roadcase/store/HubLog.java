package dev.roadcase.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An edge's copy of the hub's log: what it confirms against, and what it brings again when a hub has lost it. */
final class HubLog {
    private static final String COLUMNS =
            "SELECT seq, changeset_id, body_hash, at, body, effects, chain FROM hub_log WHERE scope = ? ";

    private HubLog() {}

    /** One entry; body and effects are null once they were cleared. */
    record Line(
            long seq,
            UUID changeId,
            String bodyHash,
            Instant at,
            @Nullable String body,
            @Nullable String effects,
            String chain) {}

    private static Line read(ResultSet row, Dialect dialect) throws SQLException {
        return new Line(
                row.getLong(1),
                dialect.uuid(row, 2),
                row.getString(3),
                dialect.instant(row, 4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }

    /** Entries after {@code seq}, oldest first. */
    static List<Line> after(Session session, UUID scope, long seq, int limit) throws SQLException {
        return session.query(
                COLUMNS + "AND seq > ? ORDER BY seq LIMIT ?", r -> read(r, session.dialect()), scope, seq, limit);
    }

    static @Nullable String chainAt(Session session, UUID scope, long seq) throws SQLException {
        return seq == 0
                ? ScopeState.NO_CHAIN
                : session.first(
                        "SELECT chain FROM hub_log WHERE scope = ? AND seq = ?", r -> r.getString(1), scope, seq);
    }

    static boolean has(Session session, UUID scope, UUID changeset) throws SQLException {
        return session.first(
                        "SELECT 1 FROM hub_log WHERE changeset_id = ? AND scope = ?",
                        r -> r.getInt(1),
                        changeset,
                        scope)
                != null;
    }

    static void append(Session session, UUID scope, List<Line> lines) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Line l : lines) {
            rows.add(new @Nullable Object[] {
                scope, l.seq(), l.changeId(), l.bodyHash(), l.at(), l.body(), l.effects(), l.chain()
            });
        }
        session.insert("""
                INSERT INTO hub_log (scope, seq, changeset_id, body_hash, at, body, effects, chain)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    /** Whether some of the entries up to {@code seq} were cleared, so that nothing can be worked out from them. */
    static boolean isCleared(Session session, UUID scope, long seq) throws SQLException {
        return session.first(
                        "SELECT 1 FROM hub_log WHERE scope = ? AND seq <= ? AND body IS NULL LIMIT 1",
                        r -> r.getInt(1),
                        scope,
                        seq)
                != null;
    }

    /** Keeps of the entries up to {@code seq} only that there were such. */
    static void clear(Session session, UUID scope, long seq) throws SQLException {
        session.update("UPDATE hub_log SET body = NULL, effects = NULL WHERE scope = ? AND seq <= ?", scope, seq);
    }

    static void cut(Session session, UUID scope, long after) throws SQLException {
        session.update("DELETE FROM hub_log WHERE scope = ? AND seq > ?", scope, after);
    }
}
