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

    /** An edit by a person, to be judged strictly. */
    public static Proposal by(Actor author, Instant at, UUID scope, Cause cause, List<Ask> asks) {
        return new Proposal(Ids.random(), scope, author, at, cause, false, null, asks);
    }
}
