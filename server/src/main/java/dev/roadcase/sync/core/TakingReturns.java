package dev.roadcase.sync.core;

import dev.roadcase.model.Claim;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Contested;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Row;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes in the return of deleted records. */
final class TakingReturns {
    private final Trial trial;

    TakingReturns(Trial trial) {
        this.trial = trial;
    }

    void take(Patch patch) {
        Row row = trial.work().row(patch.key());
        if (row == null) {
            park(patch);
        } else if (row.deleted()) {
            trial.flag(row, false);
            new Reviving(trial).reviveParent(row);
        } else {
            overtake(row, patch);
        }
        new TakingEdits(trial).take(patch, false);
    }

    /**
     * The deletion it answers has not come yet; when it does, it comes too late. While both wait, the log knows the deletion
     * before it is laid.
     */
    private void overtake(Row row, Patch patch) {
        GroupPatch flag = patch.groups().get(Conflict.DELETED);
        UUID after = flag == null ? null : flag.after();
        if (after != null && (trial.isWaiting() || !trial.work().isLogged(after))) {
            trial.set(row, Conflict.DELETED, Map.of(), trial.self(), trial.in().at());
        }
    }

    private void park(Patch patch) {
        Contested part =
                new Contested(patch.key(), Conflict.DELETED, Map.of(), Map.of(), Map.of(), Contested.State.OPEN);
        Claim nobody = new Claim(new UUID(0, 0), null, null);
        trial.raise(patch.key(), Conflict.DELETED, Conflict.Kind.EARLY, nobody, false, List.of(part));
        trial.lose();
    }
}
