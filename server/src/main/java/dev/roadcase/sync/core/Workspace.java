package dev.roadcase.sync.core;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Effect;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A view with changes laid over it that are not stored yet. Not thread-safe; lives as long as one transaction. */
public final class Workspace implements View {
    private static final Comparator<Row> ORDER = Comparator.comparing((Row r) -> r.text("position"))
            .thenComparing(Row::createdAt)
            .thenComparing(r -> r.id().toString());

    private final View below;
    private final Map<Key, Row> changed = new LinkedHashMap<>();
    private final Set<Key> gone = new HashSet<>();
    private final Map<UUID, Changeset> changesets = new HashMap<>();
    private final Map<UUID, Conflict> conflicts = new LinkedHashMap<>();
    /** The last position of what is laid over, by type and scope. */
    private final Map<EntityType<?>, Map<UUID, String>> positions = new HashMap<>();

    private final List<Change> changes = new ArrayList<>();

    public Workspace(View below) {
        this.below = below;
    }

    /** Lays a row over what is below. */
    public void put(Row row) {
        changed.put(row.key(), row);
        gone.remove(row.key());
        if (row.type().isOrdered() && !row.type().isNested()) {
            positions
                    .computeIfAbsent(row.type(), t -> new HashMap<>())
                    .merge(row.scope(), row.text("position"), (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
    }

    /** Lays nothing over a row, as if it had never been. */
    public void remove(Key key) {
        changed.remove(key);
        gone.add(key);
    }

    /** The rows laid over, in the order they were first touched. */
    public Collection<Row> changed() {
        return changed.values();
    }

    @Override
    public @Nullable Row row(Key key) {
        Row row = changed.get(key);
        return row != null || gone.contains(key) ? row : below.row(key);
    }

    @Override
    public List<Row> children(EntityType<?> type, UUID parent) {
        Map<UUID, Row> found = new LinkedHashMap<>();
        below.children(type, parent).forEach(r -> found.put(r.id(), r));
        boolean touched = found.keySet().removeIf(id -> gone.contains(new Key(type, id)));
        for (Row row : changed.values()) {
            if (row.type() == type && Objects.equals(row.parent(), parent)) {
                found.put(row.id(), row);
                touched = true;
            }
        }
        if (!touched) {
            return List.copyOf(found.values());
        }
        List<Row> live = new ArrayList<>(found.values());
        live.removeIf(Row::deleted);
        live.sort(ORDER);
        return live;
    }

    @Override
    public List<Row> buried(EntityType<?> type, UUID parent) {
        List<Row> found = new ArrayList<>(below.buried(type, parent));
        found.removeIf(r -> changed.containsKey(r.key()) || gone.contains(r.key()));
        for (Row row : changed.values()) {
            if (row.type() == type && row.deleted() && parent.equals(row.parent())) {
                found.add(row);
            }
        }
        return found;
    }

    @Override
    public List<Row> naming(EntityType<?> type, UUID scope, String field, UUID id) {
        List<Row> found = new ArrayList<>(below.naming(type, scope, field, id));
        found.removeIf(r -> changed.containsKey(r.key()) || gone.contains(r.key()));
        for (Row row : changed.values()) {
            boolean names = row.type() == type && row.scope().equals(scope) && id.equals(row.get(field));
            if (names && !row.deleted()) {
                found.add(row);
            }
        }
        return found;
    }

    @Override
    public @Nullable String lastPosition(EntityType<?> type, UUID scope) {
        String below = this.below.lastPosition(type, scope);
        String over = positions.getOrDefault(type, Map.of()).get(scope);
        return over == null || (below != null && below.compareTo(over) > 0) ? below : over;
    }

    /** Lays a change over the journal below. */
    public void record(Change change) {
        changes.add(change);
    }

    @Override
    public Optional<List<Change>> since(Key key, long version) {
        List<Change> over = new ArrayList<>();
        boolean known = false;
        for (Change change : changes) {
            for (Effect effect : change.effects()) {
                if (effect.key().equals(key)) {
                    known |= effect.version() == version;
                    if (effect.version() > version && !over.contains(change)) {
                        over.add(change);
                    }
                }
            }
        }
        List<Change> below = this.below.since(key, version).orElse(null);
        if (below == null) {
            return known ? Optional.of(over) : Optional.empty();
        }
        List<Change> all = new ArrayList<>(below);
        all.addAll(over);
        return Optional.of(all);
    }

    @Override
    public List<Change> changes(UUID changeId) {
        List<Change> over =
                changes.stream().filter(c -> c.changeId().equals(changeId)).toList();
        return over.isEmpty() ? below.changes(changeId) : over;
    }

    @Override
    public @Nullable Change deletionOf(Key key) {
        for (Change change : changes.reversed()) {
            if (change.effects().stream()
                    .anyMatch(e -> e.op() == Op.DELETED && e.key().equals(key))) {
                return change;
            }
        }
        return below.deletionOf(key);
    }

    @Override
    public @Nullable Actor author(UUID changeId) {
        return changes.stream()
                .filter(c -> c.changeId().equals(changeId))
                .map(Change::by)
                .findFirst()
                .orElseGet(() -> below.author(changeId));
    }

    @Override
    public boolean isLogged(UUID changeId) {
        return changesets.containsKey(changeId) || below.isLogged(changeId);
    }

    @Override
    public @Nullable Changeset changeset(UUID changeId) {
        Changeset over = changesets.get(changeId);
        return over != null ? over : below.changeset(changeId);
    }

    /** The changesets laid over the log. */
    public Collection<Changeset> logged() {
        return changesets.values();
    }

    /** Lays a changeset over the log below. */
    public void log(Changeset set) {
        changesets.put(set.id(), set);
    }

    @Override
    public List<Conflict> conflicts(Key key) {
        Map<UUID, Conflict> found = new LinkedHashMap<>();
        below.conflicts(key).forEach(c -> found.put(c.id(), c));
        for (Conflict over : conflicts.values()) {
            if (found.containsKey(over.id()) || over.isAbout(key)) {
                found.put(over.id(), over);
            }
        }
        found.values().removeIf(c -> !c.isOpen());
        return List.copyOf(found.values());
    }

    @Override
    public @Nullable Conflict conflict(UUID id) {
        Conflict over = conflicts.get(id);
        return over != null ? over : below.conflict(id);
    }

    /** Lays a conflict over those below. */
    public void put(Conflict conflict) {
        conflicts.put(conflict.id(), conflict);
    }

    /** The conflicts laid over, in the order they arose. */
    public Collection<Conflict> raised() {
        return conflicts.values();
    }
}
