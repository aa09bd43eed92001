package dev.roadcase.sync.core;

import dev.roadcase.model.Base;
import dev.roadcase.model.Change;
import dev.roadcase.model.Clash;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Effect;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.Op;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Deletes records with what is nested in them, and brings them back. Tombstones keep their values. */
final class Deleting {
    private final Draft draft;

    Deleting(Draft draft) {
        this.draft = draft;
    }

    void delete(Row row, BaseState state, Base base) {
        if (!state.isCurrent() && base instanceof Base.Version version) {
            List<Clash> clashes = changedSince(row, state);
            if (!clashes.isEmpty() || !state.isKnown()) {
                throw new Refusal.Conflict(row, Trees.below(row, draft.work()), version.number(), clashes);
            }
        }
        bury(row);
    }

    private List<Clash> changedSince(Row row, BaseState state) {
        Map<String, Clash> clashes = new LinkedHashMap<>();
        for (Change change : state.since()) {
            for (Effect effect : change.effects()) {
                Row touched = draft.work().row(effect.key());
                if (touched != null && !touched.deleted()) {
                    clashes(row, touched, change, effect).forEach(c -> clashes.putIfAbsent(c.field(), c));
                }
            }
        }
        return List.copyOf(clashes.values());
    }

    private List<Clash> clashes(Row top, Row touched, Change change, Effect effect) {
        String path = Trees.path(touched, top, draft.work());
        if (path == null) {
            return List.of();
        }
        List<Clash> clashes = new ArrayList<>();
        if (effect.op() == Op.RESTORED && !path.isEmpty()) {
            clashes.add(Clashes.removal(path, change));
        }
        effect.groups().forEach((group, values) -> {
            Clashes found = new Clashes(draft.work(), touched, group);
            values.to().forEach((name, value) -> {
                Field field = touched.type().field(name);
                Object was = values.from().get(name);
                if (field != null && !field.isHidden() && !Objects.equals(was, value)) {
                    clashes.add(found.of(path, name, was, null));
                }
            });
        });
        return clashes;
    }

    /** Marks the record and everything below it as deleted. */
    void bury(Row row) {
        List<Row> all = new ArrayList<>(Trees.below(row, draft.work()));
        all.addFirst(row);
        all.forEach(r -> draft.put(flag(r, true)));
    }

    /** Brings back the record and what was deleted together with it. */
    void restore(Row row) {
        Change deletion = draft.work().deletionOf(row.key());
        draft.put(flag(row, false));
        if (deletion == null) {
            restoreBelow(row, row.lineage().of(Conflict.DELETED).writer());
            return;
        }
        for (Effect effect : deletion.effects()) {
            Row below = effect.op() == Op.DELETED ? draft.work().row(effect.key()) : null;
            if (below != null && below.deleted() && isBelow(below, row)) {
                draft.put(flag(below, false));
            }
        }
    }

    /** Where the history was cleared each record still says which change deleted it. */
    private void restoreBelow(Row row, UUID deletion) {
        for (EntityType.Child child : row.type().children()) {
            for (Row below : draft.work().buried(child.type(), row.id())) {
                if (below.lineage().of(Conflict.DELETED).writer().equals(deletion)) {
                    draft.put(flag(below, false));
                    restoreBelow(below, deletion);
                }
            }
        }
    }

    private boolean isBelow(Row row, Row top) {
        return !row.key().equals(top.key()) && Trees.path(row, top, draft.work()) != null;
    }

    private Row flag(Row row, boolean deleted) {
        return Editing.stamped(row, Conflict.DELETED, draft).flagged(deleted);
    }
}
