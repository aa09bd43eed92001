package dev.roadcase.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes how far this server is with its hub. */
final class Upstreams {
    private static final String COLUMNS = """
            SELECT scope, epoch, seq, chain, digest, inbox, hub_head, hub_digest, hub_inbox, synced_at, failure, failed_at
            FROM sync_upstream
            """;

    private Upstreams() {}

    private static Upstream read(ResultSet row, Dialect dialect) throws SQLException {
        long hubDigest = row.getLong(8);
        boolean known = !row.wasNull();
        return new Upstream(
                dialect.uuid(row, 1),
                dialect.uuid(row, 2),
                row.getLong(3),
                row.getString(4),
                new Sums(row.getLong(5), row.getLong(6)),
                row.getLong(7),
                known ? new Sums(hubDigest, row.getLong(9)) : null,
                maybe(row, 10, dialect),
                row.getString(11),
                maybe(row, 12, dialect));
    }

    private static @Nullable Instant maybe(ResultSet row, int index, Dialect dialect) throws SQLException {
        return row.getString(index) == null ? null : dialect.instant(row, index);
    }

    static @Nullable Upstream find(Session session, UUID scope) throws SQLException {
        return session.first(COLUMNS + "WHERE scope = ?", r -> read(r, session.dialect()), scope);
    }

    static List<Upstream> all(Session session) throws SQLException {
        return session.query(COLUMNS + "ORDER BY scope", r -> read(r, session.dialect()));
    }

    /** Which of these scopes are shared with the hub. */
    static Set<UUID> among(Session session, Collection<UUID> scopes) throws SQLException {
        Set<UUID> found = new HashSet<>();
        for (List<UUID> part : Chunks.of(new ArrayList<>(scopes))) {
            found.addAll(session.query(
                    "SELECT scope FROM sync_upstream WHERE scope IN (" + Chunks.marks(part.size()) + ")",
                    r -> session.dialect().uuid(r, 1),
                    part.toArray()));
        }
        return found;
    }

    static void write(Session session, Upstream u) throws SQLException {
        Sums hub = u.hubSums();
        session.update(
                """
                INSERT INTO sync_upstream (scope, epoch, seq, chain, digest, inbox, hub_head, hub_digest, hub_inbox, synced_at,
                  failure, failed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (scope) DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq, chain = excluded.chain,
                  digest = excluded.digest, inbox = excluded.inbox, hub_head = excluded.hub_head,
                  hub_digest = excluded.hub_digest, hub_inbox = excluded.hub_inbox,
                  synced_at = excluded.synced_at, failure = excluded.failure, failed_at = excluded.failed_at""",
                u.scope(),
                u.epoch(),
                u.seq(),
                u.chain(),
                u.sums().records(),
                u.sums().inbox(),
                u.hubHead(),
                hub == null ? null : hub.records(),
                hub == null ? null : hub.inbox(),
                u.syncedAt(),
                u.failure(),
                u.failedAt());
    }
}
