package dev.roadcase.store;

import dev.roadcase.model.Conflict;
import dev.roadcase.model.ConflictCodec;
import dev.roadcase.model.Contested;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Json;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Key;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads and writes conflicts. Never deleted but for an edge's own opinion, which the hub's word replaces. */
final class Conflicts {
    private Conflicts() {}

    private static Conflict read(ResultSet row) throws SQLException {
        return said(row.getString(1));
    }

    /** A conflict as it is stored. */
    static Conflict said(String whole) {
        return ConflictCodec.read(Json.read(whole)).orElseThrow();
    }

    /** The side that is shown, as it is stored. */
    static String winner(Conflict conflict) {
        return conflict.localWins() ? "local" : "cloud";
    }

    /** Hands over the conflicts that name one of these records and still count, in the order they arose. */
    static void open(
            Session session, EntityType<?> type, List<UUID> records, boolean expected, BiConsumer<UUID, Conflict> each)
            throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(type.path()));
        parameters.addAll(records);
        session.query(
                        "SELECT c.whole, r.record_id FROM sync_conflict_records r"
                                + " JOIN sync_conflicts c ON c.id = r.conflict_id WHERE r.entity = ? AND r.record_id IN ("
                                + Chunks.marks(records.size()) + ") AND c.is_open" + only(expected)
                                + " ORDER BY c.created_at, c.id",
                        r -> Map.entry(session.dialect().uuid(r, 2), read(r)),
                        parameters.toArray())
                .forEach(found -> each.accept(found.getKey(), found.getValue()));
    }

    private static String only(boolean expected) {
        return expected ? "" : " AND NOT is_provisional";
    }

    static @Nullable Conflict find(Session session, UUID id) throws SQLException {
        return find(session, id, true);
    }

    /** {@code expected} is whether one counts that only this server found so far. */
    static @Nullable Conflict find(Session session, UUID id, boolean expected) throws SQLException {
        return session.first("SELECT whole FROM sync_conflicts WHERE id = ?" + only(expected), Conflicts::read, id);
    }

    /** The conflicts of a scope, or of all when that is null; pending ones or all, oldest first. */
    static List<Conflict> list(Session session, @Nullable UUID scope, boolean pendingOnly) throws SQLException {
        List<@Nullable Object> parameters = new ArrayList<>();
        StringBuilder sql = new StringBuilder("SELECT whole FROM sync_conflicts WHERE 1 = 1");
        if (scope != null) {
            sql.append(" AND scope = ?");
            parameters.add(scope);
        }
        if (pendingOnly) {
            sql.append(" AND is_open AND resolution = ?");
            parameters.add("pending");
        }
        return session.query(sql + " ORDER BY created_at, id", Conflicts::read, parameters.toArray());
    }

    /**
     * Stores conflicts as they stand now. What the hub said of one is kept beside what this server makes of it meanwhile,
     * until {@link #restore} or the hub's next word.
     */
    static void write(Session session, Collection<Conflict> conflicts, boolean provisional) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> records = new ArrayList<>();
        for (Conflict c : conflicts) {
            rows.add(row(c, provisional));
            keys(c).forEach(key ->
                    records.add(new @Nullable Object[] {c.id(), key.type().path(), key.id()}));
        }
        session.batch("""
                INSERT INTO sync_conflicts (id, table_name, record_id, cloud_data, local_data, cloud_updated_at,
                  local_updated_at, resolution, resolved_at, resolved_by, created_at, scope, grp, kind, changeset_id, winner,
                  is_open, is_provisional, whole)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET resolution = excluded.resolution, resolved_at = excluded.resolved_at,
                  resolved_by = excluded.resolved_by, winner = excluded.winner, is_open = excluded.is_open,
                  is_provisional = sync_conflicts.is_provisional AND excluded.is_provisional, cloud_data = excluded.cloud_data,
                  local_data = excluded.local_data, whole = excluded.whole,
                  confirmed = CASE WHEN excluded.is_provisional AND NOT sync_conflicts.is_provisional
                    THEN COALESCE(sync_conflicts.confirmed, sync_conflicts.whole) END""", rows);
        session.batch("""
                INSERT INTO sync_conflict_records (conflict_id, entity, record_id) VALUES (?, ?, ?)
                ON CONFLICT (entity, record_id, conflict_id) DO NOTHING""", records);
    }

    private static Set<Key> keys(Conflict conflict) {
        Set<Key> keys = new LinkedHashSet<>(Set.of(conflict.key()));
        conflict.parts().stream().map(Contested::key).forEach(keys::add);
        return keys;
    }

    private static @Nullable Object[] row(Conflict c, boolean provisional) {
        var by = c.resolvedBy();
        return new @Nullable Object[] {
            c.id(),
            c.key().type().table(),
            c.key().id(),
            JsonText.of(ConflictCodec.values(c, Contested::cloud)),
            JsonText.of(ConflictCodec.values(c, Contested::local)),
            c.cloud().at(),
            c.local().at(),
            c.resolution().wire(),
            c.resolvedAt(),
            by == null ? null : by.id(),
            c.local().at(),
            c.scope(),
            c.group(),
            c.kind().wire(),
            c.local().changeset(),
            winner(c),
            c.isOpen(),
            provisional,
            Json.write(ConflictCodec.write(c))
        };
    }

    /** Takes back whatever this server made of the hub's conflicts; what waits is laid over them again. */
    static void restore(Session session, UUID scope) throws SQLException {
        String sql = "SELECT confirmed FROM sync_conflicts WHERE scope = ? AND confirmed IS NOT NULL";
        write(session, session.query(sql, Conflicts::read, scope), false);
    }

    /** Forgets all conflicts of a scope, to read them from the hub's log again. */
    static void drop(Session session, UUID scope) throws SQLException {
        session.update(
                "DELETE FROM sync_conflict_records WHERE conflict_id IN (SELECT id FROM sync_conflicts WHERE scope = ?)",
                scope);
        session.update("DELETE FROM sync_conflicts WHERE scope = ?", scope);
    }

    /** The hub will judge anew what this server decided while it was alone. */
    static void makeProvisional(Session session, UUID scope) throws SQLException {
        session.update("UPDATE sync_conflicts SET is_provisional = ? WHERE scope = ?", true, scope);
    }

    /** Forgets what this server thought of these changes, or of all when null; the hub has judged them, or it thinks again. */
    static void dropProvisional(Session session, UUID scope, @Nullable Set<UUID> changesets) throws SQLException {
        List<@Nullable Object[]> gone = session
                .query(
                        "SELECT id, changeset_id FROM sync_conflicts WHERE scope = ? AND is_provisional",
                        r -> Map.entry(
                                session.dialect().uuid(r, 1), session.dialect().uuid(r, 2)),
                        scope)
                .stream()
                .filter(found -> changesets == null || changesets.contains(found.getValue()))
                .map(found -> new @Nullable Object[] {found.getKey()})
                .toList();
        session.batch("DELETE FROM sync_conflict_records WHERE conflict_id = ?", gone);
        session.batch("DELETE FROM sync_conflicts WHERE id = ?", gone);
    }
}
