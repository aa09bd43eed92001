package dev.roadcase.sync.core;

import dev.roadcase.model.Change;
import dev.roadcase.model.Effect;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.GroupChange;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the inverse of a committed changeset, or of a whole import, unless what it did has been changed again since. */
final class Undoing {
    private final Draft draft;
    private final Holders holders;
    /** The changesets that are undone together. */
    private final Set<UUID> own = new HashSet<>();
    /** Who wrote what a group holds after the part that is undone already, by record and group. */
    private final Map<String, UUID> restored = new HashMap<>();

    private final Map<UUID, Change> later = new LinkedHashMap<>();
    private boolean blocked;

    Undoing(Draft draft) {
        this.draft = draft;
        holders = new Holders(draft.work());
    }

    void undo(UUID changeId) {
        List<Change> changes = draft.work().changes(changeId);
        if (changes.isEmpty() && draft.work().isLogged(changeId)) {
            throw new Refusal.Gone(
                    "The history of this show was cleared after it was archived, so this change cannot be undone any more.");
        }
        if (changes.isEmpty()
                || !changes.getFirst().scope().equals(draft.proposal().scope())) {
            throw new Refusal.NotFound("There is no such change in the history.");
        }
        changes.forEach(c -> own.add(c.changeId()));
        for (Change change : changes.reversed()) {
            for (Effect effect : change.effects().reversed()) {
                Row row = draft.work().row(effect.key());
                if (row != null) {
                    inverse(change, effect, row);
                }
            }
        }
        List.copyOf(draft.before().keySet()).forEach(this::refuseOrphan);
        if (blocked) {
            throw new Refusal.UndoBlocked(List.copyOf(later.values()));
        }
    }

    private void inverse(Change change, Effect effect, Row row) {
        switch (effect.op()) {
            case CREATED, RESTORED -> remove(effect, row);
            case DELETED -> {
                bringBack(effect, row);
                revert(change, effect);
            }
            case UPDATED -> revert(change, effect);
        }
    }

    private void block(List<Change> because) {
        blocked = true;
        because.forEach(c -> later.putIfAbsent(c.changeId(), c));
    }

    private void remove(Effect effect, Row row) {
        if (row.deleted()) {
            return;
        }
        List<Change> after = since(effect);
        if (after.isEmpty() || (effect.op() == Op.CREATED && isUntouched(row))) {
            new Deleting(draft).bury(row);
        } else {
            block(after);
        }
    }

    /** Whether the record and all below it hold what was created, even if it was changed and changed back by undoing. */
    private boolean isUntouched(Row row) {
        return holds(row) && Trees.below(row, draft.work()).stream().allMatch(this::holds);
    }

    private boolean holds(Row row) {
        return row.type().groups().keySet().stream()
                .allMatch(group -> holders.isOf(
                        own, row.key(), group, row.lineage().of(group).writer()));
    }

    private void bringBack(Effect effect, Row row) {
        if (!row.deleted()) {
            return;
        }
        Change deletion = draft.work().deletionOf(row.key());
        if (deletion != null && own.contains(deletion.changeId())) {
            new Deleting(draft).restore(row);
        } else {
            block(since(effect));
        }
    }

    private void revert(Change change, Effect effect) {
        if (effect.groups().values().stream().allMatch(Undoing::isOnlyStamp)) {
            return;
        }
        Row row = java.util.Objects.requireNonNull(draft.work().row(effect.key()));
        if (row.deleted()) {
            block(since(effect));
            return;
        }
        Row next = row;
        for (var entry : effect.groups().entrySet()) {
            if (!isOnlyStamp(entry.getValue())) {
                next = revert(change, effect, next, entry.getKey(), entry.getValue());
            }
        }
        if (!next.equals(row)) {
            draft.put(next);
        }
    }

    /** Whether only who wrote it changed, as for being deleted or for two people who wrote the same. */
    private static boolean isOnlyStamp(GroupChange change) {
        return change.from().equals(change.to());
    }

    private Row revert(Change change, Effect effect, Row row, String group, GroupChange done) {
        String place = row.key() + "/" + group;
        UUID writer = row.lineage().of(group).writer();
        UUID beneath = restored.getOrDefault(place, writer);
        if (!holders.isOf(Set.of(change.changeId()), row.key(), group, beneath)) {
            block(since(effect).stream()
                    .filter(c -> touches(c, row.key(), group))
                    .toList());
            return row;
        }
        if (done.was() != null) {
            restored.put(place, done.was());
        }
        Map<String, @Nullable Object> now = row.group(group);
        draft.saw(row.key(), group, new GroupPatch(now, done.from(), writer));
        return Editing.stamped(row, group, draft).with(done.from());
    }

    private static boolean touches(Change change, Key key, String group) {
        return change.effects().stream()
                .anyMatch(e -> e.key().equals(key) && e.groups().containsKey(group));
    }

    /** What others did to the record after this. */
    private List<Change> since(Effect effect) {
        return draft.work().since(effect.key(), effect.version()).orElse(List.of()).stream()
                .filter(c -> !own.contains(c.changeId()))
                .filter(c -> c.effects().stream().anyMatch(e -> e.key().equals(effect.key()) && e.op() != Op.CREATED))
                .toList();
    }

    /** Nothing comes back below a record that was deleted since. */
    private void refuseOrphan(Key key) {
        Row row = draft.work().row(key);
        var parentType = EntityTypes.parentOf(key.type());
        if (row == null || row.deleted() || parentType == null || row.parent() == null) {
            return;
        }
        Row parent = draft.work().row(new Key(parentType, row.parent()));
        if (parent != null && parent.deleted()) {
            Change deletion = draft.work().deletionOf(parent.key());
            block(deletion == null ? List.of() : List.of(deletion));
        }
    }
}
