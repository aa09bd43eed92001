package dev.roadcase.store;

import dev.roadcase.store.AuditEntry.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest entries about who did what with access. Each outcome has room of its own, so that a flood of refusals cannot
 * push out what was done. Got from {@link Store#audit}; all methods may be called from any thread, and what was written is on
 * disk when they return.
 */
public final class Audit {
    /** Years of a crew's work, a few megabytes. */
    static final int KEPT = 10_000;

    private final Store store;
    private final int kept;

    Audit(Store store, int kept) {
        this.store = store;
        this.kept = kept;
    }

    /** Adds an entry and forgets the oldest of its outcome when there are too many. */
    public void write(AuditEntry entry) {
        store.exclusively(Store.LIBRARY, (session, now) -> {
            insert(session, entry);
            session.update("""
                    DELETE FROM audit WHERE outcome = ? AND id <=
                      (SELECT id FROM audit WHERE outcome = ? ORDER BY id DESC LIMIT 1 OFFSET ?)""", entry.outcome().wire(), entry.outcome().wire(), kept);
            return List.of();
        });
    }

    private static void insert(Session session, AuditEntry entry) throws SQLException {
        session.update(
                """
                INSERT INTO audit (id, at, action, outcome, actor_id, actor_name, address, subject)
                VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM audit), ?, ?, ?, ?, ?, ?, ?)""",
                entry.at(),
                entry.action(),
                entry.outcome().wire(),
                entry.actor(),
                entry.name(),
                entry.address(),
                entry.subject());
    }

    /**
     * The newest first.
     *
     * @param only those that came out so; all when null
     * @param before those before the entry of that id; from the newest when null
     */
    public List<AuditEntry> newest(@Nullable Outcome only, @Nullable Long before, int limit) {
        List<Object> parameters = new ArrayList<>();
        String where = "WHERE 1 = 1";
        if (only != null) {
            where += " AND outcome = ?";
            parameters.add(only.wire());
        }
        if (before != null) {
            where += " AND id < ?";
            parameters.add(before);
        }
        parameters.add(limit);
        String sql = "SELECT id, at, action, outcome, actor_id, actor_name, address, subject FROM audit " + where
                + " ORDER BY id DESC LIMIT ?";
        return store.reading(session -> session.query(sql, r -> read(r, session.dialect()), parameters.toArray()));
    }

    private static AuditEntry read(ResultSet row, Dialect dialect) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                dialect.instant(row, 2),
                row.getString(3),
                Outcome.of(row.getString(4)).orElse(Outcome.FAILED),
                row.getString(5) == null ? null : dialect.uuid(row, 5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }
}
