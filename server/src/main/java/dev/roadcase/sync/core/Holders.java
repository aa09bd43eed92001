package dev.roadcase.sync.core;

import dev.roadcase.model.Cause;
import dev.roadcase.model.Change;
import dev.roadcase.model.Effect;
import dev.roadcase.model.GroupChange;
import dev.roadcase.model.Key;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose value a field group holds. The last writer may have been an undo, and an undo leaves the value of whoever
 * wrote before the change it took back; so changes can be undone one after the other, latest first.
 */
final class Holders {
    private static final int MAX_STEPS = 1_000;
    private final View view;

    Holders(View view) {
        this.view = view;
    }

    /** Whether the value that {@code writer} left there is that of one of {@code changes}, seen through undone changes. */
    boolean isOf(Set<UUID> changes, Key key, String group, UUID writer) {
        UUID holder = writer;
        for (int i = 0; holder != null && i < MAX_STEPS; i++) {
            if (changes.contains(holder)) {
                return true;
            }
            holder = beneathUndo(key, group, holder);
        }
        return false;
    }

    private @Nullable UUID beneathUndo(Key key, String group, UUID writer) {
        Change change = change(writer);
        if (change == null || change.cause() != Cause.UNDO) {
            return null;
        }
        GroupChange undo = done(change, key, group);
        GroupChange undone = undo == null ? null : done(undo.was(), key, group);
        for (int i = 0; undo != null && undone != null && i < MAX_STEPS; i++) {
            if (undone.from().equals(undo.to())) {
                return undone.was();
            }
            undone = done(undone.was(), key, group);
        }
        return null;
    }

    private @Nullable Change change(UUID id) {
        return view.changes(id).stream()
                .filter(c -> c.changeId().equals(id))
                .findFirst()
                .orElse(null);
    }

    private @Nullable GroupChange done(@Nullable UUID id, Key key, String group) {
        Change change = id == null ? null : change(id);
        return change == null ? null : done(change, key, group);
    }

    private static @Nullable GroupChange done(Change change, Key key, String group) {
        for (Effect effect : change.effects()) {
            if (effect.key().equals(key) && effect.groups().containsKey(group)) {
                return effect.groups().get(group);
            }
        }
        return null;
    }
}
