package dev.roadcase.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits for the hub, per scope in the order it was made. */
final class Outbox {
    private static final String COLUMNS = """
            SELECT o.changeset_id, COALESCE(o.body, j.body), o.logged_at, o.since, o.place
            FROM sync_outbox o
            LEFT JOIN journal j ON j.changeset_id = o.changeset_id AND j.scope = o.scope
            WHERE o.scope = ?
            """;

    private Outbox() {}

    private static Waiting read(ResultSet row, Dialect dialect) throws SQLException {
        String body = row.getString(2);
        return new Waiting(
                dialect.uuid(row, 1),
                body,
                row.getString(3) == null ? null : dialect.instant(row, 3),
                dialect.instant(row, 4),
                row.getLong(5));
    }

    static List<Waiting> all(Session session, UUID scope) throws SQLException {
        return session.query(COLUMNS + "ORDER BY o.place", r -> read(r, session.dialect()), scope);
    }

    /** The first of what waits behind {@code place}. */
    static List<Waiting> after(Session session, UUID scope, long place, int count) throws SQLException {
        return session.query(
                COLUMNS + "AND o.place > ? ORDER BY o.place LIMIT ?",
                r -> read(r, session.dialect()),
                scope,
                place,
                count);
    }

    static int count(Session session, UUID scope) throws SQLException {
        Integer count = session.first("SELECT COUNT(*) FROM sync_outbox WHERE scope = ?", r -> r.getInt(1), scope);
        return count == null ? 0 : count;
    }

    static @Nullable Instant oldest(Session session, UUID scope) throws SQLException {
        return session.first(
                "SELECT since FROM sync_outbox WHERE scope = ? ORDER BY place LIMIT 1",
                r -> session.dialect().instant(r, 1),
                scope);
    }

    /** Puts this server's own entries at the end; their bodies are in the journal. */
    static void append(Session session, Collection<Journal.Entry> entries, Instant now) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Journal.Entry entry : entries) {
            rows.add(new @Nullable Object[] {
                entry.change().scope(), entry.change().seq(), entry.change().changeId(), null, null, now
            });
        }
        insert(session, rows);
    }

    /** Puts what the hub lost before everything else. */
    static void prepend(Session session, UUID scope, List<HubLog.Line> lines, Instant now) throws SQLException {
        Long first = session.first("SELECT MIN(place) FROM sync_outbox WHERE scope = ?", r -> r.getLong(1), scope);
        long place = Math.min(first == null ? 0 : first, 0) - lines.size();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (HubLog.Line line : lines.stream().filter(l -> l.body() != null).toList()) {
            rows.add(new @Nullable Object[] {scope, place++, line.changeId(), line.body(), line.at(), now});
        }
        insert(session, rows);
    }

    private static void insert(Session session, List<@Nullable Object[]> rows) throws SQLException {
        session.insert("""
                INSERT INTO sync_outbox (scope, place, changeset_id, body, logged_at, since) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (changeset_id, scope) DO NOTHING""", rows);
    }

    static void remove(Session session, UUID scope, Collection<UUID> changesets) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        changesets.forEach(id -> rows.add(new @Nullable Object[] {scope, id}));
        session.batch("DELETE FROM sync_outbox WHERE scope = ? AND changeset_id = ?", rows);
    }

    /** Everything that was made here and not taken over from the hub, for a scope that begins to be shared. */
    static void fill(Session session, UUID scope) throws SQLException {
        session.update("""
                INSERT INTO sync_outbox (scope, place, changeset_id, since)
                SELECT scope, seq, changeset_id, at FROM journal
                WHERE scope = ? AND cause <> 'sync' AND cause <> 'rebase'
                ON CONFLICT (changeset_id, scope) DO NOTHING""", scope);
    }
}
