package dev.roadcase.sync.core;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes one changeset of a finished draft: per record at most one patch and one effect, from before to after. */
final class Folding {
    private final Proposal proposal;
    private final Draft draft;
    private final List<Patch> patches = new ArrayList<>();

    Folding(Proposal proposal, Draft draft) {
        this.proposal = proposal;
        this.draft = draft;
    }

    Drafted fold(List<Drafted.Done> done) {
        draft.before().forEach(this::record);
        Tally tally = new Tally(draft.work(), proposal.at(), proposal.author().id(), draft.versionOffset())
                .over(draft.before());
        if (tally.effects().isEmpty() && draft.resolves().isEmpty()) {
            return new Drafted(null, List.of(), List.of(), List.of(), done);
        }
        Cause cause = proposal.cause();
        boolean unit = cause == Cause.UNDO || cause == Cause.RESOLVE || cause == Cause.SWAP || isCascade();
        Actor author = proposal.author();
        Changeset set = new Changeset(
                proposal.id(), proposal.scope(), unit, author, proposal.at(), cause, patches, draft.resolves());
        List<Conflict> decided = List.copyOf(draft.work().raised());
        return new Drafted(set, tally.effects(), tally.rows(), decided, done);
    }

    private boolean isCascade() {
        return proposal.cause() == Cause.EDIT && patches.stream().anyMatch(p -> p.op() == Op.DELETED);
    }

    private void record(Key key, @Nullable Row was) {
        Row now = Objects.requireNonNull(draft.work().row(key));
        if (was == null) {
            created(key, now);
        } else if (was.deleted() && now.deleted()) {
            return;
        } else if (now.deleted()) {
            deleted(key, was, now);
        } else {
            changed(key, was, now);
        }
    }

    /** What an earlier ask of the same proposal changed stays in the tombstone, so it is told too. */
    private void deleted(Key key, Row was, Row now) {
        Map<String, GroupPatch> asked = compare(key, was, now);
        if (!asked.isEmpty()) {
            patches.add(Patch.edit(key, asked));
        }
        patches.add(delete(key, now, was.lineage().of(Conflict.DELETED).writer()));
    }

    private Patch delete(Key key, Row now, @Nullable UUID after) {
        List<UUID> conflicts =
                draft.work().conflicts(key).stream().map(Conflict::id).toList();
        return Patch.delete(key, ContentHash.seen(now), conflicts, after);
    }

    private void created(Key key, Row now) {
        Map<String, GroupPatch> asked = new LinkedHashMap<>();
        for (String group : now.type().groups().keySet()) {
            Map<String, @Nullable Object> values = Tally.nonDefault(now, group);
            if (!values.isEmpty()) {
                asked.put(group, new GroupPatch(Map.of(), values, null));
            }
        }
        patches.add(Patch.create(key, asked, now.createdAt()));
        if (now.deleted()) {
            patches.add(delete(key, now, proposal.id()));
        }
    }

    private void changed(Key key, Row was, Row now) {
        Map<String, GroupPatch> asked = compare(key, was, now);
        if (was.deleted()) {
            UUID after = was.lineage().of(Conflict.DELETED).writer();
            patches.add(Patch.restore(key, asked.isEmpty() ? asked : everything(key, was, now), after));
        } else if (!asked.isEmpty()) {
            patches.add(Patch.edit(key, asked));
        }
    }

    private Map<String, GroupPatch> compare(Key key, Row was, Row now) {
        Map<String, GroupPatch> asked = everything(key, was, now);
        asked.keySet().removeIf(group -> now.agrees(was, group) && !draft.isInsisted(key, group));
        return asked;
    }

    /** A slot that is filled again is described whole, so that no value of what was in it before shines through. */
    private Map<String, GroupPatch> everything(Key key, Row was, Row now) {
        Map<String, GroupPatch> asked = new LinkedHashMap<>();
        for (String group : now.type().groups().keySet()) {
            Map<String, @Nullable Object> to = now.group(group);
            GroupPatch seen = draft.seen(key, group);
            asked.put(group, seen == null ? Merge.onto(was, group, to) : new GroupPatch(seen.old(), to, seen.after()));
        }
        return asked;
    }
}
