package dev.roadcase.sync.core;

import dev.roadcase.model.Claim;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Contested;
import dev.roadcase.model.Field;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lineage;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Row;
import dev.roadcase.model.Stamp;
import dev.roadcase.model.Values;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in the records that a changeset makes. */
final class TakingCreations {
    private final Trial trial;

    TakingCreations(Trial trial) {
        this.trial = trial;
    }

    /** Makes the record; where it is there already, the two are merged group by group. */
    void take(Patch patch) {
        if (trial.work().row(patch.key()) != null) {
            trial.merge();
            new TakingEdits(trial).take(patch, true);
        } else {
            make(patch, trial.mine());
        }
    }

    /** Makes a record that is not there, for a changeset that asked for it now or before. */
    boolean make(Patch patch, Claim by) {
        Stamp stamp = new Stamp(by.changeset(), trial.at(by));
        Row row = row(patch, trial.in().set().scope(), stamp);
        Key parent = Reviving.parentKey(row);
        if (parent != null && trial.work().row(parent) == null) {
            park(patch, parent);
            return false;
        }
        trial.put(row);
        new Reviving(trial, by).reviveParent(row);
        return true;
    }

    /** It waits for what is to hold it. */
    private void park(Patch patch, Key parent) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        patch.groups().values().forEach(g -> values.putAll(g.values()));
        Contested part = new Contested(patch.key(), Conflict.UNIT, Map.of(), Map.of(), values, Contested.State.OPEN);
        UUID id = Conflict.idOf(trial.self(), patch.key(), Conflict.UNIT);
        if (trial.work().conflict(id) == null) {
            Claim nobody = new Claim(new UUID(0, 0), null, null);
            trial.work()
                    .put(new Conflict(
                            id,
                            trial.in().set().scope(),
                            parent,
                            Conflict.UNIT,
                            Conflict.Kind.EARLY,
                            nobody,
                            trial.mine(),
                            false,
                            List.of(part),
                            dev.roadcase.model.Resolution.PENDING,
                            null,
                            null,
                            null));
        }
        trial.lose();
    }

    /** The record as its creation describes it. */
    static Row row(Patch patch, UUID scope, Stamp stamp) {
        List<Field> fields = patch.type().fields();
        @Nullable Object[] slots = new @Nullable Object[fields.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = fields.get(i).initial();
        }
        Values values = Values.of(slots);
        for (GroupPatch group : patch.groups().values()) {
            values = values.with(patch.type(), group.values());
        }
        Instant created = patch.createdAt() == null ? stamp.at() : patch.createdAt();
        return new Row(
                patch.type(),
                patch.id(),
                scope,
                values,
                0,
                created,
                stamp.at(),
                stamp.writer(),
                false,
                Lineage.created(stamp));
    }
}
