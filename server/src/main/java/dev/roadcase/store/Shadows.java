package dev.roadcase.store;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.model.RowCodec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the hub has confirmed of the records that waiting changes touch. */
final class Shadows {
    private static final String INSERT =
            "INSERT INTO sync_shadow (entity, record_id, scope, confirmed) VALUES (?, ?, ?, ?) ON CONFLICT (entity, record_id) DO ";

    private Shadows() {}

    private record Shade(Key key, @Nullable String confirmed) {}

    static Map<Key, Optional<Row>> of(Session session, UUID scope) throws SQLException {
        List<Shade> shades = session.query(
                "SELECT entity, record_id, confirmed FROM sync_shadow WHERE scope = ?",
                r -> new Shade(
                        new Key(
                                EntityTypes.get(r.getString(1)),
                                session.dialect().uuid(r, 2)),
                        r.getString(3)),
                scope);
        Map<Key, Optional<Row>> shadow = new LinkedHashMap<>();
        for (Shade shade : shades) {
            shadow.put(
                    shade.key(), Optional.ofNullable(shade.confirmed()).map(text -> RowCodec.read(shade.key(), text)));
        }
        return shadow;
    }

    /** Keeps what a record was before waiting changes first touched it. */
    static void keep(Session session, UUID scope, Map<Key, Optional<Row>> before) throws SQLException {
        session.insert(INSERT + "NOTHING", rows(scope, before));
    }

    /** Makes the shadow of a scope what it shall be, writing only what differs from what it was. */
    static void replace(Session session, UUID scope, Map<Key, Optional<Row>> was, Map<Key, Optional<Row>> next)
            throws SQLException {
        List<@Nullable Object[]> gone = new ArrayList<>();
        for (Key key : was.keySet()) {
            if (!next.containsKey(key)) {
                gone.add(new @Nullable Object[] {key.type().path(), key.id()});
            }
        }
        session.batch("DELETE FROM sync_shadow WHERE entity = ? AND record_id = ?", gone);
        Map<Key, Optional<Row>> changed = new LinkedHashMap<>(next);
        changed.entrySet().removeIf(e -> e.getValue().equals(was.get(e.getKey())));
        session.insert(INSERT + "UPDATE SET confirmed = excluded.confirmed", rows(scope, changed));
    }

    private static List<@Nullable Object[]> rows(UUID scope, Map<Key, Optional<Row>> shadow) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        shadow.forEach((key, row) -> rows.add(new @Nullable Object[] {
            key.type().path(), key.id(), scope, row.map(RowCodec::write).orElse(null)
        }));
        return rows;
    }

    /** Nothing of the scope is confirmed: whatever there is of it is only this server's so far. */
    static void nothing(Session session, UUID scope) throws SQLException {
        session.update("DELETE FROM sync_shadow WHERE scope = ?", scope);
        for (EntityType<?> type : EntityTypes.withNested()) {
            session.update(
                    "INSERT INTO sync_shadow (entity, record_id, scope) SELECT CAST(? AS TEXT), id, scope FROM "
                            + type.table() + " WHERE scope = ?",
                    type.path(),
                    scope);
        }
    }
}
