package dev.roadcase.store;

import dev.roadcase.model.Changeset;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change that waits for the hub.
 *
 * @param id under which it is known here
 * @param body as its author wrote it, to be sent as it is
 * @param loggedAt when a hub that lost it had logged it; null for one that was never there
 * @param since when it began to wait here
 * @param place in the queue, ascending
 */
public record Waiting(
        UUID id, Changeset set, String body, @Nullable Instant loggedAt, Instant since, long place) {}
