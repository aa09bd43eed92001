package dev.roadcase.sync.core;

import dev.roadcase.model.Claim;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Contested;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings back what somebody deleted without having seen what arrives now, and asks a person about it. */
final class Reviving {
    private final Trial trial;

    Reviving(Trial trial) {
        this.trial = trial;
    }

    /** Brings back the record, and what holds it. */
    void revive(Row row) {
        Claim deletion = trial.theirs(row, Conflict.DELETED);
        Contested part = new Contested(row.key(), Conflict.DELETED, Map.of(), Map.of(), Map.of(), Contested.State.OPEN);
        trial.raise(row.key(), Conflict.DELETED, Conflict.Kind.DELETE_VS_EDIT, deletion, true, List.of(part));
        trial.flag(row, false);
        reviveParent(row);
    }

    void reviveParent(Row row) {
        Row parent = parent(row);
        if (parent != null && parent.deleted() && trial.follows(Rules.Rule.REVIVING_PARENTS)) {
            revive(parent);
        }
    }

    private @Nullable Row parent(Row row) {
        Key key = parentKey(row);
        return key == null ? null : trial.work().row(key);
    }

    static @Nullable Key parentKey(Row row) {
        EntityType<?> type = EntityTypes.parentOf(row.type());
        return type == null || row.parent() == null ? null : new Key(type, row.parent());
    }
}
