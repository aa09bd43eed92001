package dev.roadcase.sync.core;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.Effect;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Field;
import dev.roadcase.model.GroupChange;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Row;
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

/** Makes one changeset of a finished draft: per record at most one patch and one effect, from before to after. */
final class Folding {
    private final Proposal proposal;
    private final Draft draft;
    private final List<Patch> patches = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Map<Key, Row> rows = new LinkedHashMap<>();

    Folding(Proposal proposal, Draft draft) {
        this.proposal = proposal;
        this.draft = draft;
    }

    Drafted fold(List<Drafted.Done> done) {
        draft.before().forEach(this::record);
        touchParents();
        if (effects.isEmpty()) {
            return new Drafted(null, List.of(), List.of(), done);
        }
        boolean unit = proposal.cause() == Cause.UNDO || isCascade();
        Actor author = proposal.author();
        Changeset set =
                new Changeset(proposal.id(), proposal.scope(), unit, author, proposal.at(), proposal.cause(), patches);
        return new Drafted(set, effects, List.copyOf(rows.values()), done);
    }

    private boolean isCascade() {
        return proposal.cause() == Cause.EDIT && patches.stream().anyMatch(p -> p.op() == Op.DELETED);
    }

    private void record(Key key, @Nullable Row was) {
        Row now = Objects.requireNonNull(draft.work().row(key));
        if (was == null) {
            created(key, now);
        } else if (was.deleted() && now.deleted()) {
            return;
        } else if (now.deleted()) {
            deleted(key, was, now);
        } else {
            changed(key, was, now);
        }
    }

    /** What an earlier ask of the same proposal changed stays in the tombstone, so it is told too. */
    private void deleted(Key key, Row was, Row now) {
        Map<String, GroupPatch> asked = new LinkedHashMap<>();
        Map<String, GroupChange> done = new LinkedHashMap<>();
        compare(key, was, now, asked, done);
        if (!asked.isEmpty()) {
            patches.add(Patch.edit(key, asked));
        }
        patches.add(Patch.delete(key, ContentHash.seen(now)));
        add(was, now, Op.DELETED, done);
    }

    private void created(Key key, Row now) {
        Map<String, GroupPatch> asked = new LinkedHashMap<>();
        Map<String, GroupChange> done = new LinkedHashMap<>();
        for (String group : now.type().groups().keySet()) {
            Map<String, @Nullable Object> values = nonDefault(now, group);
            if (!values.isEmpty()) {
                asked.put(group, new GroupPatch(Map.of(), values, null));
                done.put(
                        group,
                        new GroupChange(Map.of(), values, null, now.lineage().of(group)));
            }
        }
        patches.add(Patch.create(key, asked, now.createdAt()));
        if (now.deleted()) {
            patches.add(Patch.delete(key, ContentHash.seen(now)));
        }
        add(null, now, Op.CREATED, done);
        if (now.deleted()) {
            Row stored = Objects.requireNonNull(rows.get(key));
            add(stored, stored, Op.DELETED, Map.of());
        }
    }

    private static Map<String, @Nullable Object> nonDefault(Row row, String group) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field field : row.type().group(group)) {
            Object value = row.get(field.name());
            if (value != null && !value.equals(field.initial())) {
                values.put(field.name(), value);
            }
        }
        return values;
    }

    private void changed(Key key, Row was, Row now) {
        Map<String, GroupPatch> asked = new LinkedHashMap<>();
        Map<String, GroupChange> done = new LinkedHashMap<>();
        compare(key, was, now, asked, done);
        boolean back = was.deleted();
        if (back || !done.isEmpty()) {
            patches.add(
                    back ? new Patch(key.type(), key.id(), Op.RESTORED, asked, null, null) : Patch.edit(key, asked));
            add(was, now, back ? Op.RESTORED : Op.UPDATED, done);
        }
    }

    private void compare(Key key, Row was, Row now, Map<String, GroupPatch> asked, Map<String, GroupChange> done) {
        for (String group : now.type().groups().keySet()) {
            Map<String, @Nullable Object> from = Merge.values(was, group);
            Map<String, @Nullable Object> to = Merge.values(now, group);
            if (!from.equals(to)) {
                UUID writer = was.lineage().of(group).writer();
                GroupPatch seen = draft.seen(key, group);
                asked.put(group, seen == null ? new GroupPatch(from, to, writer) : seenAs(seen, to));
                done.put(group, new GroupChange(from, to, writer, now.lineage().of(group)));
            }
        }
    }

    private static GroupPatch seenAs(GroupPatch seen, Map<String, @Nullable Object> to) {
        return new GroupPatch(seen.old(), to, seen.after());
    }

    private void touchParents() {
        Set<Key> parents = new LinkedHashSet<>();
        effects.forEach(e -> collectParents(e.key(), parents));
        Set<Key> touched = new LinkedHashSet<>();
        effects.forEach(e -> touched.add(e.key()));
        parents.removeAll(touched);
        for (Key parent : parents) {
            Row row = draft.work().row(parent);
            if (row != null) {
                add(row, row, Op.UPDATED, Map.of());
            }
        }
    }

    private void collectParents(Key key, Set<Key> into) {
        Row row = draft.work().row(key);
        var type = EntityTypes.parentOf(key.type());
        if (row != null && row.parent() != null && type != null) {
            Key parent = new Key(type, row.parent());
            into.add(parent);
            collectParents(parent, into);
        }
    }

    private void add(@Nullable Row was, Row now, Op op, Map<String, GroupChange> groups) {
        long version = draft.nextVersion(was == null ? now : was);
        Instant created = op == Op.CREATED ? now.createdAt() : null;
        effects.add(new Effect(now.type(), now.id(), op, version, groups, created));
        rows.put(
                now.key(),
                new Row(
                        now.type(),
                        now.id(),
                        now.scope(),
                        now.values(),
                        version,
                        now.createdAt(),
                        proposal.at(),
                        proposal.author().id(),
                        now.deleted(),
                        now.lineage()));
    }
}
