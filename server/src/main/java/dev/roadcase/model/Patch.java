package dev.roadcase.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a changeset asks for one record.
 *
 * @param groups for a creation every group that is not at its default, for an edit those that change, else empty
 * @param createdAt for a creation when the record was first made; null otherwise
 * @param seen for a deletion the content its author saw, as {@link ContentHash}; null otherwise
 * @param conflicts for a deletion the open conflicts of the record that its author saw
 */
public record Patch(
        EntityType<?> type,
        UUID id,
        Op op,
        Map<String, GroupPatch> groups,
        @Nullable Instant createdAt,
        @Nullable String seen,
        List<UUID> conflicts) {
    public Patch {
        conflicts = List.copyOf(conflicts);
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    public Key key() {
        return new Key(type, id);
    }

    public static Patch edit(Key key, Map<String, GroupPatch> groups) {
        return new Patch(key.type(), key.id(), Op.UPDATED, groups, null, null, List.of());
    }

    public static Patch create(Key key, Map<String, GroupPatch> groups, Instant createdAt) {
        return new Patch(key.type(), key.id(), Op.CREATED, groups, createdAt, null, List.of());
    }

    /** Deletes what its author saw. */
    public static Patch delete(Key key, String seen, List<UUID> conflicts, @Nullable UUID after) {
        return new Patch(key.type(), key.id(), Op.DELETED, flag(after), null, seen, conflicts);
    }

    /** Brings a deleted record back, with {@code groups} set anew. */
    public static Patch restore(Key key, Map<String, GroupPatch> groups, @Nullable UUID after) {
        Map<String, GroupPatch> all = new LinkedHashMap<>(flag(after));
        all.putAll(groups);
        return new Patch(key.type(), key.id(), Op.RESTORED, all, null, null, List.of());
    }

    /** Being deleted or not is a group of its own: who wrote it last is all it says. */
    private static Map<String, GroupPatch> flag(@Nullable UUID after) {
        return Map.of(Conflict.DELETED, new GroupPatch(Map.of(), Map.of(), after));
    }
}
