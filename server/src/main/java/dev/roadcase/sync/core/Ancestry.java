package dev.roadcase.sync.core;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Field;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Patch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Follows who wrote one field group of one record after whom, as far as the log reaches. */
final class Ancestry {
    /** A lineage longer than this is not followed; a field is not edited that often between two looks at it. */
    private static final int MAX_STEPS = 1_000;

    private final View view;
    private final Key key;
    private final String group;

    Ancestry(View view, Key key, String group) {
        this.view = view;
        this.key = key;
        this.group = group;
    }

    /** Where a way back through the writers ends. */
    enum End {
        /** At the writer it was looking for. */
        FOUND,
        /** At the first one. */
        ROOT,
        /** At one that is not in the log. */
        MISSING,
        /** At one whose body was purged. */
        PURGED
    }

    /** Goes back from {@code from}, that one included, until it meets {@code to} or cannot go on. */
    End walk(UUID from, UUID to) {
        UUID at = from;
        for (int i = 0; i < MAX_STEPS; i++) {
            if (at.equals(to)) {
                return End.FOUND;
            }
            Changeset set = view.changeset(at);
            if (set == null) {
                return view.isLogged(at) ? End.PURGED : End.MISSING;
            }
            GroupPatch patch = patch(set);
            if (patch == null) {
                return creates(set) ? End.ROOT : End.MISSING;
            }
            if (patch.after() == null) {
                return End.ROOT;
            }
            at = patch.after();
        }
        return End.ROOT;
    }

    /** Whether {@code ancestor} is {@code of} or was seen, directly or not, by its author. */
    boolean isAncestor(UUID ancestor, UUID of) {
        return walk(of, ancestor) == End.FOUND;
    }

    /** The last changeset that both go back to; null when there is none. */
    @Nullable
    UUID common(UUID one, UUID other) {
        UUID at = one;
        for (int i = 0; at != null && i < MAX_STEPS; i++) {
            if (isAncestor(at, other)) {
                return at;
            }
            Changeset set = view.changeset(at);
            GroupPatch patch = set == null ? null : patch(set);
            at = patch == null ? null : patch.after();
        }
        return null;
    }

    /** What a changeset wrote into the group; {@code otherwise} when the log does not tell. */
    Map<String, @Nullable Object> valuesOf(@Nullable UUID changeset, Map<String, @Nullable Object> otherwise) {
        Changeset set = changeset == null ? null : view.changeset(changeset);
        if (set == null) {
            return otherwise;
        }
        GroupPatch patch = patch(set);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (creates(set)) {
            for (Field field : key.type().group(group)) {
                values.put(field.name(), field.initial());
            }
        } else if (patch == null) {
            return otherwise;
        }
        if (patch != null) {
            values.putAll(patch.values());
        }
        return values;
    }

    /** What was in the group for whoever went on from {@code writer} on the way to {@code last}. */
    Map<String, @Nullable Object> seenOf(UUID writer, GroupPatch last) {
        GroupPatch at = last;
        for (int i = 0; at.after() != null && !at.after().equals(writer) && i < MAX_STEPS; i++) {
            Changeset set = view.changeset(at.after());
            GroupPatch before = set == null ? null : patch(set);
            if (before == null) {
                return last.old();
            }
            at = before;
        }
        return at.old();
    }

    private @Nullable GroupPatch patch(Changeset set) {
        for (Patch patch : set.patches()) {
            if (patch.id().equals(key.id()) && patch.type() == key.type()) {
                GroupPatch found = patch.groups().get(group);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private boolean creates(Changeset set) {
        Patch patch = set.patch(key);
        return patch != null && patch.op() == Op.CREATED;
    }
}
