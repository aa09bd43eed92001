package dev.roadcase.sync.core;

import dev.roadcase.model.Claim;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Contested;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.MergePolicy;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Resolution;
import dev.roadcase.model.Row;
import dev.roadcase.sync.core.Rules.Rule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in the edits of a changeset, group by group. */
final class TakingEdits {
    private static final Claim NOBODY = new Claim(new UUID(0, 0), null, null);

    private final Trial trial;

    TakingEdits(Trial trial) {
        this.trial = trial;
    }

    /**
     * Takes in what a patch says of a record's groups.
     *
     * @param creation whether the patch makes the record, and somebody else made it too
     */
    void take(Patch patch, boolean creation) {
        boolean revives = false;
        for (var group : patch.groups().entrySet()) {
            if (group.getKey().equals(Conflict.DELETED)) {
                continue;
            }
            Row row = trial.work().row(patch.key());
            if (row == null) {
                park(patch.key(), group.getKey(), group.getValue(), NOBODY);
            } else {
                revives |= group(row, group.getKey(), group.getValue(), creation);
            }
        }
        Row row = trial.work().row(patch.key());
        if (revives && row != null && row.deleted() && trial.follows(Rule.REVIVING)) {
            new Reviving(trial).revive(row);
        }
    }

    /** Returns whether the record has to be there for it. */
    private boolean group(Row row, String group, GroupPatch patch, boolean creation) {
        Verdict verdict = Merge.arrived(trial.self(), row, group, patch, creation, trial.work(), trial.rules());
        if (trial.isWaiting()) {
            show(row, group, patch, verdict);
            return true;
        }
        if (!(verdict instanceof Verdict.Parked || verdict instanceof Verdict.Superseded)) {
            supersede(row.key(), group, patch.after());
        }
        switch (verdict) {
            case Verdict.Apply apply -> apply(row, group, patch, apply.values());
            case Verdict.Same same -> agree(row, group);
            case Verdict.Superseded superseded -> trial.merge();
            case Verdict.Parked parked -> park(row.key(), group, patch, trial.theirs(row, group));
            case Verdict.Withdrawn withdrawn -> withdraw(row, group, patch, withdrawn.base());
            case Verdict.Clash clash -> clash(row, group, patch, clash.base());
        }
        return verdict instanceof Verdict.Apply || verdict instanceof Verdict.Clash;
    }

    /**
     * What waits is shown as its author left it, unless somebody who had seen that went on from it already; where it will
     * clash, it is marked.
     */
    private void show(Row row, String group, GroupPatch patch, Verdict verdict) {
        if (verdict instanceof Verdict.Superseded) {
            return;
        }
        Map<String, @Nullable Object> values = patch.values();
        if (verdict instanceof Verdict.Apply apply) {
            values = apply.values();
        } else if (verdict instanceof Verdict.Clash || verdict instanceof Verdict.Parked) {
            Contested part = part(row.key(), group, patch.old(), now(row, patch), patch, Contested.State.OPEN);
            Conflict.Kind kind = verdict instanceof Verdict.Parked ? Conflict.Kind.EARLY : Conflict.Kind.EDIT;
            trial.raise(row.key(), group, kind, trial.theirs(row, group), true, List.of(part));
        }
        trial.set(row, group, values, trial.self(), trial.in().at());
    }

    private void apply(Row row, String group, GroupPatch patch, Map<String, @Nullable Object> values) {
        if (!values.equals(patch.values())) {
            trial.merge();
        }
        trial.set(row, group, values, trial.self(), trial.in().at());
    }

    /**
     * Both wrote the same; the later of the two times counts from now on. A decision for what is there is one all the same:
     * who had not heard of it did not see it.
     */
    private void agree(Row row, String group) {
        trial.merge();
        boolean decides = !trial.in().set().resolves().isEmpty();
        UUID writer = decides ? trial.self() : row.lineage().of(group).writer();
        trial.set(row, group, Map.of(), writer, trial.in().at());
    }

    private void park(Key key, String group, GroupPatch patch, Claim cloud) {
        Contested part = part(key, group, patch.old(), Map.of(), patch, Contested.State.OPEN);
        trial.raise(key, group, Conflict.Kind.EARLY, cloud, false, List.of(part));
        trial.lose();
    }

