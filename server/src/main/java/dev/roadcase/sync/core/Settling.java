package dev.roadcase.sync.core;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Claim;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Contested;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Resolution;
import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks again at the open conflicts of the records that a changeset is about. What looked like two people's ways may have
 * been one whose middle arrived late: then it is put in order, and nobody is asked.
 */
final class Settling {
    private final Trial trial;

    Settling(Trial trial) {
        this.trial = trial;
    }

    void settle() {
        Set<Key> keys = new LinkedHashSet<>();
        trial.in().set().patches().forEach(p -> keys.add(p.key()));
        List<Key> open = new ArrayList<>(keys);
        for (int i = 0; i < open.size(); i++) {
            while (again(open.get(i), open)) {
                trial.merge();
            }
        }
    }

    /** Takes one step for a record; false when there is none left. Records it brings to light are added to {@code open}. */
    private boolean again(Key key, List<Key> open) {
        for (Conflict conflict : conflicts(key)) {
            for (Contested part : conflict.parts()) {
                if (part.isOpen() && step(conflict, part, key)) {
                    if (!open.contains(part.key())) {
                        open.add(part.key());
                    }
                    return true;
                }
            }
        }
        return false;
    }

    /** Those of its show: what is said of another show's record is none of that show's business. */
    private List<Conflict> conflicts(Key key) {
        UUID scope = trial.in().set().scope();
        return trial.work().conflicts(key).stream()
                .filter(c -> c.scope().equals(scope))
                .toList();
    }

    private boolean step(Conflict conflict, Contested part, Key key) {
        if (part.group().equals(Conflict.UNIT)) {
            return make(conflict, part);
        }
        Row row = part.key().equals(key) ? trial.work().row(key) : null;
        if (row == null || part.group().equals(Conflict.DELETED)) {
            return false;
        }
        UUID loser = conflict.loser().changeset();
        UUID writer = row.lineage().of(part.group()).writer();
        Ancestry ancestry = new Ancestry(trial.work(), key, part.group());
        if (ancestry.isAncestor(loser, writer)) {
            straighten(conflict, part);
            return true;
        }
        boolean follows = !row.deleted() && !wasUnit(conflict, loser) && ancestry.isAncestor(writer, loser);
        if (follows) {
            apply(conflict, part, row);
        }
        return follows;
    }

    /** What lost as a whole is not carried out by halves. */
    private boolean wasUnit(Conflict conflict, UUID loser) {
        Changeset set = trial.work().changeset(loser);
        return set == null || conflict.group().equals(Conflict.UNIT) || isUnit(set);
    }

    private static boolean isUnit(Changeset set) {
        return set.unit()
                && set.patches().stream()
                                .mapToInt(p -> Math.max(1, p.groups().size()))
                                .sum()
                        > 1;
    }

    private void apply(Conflict conflict, Contested part, Row row) {
        Claim loser = conflict.loser();
        trial.set(row, part.group(), values(conflict, part, row), loser.changeset(), trial.at(loser));
        new Reviving(trial, loser).reviveProduction();
        straighten(conflict, part);
    }

    private Map<String, @Nullable Object> values(Conflict conflict, Contested part, Row row) {
        Changeset set = trial.work().changeset(conflict.loser().changeset());
        Patch patch = set == null ? null : set.patch(part.key());
        GroupPatch asked = patch == null ? null : patch.groups().get(part.group());
        if (conflict.localWins()) {
            return part.cloud();
        }
        return asked == null ? part.local() : Merge.onwards(row, part.group(), asked, trial.work());
    }

    /** A record that waited for what holds it. */
    private boolean make(Conflict conflict, Contested part) {
        Claim claim = conflict.local();
        Changeset set = trial.work().changeset(claim.changeset());
        Patch patch = set == null ? null : set.patch(part.key());
        boolean waits =
                conflict.kind() == Conflict.Kind.EARLY && conflict.group().equals(Conflict.UNIT);
        if (!waits
                || patch == null
                || EntityTypes.parentOf(patch.type()) == null
                || trial.work().row(conflict.key()) == null
                || trial.work().row(part.key()) != null) {
            return false;
        }
        new TakingCreations(trial).make(patch, claim);
        new Reviving(trial, claim).reviveProduction();
        straighten(conflict, part);
        return true;
    }

    private void straighten(Conflict conflict, Contested part) {
        Conflict next = conflict.withParts(p -> p.equals(part) ? p.as(Contested.State.LINEAR) : p);
        trial.work().put(next.isOpen() || next.resolution() != Resolution.PENDING ? next : next.settled());
    }
}
