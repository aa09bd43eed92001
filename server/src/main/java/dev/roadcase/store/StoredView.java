package dev.roadcase.store;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.ChangesetCodec;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.sync.core.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the database holds, as one transaction sees it; what was read once is not read again. */
final class StoredView implements View {
    private final Session session;
    private final Map<Key, Optional<Row>> rows = new HashMap<>();
    private final Map<Key, List<Row>> children = new HashMap<>();
    private final Map<String, Optional<String>> positions = new HashMap<>();
    /** Entries of a log that are read at once at the most. */
    private static final int MOST_ENTRIES = 512;

    private final Map<UUID, Optional<Changeset>> changesets = new HashMap<>();
    /** Read ahead, not asked for yet. */
    private final Map<UUID, String> bodies = new HashMap<>();

    private int entries = 1;
    private final Map<Key, List<Conflict>> conflicts = new HashMap<>();

    private final boolean expected;

    StoredView(Session session) {
        this(session, true);
    }

    private StoredView(Session session, boolean expected) {
        this.session = session;
        this.expected = expected;
    }

    /** The same without the conflicts that this server only expects the hub to find. */
    static StoredView withoutExpected(Session session) {
        return new StoredView(session, false);
    }

    /** A read inside a pure function cannot throw what JDBC throws. */
    static final class ReadFailed extends RuntimeException {
        private final SQLException sql;

        ReadFailed(SQLException sql) {
            super(sql);
            this.sql = sql;
        }

        SQLException sql() {
            return sql;
        }
    }

    @FunctionalInterface
    private interface Reading<T extends @Nullable Object> {
        T read() throws SQLException;
    }

