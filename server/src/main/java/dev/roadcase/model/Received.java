package dev.roadcase.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A changeset as it arrives from somewhere else, to be taken in whatever it says.
 *
 * @param body the bytes its author wrote, kept as they are; null only where nothing is stored
 * @param at when it was made, by this server's clock and never in its future
 * @param lock the epoch of the production's lock that its sender held; null when it held none
 */
public record Received(
        Changeset set,
        @Nullable String body,
        Instant at,
        @Nullable UUID lock) {
    /** The same under another id. */
    public Received as(UUID id) {
        return new Received(set.as(id), body, at, lock);
    }
}
