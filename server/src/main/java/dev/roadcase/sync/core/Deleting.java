package dev.roadcase.sync.core;

import dev.roadcase.model.Base;
import dev.roadcase.model.Change;
import dev.roadcase.model.Clash;
import dev.roadcase.model.Effect;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.List;

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
        List<Clash> clashes = new ArrayList<>();
        for (Change change : state.since()) {
            for (Effect effect : change.effects()) {
                Row touched = draft.work().row(effect.key());
                boolean ours = touched != null && (touched.id().equals(row.id()) || isBelow(touched, row));
                effect.groups().forEach((group, values) -> {
                    if (ours && touched != null) {
                        Clashes found = new Clashes(draft.work(), touched, group);
                        String place = touched.id().equals(row.id())
                                ? ""
                                : touched.type().path() + "/" + touched.id();
                        values.to()
                                .forEach((name, value) -> clashes.add(
                                        found.of(place, name, values.from().get(name), null)));
                    }
                });
            }
        }
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
            return;
        }
        for (Effect effect : deletion.effects()) {
            Row below = effect.op() == Op.DELETED ? draft.work().row(effect.key()) : null;
            if (below != null && below.deleted() && isBelow(below, row)) {
                draft.put(flag(below, false));
            }
        }
    }

    private boolean isBelow(Row row, Row top) {
        var parentType = dev.roadcase.model.EntityTypes.parentOf(row.type());
        if (row.parent() == null || parentType == null) {
            return false;
        }
        if (row.parent().equals(top.id())) {
            return true;
        }
        Row parent = draft.work().row(new Key(parentType, row.parent()));
        return parent != null && isBelow(parent, top);
    }

    private Row flag(Row row, boolean deleted) {
        Row stamped = Editing.stamped(row, "deleted", draft);
        return new Row(
                row.type(),
                row.id(),
                row.scope(),
                row.values(),
                row.version(),
                row.createdAt(),
                row.updatedAt(),
                row.lastModifiedBy(),
                deleted,
                stamped.lineage());
    }
}
