package dev.roadcase.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a changeset did to one record, after merging.
 *
 * @param version the record's version after it
 * @param groups the groups that changed; empty when only a nested record did
 * @param createdAt when the record was first made, for a creation
 */
public record Effect(
        EntityType<?> type,
        UUID id,
        Op op,
        long version,
        Map<String, GroupChange> groups,
        @Nullable Instant createdAt) {
    public Effect {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    public Key key() {
        return new Key(type, id);
    }
}