    private void withdraw(Row row, String group, GroupPatch patch, Map<String, @Nullable Object> base) {
        Contested part = part(row.key(), group, base, now(row, patch), patch, Contested.State.WITHDRAWN);
        Claim theirs = trial.theirs(row, group);
        trial.raise(row.key(), group, Conflict.Kind.EDIT, theirs, false, List.of(part), Resolution.CLOUD_WINS);
        trial.merge();
    }

    private void clash(Row row, String group, GroupPatch patch, Map<String, @Nullable Object> base) {
        MergePolicy policy = row.type().group(group).getFirst().policy();
        boolean wins = wins(policy, row.lineage().of(group).at());
        Resolution by = wins ? Resolution.LOCAL_WINS : Resolution.CLOUD_WINS;
        if (trial.follows(Rule.LOSERS)) {
            boolean gone = !wins && wentOn(row.key(), group);
            Contested.State state = gone ? Contested.State.SUPERSEDED : Contested.State.OPEN;
            Contested part = part(row.key(), group, base, now(row, patch), patch, state);
            Resolution resolution = policy == MergePolicy.MANUAL && !gone ? Resolution.PENDING : by;
            Claim theirs = trial.theirs(row, group);
            trial.raise(row.key(), group, Conflict.Kind.EDIT, theirs, wins, List.of(part), resolution);
        }
        if (wins) {
            trial.set(row, group, patch.values(), trial.self(), trial.in().at());
        } else {
            trial.lose();
        }
    }

    /** Whether an open conflict tells already what its author did after this. */
    private boolean wentOn(Key key, String group) {
        Ancestry ancestry = new Ancestry(trial.work(), key, group);
        return trial.follows(Rule.CHAINS)
                && trial.work().conflicts(key).stream()
                        .filter(c -> c.parts().stream().anyMatch(p -> p.isOpen() && p.isAbout(key, group)))
                        .map(c -> c.loser().changeset())
                        .anyMatch(loser -> !loser.equals(trial.self()) && ancestry.isAncestor(trial.self(), loser));
    }

    /** A tie keeps what is there. */
    private boolean wins(MergePolicy policy, Instant theirs) {
        return switch (policy) {
            case LWW -> !trial.follows(Rule.LATER_WINS) || trial.in().at().isAfter(theirs);
            case ONSITE ->
                trial.isFromLockHolder()
                        || (!trial.isLocked() && trial.in().at().isAfter(theirs));
            case MANUAL -> !trial.follows(Rule.MANUAL);
        };
    }

    /** Conflicts whose loser its own author went on from are told by this one now. */
    void supersede(Key key, String group, @Nullable UUID after) {
        if (after == null || !trial.follows(Rule.CHAINS)) {
            return;
        }
        Ancestry ancestry = new Ancestry(trial.work(), key, group);
        for (Conflict conflict : trial.work().conflicts(key)) {
            UUID loser = conflict.loser().changeset();
            if (conflict.parts().stream().anyMatch(p -> p.isOpen() && p.isAbout(key, group))
                    && ancestry.isAncestor(loser, after)) {
                trial.work()
                        .put(conflict.withParts(
                                p -> p.isOpen() && p.isAbout(key, group) ? p.as(Contested.State.SUPERSEDED) : p));
            }
        }
    }

    /** What is set aside is told by the conflict of whoever went on from it, and with it what it went on from itself. */
    void passOn(Key key, String group) {
        Row row = trial.work().row(key);
        if (row == null || !row.scope().equals(trial.in().set().scope()) || group.equals(Conflict.DELETED)) {
            return;
        }
        UUID writer = row.lineage().of(group).writer();
        Ancestry ancestry = new Ancestry(trial.work(), key, group);
        if (wentOn(key, group) && ancestry.walk(trial.self(), writer) != Ancestry.End.MISSING) {
            supersede(key, group, trial.self());
        }
    }

    private static Contested part(
            Key key,
            String group,
            Map<String, @Nullable Object> base,
            Map<String, @Nullable Object> cloud,
            GroupPatch patch,
            Contested.State state) {
        return new Contested(key, group, base, cloud, patch.values(), state);
    }

    /** What is there now of the fields a patch names. */
    static Map<String, @Nullable Object> now(@Nullable Row row, GroupPatch patch) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (row != null) {
            patch.values().keySet().forEach(name -> values.put(name, row.get(name)));
        }
        return values;
    }
}
