package dev.roadcase.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one request asks of one scope; it becomes one changeset or none at all.
 *
 * @param id the changeset's id
 * @param lenient whether rules are left to the findings, as for what is imported
 * @param importId shared by the changesets of one import, which are undone together
 */
public record Proposal(
        UUID id,
        UUID scope,
        Actor author,
        Instant at,
        Cause cause,
        boolean lenient,
        @Nullable UUID importId,
        List<Ask> asks) {
    public Proposal {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        asks = List.copyOf(asks);
    }

    /** A changeset from elsewhere, logged under {@code id}: its own, unless another one had that before. */
    public static Proposal taking(UUID id, Received received) {
        Changeset set = received.set();
        return new Proposal(
                id, set.scope(), set.author(), received.at(), set.cause(), true, null, List.of(new Ask.Take(received)));
    }

    /** The changeset from elsewhere that this takes in; null when it is somebody's own request. */
    public @Nullable Received received() {
        return !asks.isEmpty() && asks.getFirst() instanceof Ask.Take take ? take.received() : null;
    }

    /** An edit by a person, to be judged strictly. */
    public static Proposal by(Actor author, Instant at, UUID scope, Cause cause, List<Ask> asks) {
        return new Proposal(Ids.random(), scope, author, at, cause, false, null, asks);
    }
}
