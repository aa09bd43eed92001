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
 * @param review why a person shall look at it although it is carried out; null for every ordinary one
 * @param aside why it is kept for a person instead of being carried out; null for every ordinary one
 */
public record Received(
        Changeset set,
        @Nullable String body,
        Instant at,
        @Nullable UUID lock,
        @Nullable String aside,
        @Nullable String review) {
    public Received(Changeset set, @Nullable String body, Instant at, @Nullable UUID lock, @Nullable String aside) {
        this(set, body, at, lock, aside, null);
    }

    public Received(Changeset set, @Nullable String body, Instant at, @Nullable UUID lock) {
        this(set, body, at, lock, null);
    }

    /** The same under another id. */
    public Received as(UUID id) {
        return new Received(set.as(id), body, at, lock, aside, review);
    }

    /** The same, to be kept for a person. */
    public Received aside(String why) {
        return new Received(set, body, at, lock, why, review);
    }

    /** The same, carried out and shown to a person. */
    public Received reviewed(String why) {
        return new Received(set, body, at, lock, aside, why);
    }
}
