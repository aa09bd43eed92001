package dev.roadcase.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One person's change, whole: it belongs to one scope, carries its own id for ever, and is the only way anything is
 * altered.
 *
 * @param unit whether edits of existing records win or lose together
 * @param at when the author made it, in corrected time
 */
public record Changeset(UUID id, UUID scope, boolean unit, Actor author, Instant at, Cause cause, List<Patch> patches) {
    /** The version of the entity descriptors that changesets are written with. */
    public static final int SCHEMA = 1;

    /** The largest a changeset may be, in bytes of its body. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    public Changeset {
        patches = List.copyOf(patches);
    }
}
