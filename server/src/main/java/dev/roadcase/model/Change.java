package dev.roadcase.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One entry of a scope's journal: a committed changeset and what it did. */
public record Change(
        UUID scope, long seq, UUID changeId, Actor by, Instant at, Cause cause, List<Effect> effects, String chain) {
    public Change {
        effects = List.copyOf(effects);
    }
}
