package dev.roadcase.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a changeset asks for one record.
 *
 * @param groups for a creation every group that is not at its default, for an edit those that change, else empty
 * @param createdAt for a creation when the record was first made; null otherwise
 * @param seen for a deletion the content its author saw, as {@link ContentHash}; null otherwise
 */
public record Patch(
        EntityType<?> type,
        UUID id,
        Op op,
        Map<String, GroupPatch> groups,
        @Nullable Instant createdAt,
        @Nullable String seen) {
    public Patch {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    public Key key() {
        return new Key(type, id);
    }

    public static Patch edit(Key key, Map<String, GroupPatch> groups) {
        return new Patch(key.type(), key.id(), Op.UPDATED, groups, null, null);
    }

    public static Patch create(Key key, Map<String, GroupPatch> groups, Instant createdAt) {
        return new Patch(key.type(), key.id(), Op.CREATED, groups, createdAt, null);
    }

    public static Patch delete(Key key, String seen) {
        return new Patch(key.type(), key.id(), Op.DELETED, Map.of(), null, seen);
    }

    public static Patch restore(Key key) {
        return new Patch(key.type(), key.id(), Op.RESTORED, Map.of(), null, null);
    }
}
