package dev.roadcase.sync.core;

import dev.roadcase.model.Claim;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.Contested;
import dev.roadcase.model.Key;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Row;
import dev.roadcase.sync.core.Rules.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Takes in the deletions of a changeset. A record goes with all that is nested in it or not at all: only when each of them
 * holds what the author saw, with no conflict they did not know of.
 */
final class TakingDeletions {
    private final Trial trial;
    private final Map<Key, Patch> asked = new LinkedHashMap<>();

    TakingDeletions(Trial trial, List<Patch> deletions) {
        this.trial = trial;
        deletions.forEach(p -> asked.put(p.key(), p));
    }

    void take() {
        for (Patch patch : asked.values()) {
            Row row = trial.work().row(patch.key());
            if (row == null) {
                refuse(patch.key(), Conflict.Kind.EARLY, new Claim(new UUID(0, 0), null, null));
            } else if (isTop(row)) {
                take(row);
            }
        }
    }

    private boolean isTop(Row row) {
        Key parent = Reviving.parentKey(row);
        return parent == null || !asked.containsKey(parent);
    }

    private void take(Row row) {
        if (row.deleted() || (trial.follows(Rule.OVERTAKEN) && isOvertaken(row))) {
            trial.merge();
            return;
        }
        List<Row> all = new ArrayList<>(Trees.below(row, trial.work()));
        all.addFirst(row);
        if (all.stream().allMatch(this::wasSeen)) {
            all.forEach(r -> trial.flag(r, true));
        } else {
            refuse(row.key(), Conflict.Kind.DELETE_VS_EDIT, trial.theirs(row, latest(row)));
        }
    }

    /** The group that was written last: whoever did that is asked about the deletion. */
    private static String latest(Row row) {
        return row.type().groups().keySet().stream()
                .max(Comparator.comparing((String g) -> row.lineage().of(g).at()))
                .orElse(Conflict.DELETED);
    }

    /** Somebody who had seen the record deleted brought it back. */
    private boolean isOvertaken(Row row) {
        UUID writer = row.lineage().of(Conflict.DELETED).writer();
        return new Ancestry(trial.work(), row.key(), Conflict.DELETED).isAncestor(trial.self(), writer);
    }

    private boolean wasSeen(Row row) {
        Patch patch = asked.get(row.key());
        if (patch == null) {
            return !trial.follows(Rule.SEEN_CHILDREN);
        }
        return (!trial.follows(Rule.SEEN) || ContentHash.seen(row).equals(patch.seen()))
                && (!trial.follows(Rule.SEEN_CONFLICTS) || knewConflicts(row, patch));
    }

    private boolean knewConflicts(Row row, Patch patch) {
        return trial.work().conflicts(row.key()).stream().map(Conflict::id).allMatch(patch.conflicts()::contains);
    }

    private void refuse(Key key, Conflict.Kind kind, Claim cloud) {
        Contested part = new Contested(key, Conflict.DELETED, Map.of(), Map.of(), Map.of(), Contested.State.OPEN);
        trial.raise(key, Conflict.DELETED, kind, cloud, false, List.of(part));
        trial.lose();
    }
}
