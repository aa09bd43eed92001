package dev.roadcase.store;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records of one entity to list.
 *
 * @param scope the production, or null where the entity's records are not in one
 * @param filters fields that must have this value; null means not set
 * @param words search words that must all occur
 * @param page null for the whole list in people's order
 * @param sort the field to sort by instead, or null
 */
public record ListQuery(
        EntityType<?> type,
        @Nullable UUID scope,
        boolean deleted,
        Map<Field, @Nullable Object> filters,
        List<String> words,
        @Nullable Page page,
        @Nullable Sort sort) {

    public static ListQuery all(EntityType<?> type, @Nullable UUID scope) {
        return new ListQuery(type, scope, false, Map.of(), List.of(), null, null);
    }

    /** A page of a list in the order of creation, after the record of {@code createdAt} and {@code id}. */
    public record Page(
            int limit,
            @Nullable Instant createdAt,
            @Nullable UUID id) {}

    public record Sort(Field field, boolean descending) {}
}
