package dev.roadcase.sync.core;

import dev.roadcase.model.Claim;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Contested;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings back what somebody deleted without having seen what takes effect now, and asks a person about it. */
final class Reviving {
    private final Trial trial;
    private final Claim by;

    /** For what arrives. */
    Reviving(Trial trial) {
        this(trial, trial.mine());
    }

    /** For a change that came before what arrives, and waited for it; the question is still about what arrives. */
    Reviving(Trial trial, Claim by) {
        this.trial = trial;
        this.by = by;
    }

    /** A production that was deleted while somebody worked in it comes back. */
    void reviveProduction() {
        Row production =
                trial.work().row(new Key(Production.TYPE, trial.in().set().scope()));
        boolean works = trial.before().keySet().stream().anyMatch(k -> k.type().isInProduction());
        if (production != null && production.deleted() && works) {
            revive(production);
        }
    }

    /** Brings back the record, and what holds it. */
    void revive(Row row) {
        Claim deletion = trial.theirs(row, Conflict.DELETED);
        Contested part = new Contested(row.key(), Conflict.DELETED, Map.of(), Map.of(), Map.of(), Contested.State.OPEN);
        trial.raise(row.key(), Conflict.DELETED, Conflict.Kind.DELETE_VS_EDIT, deletion, true, List.of(part));
        trial.flag(row, false, by);
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
