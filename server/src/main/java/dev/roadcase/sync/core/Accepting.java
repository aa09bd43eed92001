package dev.roadcase.sync.core;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Claim;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Contested;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Received;
import dev.roadcase.model.Resolution;
import dev.roadcase.model.Resolve;
import dev.roadcase.model.Row;
import dev.roadcase.sync.core.Rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Takes in a changeset that was made elsewhere: the one place where changes of people who did not see each other meet.
 * Nothing is refused; what cannot stand beside what is there is kept as a conflict. Depends on nothing but the changeset
 * and the view, so every server that does it with the same log before it comes to the same.
 */
public final class Accepting {
    private final Received in;
    private final View view;
    private final Rules rules;

    private Accepting(Received in, View view, Rules rules) {
        this.in = in;
        this.view = view;
        this.rules = rules;
    }

    /** What taking in {@code received} comes to. No record gets a version at or below {@code versionOffset}. */
    public static Accepted accept(Received received, View view, long versionOffset) {
        return accept(received, view, versionOffset, Rules.ALL);
    }

    static Accepted accept(Received received, View view, long versionOffset, Rules rules) {
        return Accepted.of(new Accepting(received, view, rules).trial(), versionOffset);
    }

    /**
     * Keeps a changeset whole for a person, for the reason {@code why}. It does nothing itself; what was made after it and
     * came before it need not wait any longer.
     */
    static Accepted setAside(Received received, String why, View view, long versionOffset) {
        Trial trial = new Trial(received, view, Rules.ALL);
        trial.work().put(Vetting.kept(received, why));
        new Accepting(received, view, Rules.ALL).settle(trial);
        TakingEdits edits = new TakingEdits(trial);
        received.set().patches().forEach(p -> p.groups().keySet().forEach(group -> edits.passOn(p.key(), group)));
        return Accepted.of(trial, versionOffset).as(Drafted.What.QUARANTINED);
    }

    private void settle(Trial trial) {
        new Reviving(trial).reviveProduction();
        if (rules.has(Rule.SETTLING)) {
            new Settling(trial).settle();
        }
    }

    private Trial trial() {
        Trial whole = new Trial(in, view, rules);
        take(whole, in.set().patches());
        Trial trial = whole;
        if (whole.isLost() && isUnit()) {
            trial = heldBack(whole);
        } else {
            resolve(whole);
        }
        settle(trial);
        if (in.review() != null && !trial.isLost()) {
            askForReview(trial, in.review());
        }
        return trial;
    }

    static void take(Trial trial, List<Patch> patches) {
        for (Patch patch : patches) {
            switch (patch.op()) {
                case CREATED -> new TakingCreations(trial).take(patch);
                case UPDATED -> new TakingEdits(trial).take(patch, false);
                case RESTORED -> new TakingReturns(trial).take(patch);
                case DELETED -> {}
            }
        }
        List<Patch> deletions =
                patches.stream().filter(p -> p.op() == Op.DELETED).toList();
        new TakingDeletions(trial, deletions).take();
    }

    /** Whether it wins or loses whole. A single patch is a unit anyway, and is judged as itself. */
    private boolean isUnit() {
        Changeset set = in.set();
        return rules.has(Rule.UNITS)
                && set.unit()
                && existing(set.patches()).size() > 0
                && contested(set.patches()).size() > 1;
    }

    /** The patches that do not simply make a record. */
    private List<Patch> existing(List<Patch> patches) {
        return patches.stream().filter(p -> !makes(p)).toList();
    }

    private boolean makes(Patch patch) {
        return patch.op() == Op.CREATED && view.row(patch.key()) == null;
    }

    /** Only what is new of a unit that lost; the rest is one conflict. */
    private Trial heldBack(Trial whole) {
        Trial trial = new Trial(in, view, rules);
        List<Patch> rest = existing(in.set().patches());
        take(trial, in.set().patches().stream().filter(this::makes).toList());
        trial.lose();
        TakingEdits edits = new TakingEdits(trial);
        rest.forEach(p -> p.groups().forEach((group, g) -> edits.supersede(p.key(), group, g.after())));
        Key first = rest.getFirst().key();
        trial.raise(first, Conflict.UNIT, kind(whole), cloud(whole), false, contested(rest));
        return trial;
    }

    private Conflict.Kind kind(Trial whole) {
        List<Conflict.Kind> kinds =
                whole.work().raised().stream().map(Conflict::kind).toList();
        if (kinds.contains(Conflict.Kind.EARLY)) {
            return Conflict.Kind.EARLY;
        }
        return kinds.contains(Conflict.Kind.DELETE_VS_EDIT) ? Conflict.Kind.DELETE_VS_EDIT : Conflict.Kind.EDIT;
    }

    /** Whom it clashes with: the first it met. */
    private Claim cloud(Trial whole) {
        return whole.work().raised().stream()
                .filter(c -> c.local().changeset().equals(in.set().id()) && !c.localWins())
                .map(Conflict::cloud)
                .findFirst()
                .orElse(new Claim(new UUID(0, 0), null, null));
    }

    /** It stands, and a person may still take it back. */
    private void askForReview(Trial trial, String why) {
        Patch first = in.set().patches().stream().findFirst().orElse(null);
        List<Contested> parts = contested(in.set().patches());
        if (first == null || parts.isEmpty()) {
            return;
        }
        Row before = view.row(first.key());
        Claim theirs = before == null
                ? new Claim(new UUID(0, 0), null, null)
                : trial.theirs(before, parts.getFirst().group());
        trial.work()
                .put(new Conflict(
                        Conflict.idOf(in.set().id(), first.key(), Conflict.UNIT),
                        in.set().scope(),
                        first.key(),
                        Conflict.UNIT,
                        Conflict.Kind.REVIEW,
                        theirs,
                        trial.mine(),
                        true,
                        parts,
                        Resolution.PENDING,
                        null,
                        null,
                        why));
    }

    private List<Contested> contested(List<Patch> patches) {
        List<Contested> parts = new ArrayList<>();
        for (Patch patch : patches) {
            Row row = view.row(patch.key());
            for (var group : patch.groups().entrySet()) {
                GroupPatch asked = group.getValue();
                parts.add(new Contested(
                        patch.key(),
                        group.getKey(),
                        asked.old(),
                        TakingEdits.now(row, asked),
                        asked.values(),
                        Contested.State.OPEN));
            }
            if (patch.op() == Op.DELETED && !patch.groups().containsKey(Conflict.DELETED)) {
                parts.add(new Contested(
                        patch.key(), Conflict.DELETED, Map.of(), Map.of(), Map.of(), Contested.State.OPEN));
            }
        }
        return parts;
    }

    /** Marks what its author decided; a decision that somebody took before stands. */
    static void resolve(Trial trial) {
        Received in = trial.in();
        for (Resolve resolve : in.set().resolves()) {
            Conflict conflict = trial.work().conflict(resolve.conflict());
            if (conflict != null && conflict.resolvedBy() == null && resolve.resolution() != Resolution.PENDING) {
                trial.work()
                        .put(conflict.resolved(resolve.resolution(), in.set().author(), in.at()));
            }
        }
    }
}
