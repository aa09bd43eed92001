package dev.roadcase.sync.core;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Contested;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Production;
import dev.roadcase.model.Resolve;
import dev.roadcase.model.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a page of the hub's log reaches into what waits: which records it is about, and which waiting changes are about
 * those, and so on. What it does not reach looks after the page as it did before, so it need not be laid again.
 *
 * <p>A change depends on the records it names and on what holds them: a record comes back with its holder, a holder goes
 * with all that is nested in it. So a nested record stands for its holders, too. And what a change did besides, when a
 * device brought it here, such as bringing back its show, goes with the last change that accounts for it.
 */
final class Reach {
    private final View confirmed;
    /** What holds the records that are made by waiting changes and that the hub does not have yet. */
    private final Map<Key, Key> holders = new HashMap<>();

    private final Set<Key> touched = new LinkedHashSet<>();
    private final boolean withHolders;
    /** A decision came of which the conflict is not here; it may be one that was only expected of something that waits. */
    private boolean isEverywhere;

    /** What the waiting changes are is known from now on; {@code confirmed} may change until {@link #of} is called. */
    Reach(View confirmed, Collection<Changeset> waiting, boolean withHolders) {
        this.confirmed = confirmed;
        this.withHolders = withHolders;
        for (Changeset set : waiting) {
            for (Patch patch : set.patches()) {
                if (patch.op() == Op.CREATED) {
                    note(patch);
                }
            }
        }
    }

    private void note(Patch creation) {
        EntityType<?> type = EntityTypes.parentOf(creation.type());
        String field = creation.type().parentField();
        if (type == null || field == null) {
            return;
        }
        for (GroupPatch group : creation.groups().values()) {
            if (group.values().get(field) instanceof UUID parent) {
                holders.put(creation.key(), new Key(type, parent));
            }
        }
    }

    /** A changeset came back, or came from elsewhere, whatever it did. */
    void touch(Changeset set) {
        set.patches().forEach(patch -> touched.add(patch.key()));
        for (Resolve decision : set.resolves()) {
            Conflict known = confirmed.conflict(decision.conflict());
            if (known == null) {
                isEverywhere = true;
            } else {
                touch(known);
            }
        }
    }

    void touch(Key key) {
        touched.add(key);
    }

    void touch(Conflict conflict) {
        touched.add(conflict.key());
        conflict.parts().stream().map(Contested::key).forEach(touched::add);
    }

    /**
     * The records that have to be looked at again, with all that decisions which wait change.
     *
     * @param laid the records of which something else is shown than is confirmed
     */
    Set<Key> of(Collection<Changeset> waiting, Set<Key> laid) {
        Map<Key, List<Changeset>> about = new HashMap<>();
        for (Changeset set : waiting) {
            if (isEverywhere || !set.resolves().isEmpty()) {
                set.patches().forEach(patch -> touched.add(patch.key()));
            }
            for (Key key : keys(set)) {
                about.computeIfAbsent(key, k -> new ArrayList<>(1)).add(set);
            }
        }
        laid.stream()
                .filter(key -> !about.containsKey(key) && !isWorkedIn(key, waiting))
                .forEach(touched::add);
        Set<Key> reached = new LinkedHashSet<>();
        Deque<Key> open = new ArrayDeque<>();
        touched.forEach(key -> withHolders(key).stream().filter(reached::add).forEach(open::add));
        while (!open.isEmpty()) {
            List<Changeset> sets = about.remove(open.remove());
            if (sets != null) {
                sets.forEach(set -> keys(set).stream().filter(reached::add).forEach(open::add));
            }
        }
        return reached;
    }

    /** Whether it is the show of something that waits, which may have brought it back. */
    private static boolean isWorkedIn(Key key, Collection<Changeset> waiting) {
        return key.type() == Production.TYPE
                && waiting.stream()
                        .flatMap(set -> set.patches().stream())
                        .anyMatch(patch -> patch.type().isInProduction());
    }

    /** The records a change is about, with what holds them. */
    private Set<Key> keys(Changeset set) {
        Set<Key> keys = new LinkedHashSet<>();
        set.patches().forEach(patch -> keys.addAll(withHolders(patch.key())));
        return keys;
    }

    private List<Key> withHolders(Key key) {
        if (!withHolders || !key.type().isNested()) {
            return List.of(key);
        }
        List<Key> keys = new ArrayList<>();
        for (Key next = key; next != null; next = holder(next)) {
            keys.add(next);
        }
        return keys;
    }

    private @Nullable Key holder(Key key) {
        if (!key.type().isNested()) {
            return null;
        }
        Row row = confirmed.row(key);
        return row == null ? holders.get(key) : Reviving.parentKey(row);
    }
}
