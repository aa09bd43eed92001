package dev.roadcase.store;

import dev.roadcase.model.Ids;
import dev.roadcase.model.ScopeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes the heads of the scopes. */
final class Scopes {
    /** The organisation of a server that serves only one. */
    static final UUID ORG = Ids.fixed("org", "default");

    private static final String COLUMNS =
            "SELECT id, kind, epoch, head, chain, digest, floor, version_offset, local_only FROM sync_scope ";

    private Scopes() {}

    private static ScopeState read(ResultSet row, Dialect dialect) throws SQLException {
        return new ScopeState(
                dialect.uuid(row, 1),
                ScopeKind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                dialect.uuid(row, 3),
                row.getLong(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getBoolean(9));
    }

    static @Nullable ScopeState find(Session session, UUID id) throws SQLException {
        return session.first(COLUMNS + "WHERE id = ?", r -> read(r, session.dialect()), id);
    }

    static List<ScopeState> all(Session session) throws SQLException {
        return session.query(COLUMNS + "ORDER BY id", r -> read(r, session.dialect()));
    }

    /** Locks the scopes in the order of their ids, so that two writers never wait for each other in a circle. */
    static Map<UUID, ScopeState> lock(Session session, Collection<UUID> ids) throws SQLException {
        Map<UUID, ScopeState> locked = new LinkedHashMap<>();
        for (List<UUID> part : Chunks.of(new ArrayList<>(new TreeSet<>(ids)))) {
            String sql = COLUMNS + "WHERE id IN (" + Chunks.marks(part.size()) + ") ORDER BY id"
                    + session.dialect().forUpdate();
            session.query(sql, r -> read(r, session.dialect()), part.toArray()).forEach(s -> locked.put(s.id(), s));
        }
        return locked;
    }

    private static final String INSERT = """
            INSERT INTO sync_scope (id, kind, org_id, epoch, head, chain, digest, floor, version_offset, local_only)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO""";

    /** Makes a scope unless another process was first. */
    static void make(Session session, ScopeState state) throws SQLException {
        session.batch(INSERT + " NOTHING", rows(List.of(state)));
    }

    static void write(Session session, Collection<ScopeState> states) throws SQLException {
        String sql = INSERT + " UPDATE " + """
                SET head = excluded.head, chain = excluded.chain, digest = excluded.digest,
                  epoch = excluded.epoch, floor = excluded.floor, version_offset = excluded.version_offset""";
        session.batch(sql, rows(states));
    }

    private static List<@Nullable Object[]> rows(Collection<ScopeState> states) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (ScopeState s : states) {
            rows.add(new @Nullable Object[] {
                s.id(),
                s.kind().name().toLowerCase(Locale.ROOT),
                ORG,
                s.epoch(),
                s.head(),
                s.chain(),
                s.digest(),
                s.floor(),
                s.versionOffset(),
                s.localOnly()
            });
        }
        return rows;
    }
}
