package dev.roadcase.sync.core;

import dev.roadcase.model.Change;
import dev.roadcase.model.Effect;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Op;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes the inverse of a committed changeset, unless what it did has been changed again since. */
final class Undoing {
    private final Draft draft;

    Undoing(Draft draft) {
        this.draft = draft;
    }

    void undo(UUID changeId) {
        List<Change> changes = draft.work().changes(changeId);
        if (changes.isEmpty()
                || !changes.getFirst().scope().equals(draft.proposal().scope())) {
            throw new Refusal.NotFound("There is no such change in the history.");
        }
        List<Change> later = new ArrayList<>();
        for (Change change : changes.reversed()) {
            for (Effect effect : change.effects().reversed()) {
                later.addAll(inverse(change, effect));
            }
        }
        if (!later.isEmpty()) {
            throw new Refusal.UndoBlocked(later.stream().distinct().toList());
        }
    }

    /** Applies the inverse of one effect; returns the later changes that forbid it. */
    private List<Change> inverse(Change change, Effect effect) {
        Row row = draft.work().row(effect.key());
        if (row == null) {
            return List.of();
        }
        return switch (effect.op()) {
            case CREATED, RESTORED -> remove(change, effect, row);
            case DELETED -> bringBack(change, row);
            case UPDATED -> row.deleted() ? since(effect) : revert(change, effect, row);
        };
    }

    private List<Change> remove(Change change, Effect effect, Row row) {
        if (row.deleted()) {
            return List.of();
        }
        List<Change> later =
                since(effect).stream().filter(c -> !isPartOf(c, change)).toList();
        if (later.isEmpty()) {
            new Deleting(draft).bury(row);
        }
        return later;
    }

    /** Whether a later change belongs to the same import, which is undone as one. */
    private boolean isPartOf(Change later, Change change) {
        return draft.work().changes(change.changeId()).stream()
                .anyMatch(c -> c.changeId().equals(later.changeId()));
    }

    private List<Change> bringBack(Change change, Row row) {
        Change deletion = draft.work().deletionOf(row.key());
        if (row.deleted() && deletion != null && deletion.changeId().equals(change.changeId())) {
            new Deleting(draft).restore(row);
        }
        return List.of();
    }

    private List<Change> revert(Change change, Effect effect, Row row) {
        Row next = row;
        for (var entry : effect.groups().entrySet()) {
            String group = entry.getKey();
            UUID writer = next.lineage().of(group).writer();
            if (writer.equals(draft.proposal().id())) {
                next = next.with(entry.getValue().from());
            } else if (writer.equals(change.changeId())) {
                Map<String, @org.jspecify.annotations.Nullable Object> to =
                        new LinkedHashMap<>(entry.getValue().from());
                draft.saw(row.key(), group, new GroupPatch(entry.getValue().to(), to, writer));
                next = Editing.stamped(next, group, draft).with(to);
            } else {
                return since(effect);
            }
        }
        if (!next.equals(row)) {
            draft.put(next);
        }
        return List.of();
    }

    private List<Change> since(Effect effect) {
        return draft.work().since(effect.key(), effect.version()).orElse(List.of()).stream()
                .filter(c -> c.effects().stream().anyMatch(e -> e.key().equals(effect.key()) && e.op() != Op.CREATED))
                .toList();
    }
}