    private static <T extends @Nullable Object> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw new ReadFailed(e);
        }
    }

    /** Reads many records with few queries. */
    void prefetch(Collection<Key> keys) {
        inChunks(keys, key -> rows.putIfAbsent(key, Optional.empty()) == null, this::fetch);
    }

    /** Reads the conflicts of many records with few queries. */
    void prefetchConflicts(Collection<Key> keys) {
        inChunks(
                keys,
                key -> conflicts.putIfAbsent(key, new ArrayList<>()) == null,
                (type, ids) -> Conflicts.open(
                        session,
                        type,
                        ids,
                        expected,
                        (id, conflict) -> Objects.requireNonNull(conflicts.get(new Key(type, id)))
                                .add(conflict)));
    }

    @FunctionalInterface
    private interface Fetching {
        void fetch(EntityType<?> type, List<UUID> ids) throws SQLException;
    }

    private static void inChunks(Collection<Key> keys, Predicate<Key> isNew, Fetching fetching) {
        Map<EntityType<?>, List<UUID>> wanted = new LinkedHashMap<>();
        for (Key key : keys) {
            if (isNew.test(key)) {
                wanted.computeIfAbsent(key.type(), t -> new ArrayList<>()).add(key.id());
            }
        }
        wanted.forEach((type, ids) -> reading(() -> {
            for (List<UUID> part : Chunks.of(ids)) {
                fetching.fetch(type, part);
            }
            return true;
        }));
    }

    private void fetch(EntityType<?> type, List<UUID> ids) throws SQLException {
        EntitySql sql = EntitySql.of(type);
        session.query(
                        sql.select() + "WHERE id IN (" + Chunks.marks(ids.size()) + ")",
                        r -> sql.read(r, session.dialect()),
                        ids.toArray())
                .forEach(row -> rows.put(row.key(), Optional.of(row)));
    }

    /** Reads the nested records of many parents with few queries, all levels. */
    void prefetchChildren(EntityType<?> parentType, List<UUID> parents) {
        for (EntityType.Child child : parentType.children()) {
            List<UUID> missing = parents.stream()
                    .distinct()
                    .filter(p -> !children.containsKey(new Key(child.type(), p)))
                    .toList();
            missing.forEach(p -> children.put(new Key(child.type(), p), new ArrayList<>()));
            List<UUID> found = new ArrayList<>();
            for (List<UUID> part : Chunks.of(missing)) {
                reading(() -> fetchChildren(child.type(), part)).forEach(row -> found.add(row.id()));
            }
            if (!child.type().children().isEmpty()) {
                prefetchChildren(child.type(), found);
            }
        }
    }

    private List<Row> fetchChildren(EntityType<?> type, List<UUID> parents) throws SQLException {
        EntitySql sql = EntitySql.of(type);
        String column = Objects.requireNonNull(type.field(Objects.requireNonNull(type.parentField())))
                .column();
        String where = "WHERE " + column + " IN (" + Chunks.marks(parents.size()) + ") AND NOT is_deleted";
        List<Row> found = session.query(
                sql.select() + where + sql.order(), r -> sql.read(r, session.dialect()), parents.toArray());
        for (Row row : found) {
            rows.put(row.key(), Optional.of(row));
            List<Row> siblings = children.get(new Key(type, Objects.requireNonNull(row.parent())));
            if (siblings != null) {
                siblings.add(row);
            }
        }
        return found;
    }

    @Override
    public @Nullable Row row(Key key) {
        Optional<Row> known = rows.get(key);
        if (known == null) {
            prefetch(List.of(key));
            known = rows.getOrDefault(key, Optional.empty());
        }
        return known.orElse(null);
    }

    @Override
    public List<Row> children(EntityType<?> type, UUID parent) {
        Key key = new Key(type, parent);
        List<Row> known = children.get(key);
        if (known == null) {
            children.put(key, new ArrayList<>());
            reading(() -> fetchChildren(type, List.of(parent)));
            known = children.getOrDefault(key, List.of());
        }
        return known;
    }

    @Override
    public List<Row> buried(EntityType<?> type, UUID parent) {
        EntitySql sql = EntitySql.of(type);
        String column = Objects.requireNonNull(type.field(Objects.requireNonNull(type.parentField())))
                .column();
        return reading(() -> session.query(
                sql.select() + "WHERE " + column + " = ? AND is_deleted", r -> sql.read(r, session.dialect()), parent));
    }

    @Override
    public List<Row> naming(EntityType<?> type, UUID scope, String field, UUID id) {
        EntitySql sql = EntitySql.of(type);
        String column = Objects.requireNonNull(type.field(field)).column();
        return reading(() -> session.query(
                sql.select() + "WHERE " + column + " = ? AND scope = ? AND NOT is_deleted",
                r -> sql.read(r, session.dialect()),
                id,
                scope));
    }

    @Override
    public @Nullable String lastPosition(EntityType<?> type, UUID scope) {
        return positions
                .computeIfAbsent(type.path() + scope, k -> Optional.ofNullable(reading(() -> readLast(type, scope))))
                .orElse(null);
    }

    private @Nullable String readLast(EntityType<?> type, UUID scope) throws SQLException {
        return session.first(
                "SELECT position FROM " + type.table()
                        + " WHERE scope = ? AND position IS NOT NULL ORDER BY position DESC LIMIT 1",
                r -> r.getString(1),
                scope);
    }

    @Override
    public Optional<List<Change>> since(Key key, long version) {
        return reading(() -> Journal.knowsVersion(session, key, version)
                ? Optional.of(Journal.ofRecord(session, key, version))
                : Optional.empty());
    }

    @Override
    public List<Change> changes(UUID changeId) {
        return reading(() -> Journal.ofChangeset(session, changeId));
    }

    @Override
    public @Nullable Change deletionOf(Key key) {
        return reading(() -> Journal.lastDeletion(session, key));
    }

    @Override
    public @Nullable Actor author(UUID changeId) {
        return reading(() -> Journal.author(session, changeId));
    }

    @Override
    public boolean isLogged(UUID changeId) {
        return changeset(changeId) != null || reading(() -> Journal.isKnown(session, changeId));
    }

    @Override
    public @Nullable Changeset changeset(UUID changeId) {
        Optional<Changeset> known = changesets.get(changeId);
        if (known == null) {
            known = Optional.ofNullable(body(changeId)).map(ChangesetCodec::read);
            changesets.put(changeId, known);
        }
        return known.orElse(null);
    }

    /** Whoever asks for many walks back along lines of edits: each look that was in vain reads twice as far ahead. */
    private @Nullable String body(UUID changeId) {
        String ahead = bodies.remove(changeId);
        if (ahead != null) {
            return ahead;
        }
        bodies.putAll(reading(() -> Journal.bodies(session, changeId, entries)));
        entries = Math.min(2 * entries, MOST_ENTRIES);
        return bodies.remove(changeId);
    }

    @Override
    public List<Conflict> conflicts(Key key) {
        prefetchConflicts(List.of(key));
        return conflicts.getOrDefault(key, List.of());
    }

    @Override
    public @Nullable Conflict conflict(UUID id) {
        return reading(() -> Conflicts.find(session, id, expected));
    }
}
