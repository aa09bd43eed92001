package dev.roadcase.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One entry of a scope's journal: a committed changeset and what it did.
 *
 * @param conflicts the conflicts it raised or settled, as they stand after it
 */
public record Change(
        UUID scope,
        long seq,
        UUID changeId,
        Actor by,
        Instant at,
        Cause cause,
        List<Effect> effects,
        List<Conflict> conflicts,
        String chain) {
    public Change {
        effects = List.copyOf(effects);
        conflicts = List.copyOf(conflicts);
    }
}
