package dev.roadcase.sync.core;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Contested;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a server holds, in memory; copied as a backup is. */
final class MemoryView implements View {
    final Map<Key, Row> rows = new LinkedHashMap<>();
    /** By id; null where what it said is not known any more. */
    final Map<UUID, @Nullable Changeset> changesets = new HashMap<>();

    final Map<UUID, Conflict> conflicts = new LinkedHashMap<>();
    /** Whether the program that works with it is of the version before. */
    boolean isOlder;

    private final Map<Key, Set<UUID>> byRecord = new HashMap<>();

    MemoryView copy() {
        MemoryView copy = new MemoryView();
        copy.rows.putAll(rows);
        copy.changesets.putAll(changesets);
        conflicts.values().forEach(copy::put);
        copy.isOlder = isOlder;
        return copy;
    }

    void put(Conflict conflict) {
        conflicts.put(conflict.id(), conflict);
        index(conflict.key(), conflict.id());
        conflict.parts().stream().map(Contested::key).forEach(key -> index(key, conflict.id()));
    }

    private void index(Key key, UUID conflict) {
        byRecord.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(conflict);
    }

    void remove(Conflict conflict) {
        conflicts.remove(conflict.id());
    }

    @Override
    public @Nullable Row row(Key key) {
        return rows.get(key);
    }

    @Override
    public List<Row> children(EntityType<?> type, UUID parent) {
        List<Row> found = new ArrayList<>();
        for (Row row : rows.values()) {
            if (row.type() == type && !row.deleted() && Objects.equals(row.parent(), parent)) {
                found.add(row);
            }
        }
        return found;
    }

    @Override
    public List<Row> buried(EntityType<?> type, UUID parent) {
        return rows.values().stream()
                .filter(row -> row.type() == type && row.deleted() && parent.equals(row.parent()))
                .toList();
    }

    @Override
    public List<Row> naming(EntityType<?> type, UUID scope, String field, UUID id) {
        return rows.values().stream()
                .filter(row ->
                        row.type() == type && !row.deleted() && row.scope().equals(scope))
                .filter(row -> id.equals(row.get(field)))
                .toList();
    }

    @Override
    public @Nullable String lastPosition(EntityType<?> type, UUID scope) {
        return null;
    }

    @Override
    public Optional<List<Change>> since(Key key, long version) {
        return Optional.empty();
    }

    @Override
    public List<Change> changes(UUID changeId) {
        return List.of();
    }

    @Override
    public @Nullable Change deletionOf(Key key) {
        return null;
    }

    @Override
    public @Nullable Actor author(UUID changeId) {
        Changeset set = changesets.get(changeId);
        return set == null ? null : set.author();
    }

    @Override
    public boolean isLogged(UUID changeId) {
        return changesets.containsKey(changeId);
    }

    @Override
    public @Nullable Changeset changeset(UUID changeId) {
        return changesets.get(changeId);
    }

    @Override
    public List<Conflict> conflicts(Key key) {
        Set<UUID> ids = byRecord.get(key);
        if (ids == null) {
            return List.of();
        }
        List<Conflict> open = new ArrayList<>();
        for (UUID id : ids) {
            Conflict conflict = conflicts.get(id);
            if (conflict != null && conflict.isOpen()) {
                open.add(conflict);
            }
        }
        return open;
    }

    @Override
    public @Nullable Conflict conflict(UUID id) {
        return conflicts.get(id);
    }
}
