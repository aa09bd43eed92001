package dev.roadcase.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A changeset on its way to a hub, or from a device to an edge.
 *
 * @param offsetMillis what the sender's clock has to be corrected by
 * @param lock the epoch of the lock that the sender holds on the show; null when it holds none
 * @param loggedAt when a hub that lost it had logged it; null for one that was never in a hub's log
 */
public record Outgoing(
        UUID id,
        String body,
        long offsetMillis,
        @Nullable Instant loggedAt,
        @Nullable UUID lock) {}
