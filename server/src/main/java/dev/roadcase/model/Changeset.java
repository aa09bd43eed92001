package dev.roadcase.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's change, whole: it belongs to one scope, carries its own id for ever, and is the only way anything is
 * altered.
 *
 * @param unit whether edits of existing records win or lose together
 * @param at when the author made it, in corrected time
 * @param resolves the conflicts its author decided
 */
public record Changeset(
        UUID id,
        UUID scope,
        boolean unit,
        Actor author,
        Instant at,
        Cause cause,
        List<Patch> patches,
        List<Resolve> resolves) {
    /** The version of the entity descriptors that changesets are written with. */
    public static final int SCHEMA = 1;

    /** The largest a changeset may be, in bytes of its body. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    public Changeset {
        patches = List.copyOf(patches);
        resolves = List.copyOf(resolves);
    }

    /** A changeset that decides no conflict. */
    public Changeset(UUID id, UUID scope, boolean unit, Actor author, Instant at, Cause cause, List<Patch> patches) {
        this(id, scope, unit, author, at, cause, patches, List.of());
    }

    /** The same under another id. */
    public Changeset as(UUID other) {
        return other.equals(id) ? this : new Changeset(other, scope, unit, author, at, cause, patches, resolves);
    }

    /** What it asks for one record, if anything; a deletion that comes with an edit counts as the edit. */
    public @Nullable Patch patch(Key key) {
        for (Patch patch : patches) {
            if (patch.id().equals(key.id()) && patch.type() == key.type()) {
                return patch;
            }
        }
        return null;
    }
}
