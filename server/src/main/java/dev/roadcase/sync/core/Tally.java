package dev.roadcase.sync.core;

import dev.roadcase.model.Conflict;
import dev.roadcase.model.Effect;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Field;
import dev.roadcase.model.GroupChange;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Row;
import dev.roadcase.model.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of records, from how they were to how they are, values and lineage alike: whoever applies these effects
 * to the same records comes to the same. Records that hold a changed one are counted as changed too.
 */
final class Tally {
    private final View work;
    private final @Nullable Instant at;
    private final @Nullable UUID author;
    private final long versionOffset;
    private final List<Effect> effects = new ArrayList<>();
    private final Map<Key, Row> rows = new LinkedHashMap<>();

    /**
     * For records that say themselves who touched them last. Where only the time of a change is another one, as a hub that
     * knows the time better has it, that is kept and not told: nobody has to look again for it.
     */
    Tally(View work, long versionOffset) {
        this(work, null, null, versionOffset);
    }

    Tally(View work, @Nullable Instant at, @Nullable UUID author, long versionOffset) {
        this.work = work;
        this.at = at;
        this.author = author;
        this.versionOffset = versionOffset;
    }

    /** Compares every touched record with what it was, and raises those that hold them. */
    Tally over(Map<Key, @Nullable Row> before) {
        before.forEach((key, was) -> compare(was, Objects.requireNonNull(work.row(key))));
        touchParents();
        return this;
    }

    /** Raises further records, of which something that they hold changed elsewhere. */
    Tally touching(Set<Key> keys) {
        keys.stream().filter(key -> !rows.containsKey(key)).forEach(this::touch);
        return this;
    }

    private void touch(Key key) {
        Row row = work.row(key);
        if (row != null) {
            add(row, row, Op.UPDATED, Map.of());
        }
    }

    List<Effect> effects() {
        return effects;
    }

    /** The changed records as they shall be stored. */
    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    private void compare(@Nullable Row was, Row now) {
        if (was == null) {
            created(now);
            return;
        }
        Map<String, GroupChange> groups = groups(was, now);
        Op op = now.deleted() ? Op.DELETED : Op.RESTORED;
        if (was.deleted() != now.deleted()) {
            add(was, now, op, groups);
        } else if (!groups.isEmpty()) {
            add(was, now, Op.UPDATED, groups);
        } else if (!now.lineage().equals(was.lineage())) {
            rows.put(now.key(), now);
        }
    }

    private void created(Row now) {
        Map<String, GroupChange> groups = new LinkedHashMap<>();
        for (String group : now.type().groups().keySet()) {
            Map<String, @Nullable Object> values = nonDefault(now, group);
            Stamp stamp = now.lineage().of(group);
            if (!values.isEmpty() || !stamp.equals(now.lineage().creation())) {
                groups.put(group, new GroupChange(Map.of(), values, null, stamp));
            }
        }
        groups.put(
                Conflict.DELETED,
                new GroupChange(Map.of(), Map.of(), null, now.lineage().creation()));
        add(null, now, Op.CREATED, groups);
        if (now.deleted()) {
            Row stored = Objects.requireNonNull(rows.get(now.key()));
            Stamp stamp = now.lineage().of(Conflict.DELETED);
            add(stored, stored, Op.DELETED, Map.of(Conflict.DELETED, flag(null, stamp)));
        }
    }

    private static GroupChange flag(@Nullable UUID was, Stamp now) {
        return new GroupChange(Map.of(), Map.of(), was, now);
    }

    /** The values of a group that a new record does not have by itself. */
    static Map<String, @Nullable Object> nonDefault(Row row, String group) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field field : row.type().group(group)) {
            Object value = row.get(field.name());
            if (!Objects.equals(value, field.initial())) {
                values.put(field.name(), value);
            }
        }
        return values;
    }

    private Map<String, GroupChange> groups(Row was, Row now) {
        Map<String, GroupChange> groups = new LinkedHashMap<>();
        for (String group : now.type().groups().keySet()) {
            Stamp from = was.lineage().of(group);
            Stamp to = now.lineage().of(group);
            if (!now.agrees(was, group)) {
                groups.put(group, new GroupChange(was.group(group), now.group(group), from.writer(), to));
            } else if (isAnother(from, to)) {
                groups.put(group, flag(from.writer(), to));
            }
        }
        Stamp flag = was.lineage().of(Conflict.DELETED);
        if (isAnother(flag, now.lineage().of(Conflict.DELETED))) {
            groups.put(Conflict.DELETED, flag(flag.writer(), now.lineage().of(Conflict.DELETED)));
        }
        return groups;
    }

    private boolean isAnother(Stamp was, Stamp now) {
        return at == null ? !was.writer().equals(now.writer()) : !was.equals(now);
    }

    private void touchParents() {
        Set<Key> parents = new LinkedHashSet<>();
        effects.forEach(e -> collectParents(e.key(), parents));
        effects.forEach(e -> parents.remove(e.key()));
        parents.forEach(this::touch);
    }

    private void collectParents(Key key, Set<Key> into) {
        Row row = work.row(key);
        EntityType<?> type = EntityTypes.parentOf(key.type());
        if (row != null && row.parent() != null && type != null) {
            Key parent = new Key(type, row.parent());
            into.add(parent);
            collectParents(parent, into);
        }
    }

    private void add(@Nullable Row was, Row now, Op op, Map<String, GroupChange> groups) {
        long version = Math.max(was == null ? 0 : was.version(), versionOffset) + 1;
        Instant created = op == Op.CREATED ? now.createdAt() : null;
        effects.add(new Effect(now.type(), now.id(), op, version, groups, created));
        Row next = now.withVersion(version)
                .touched(at == null ? now.updatedAt() : at, author == null ? now.lastModifiedBy() : author);
        rows.put(next.key(), next);
    }
}
