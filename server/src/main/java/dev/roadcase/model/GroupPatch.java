package dev.roadcase.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change to one field group: what its author saw and what it shall be.
 *
 * @param old the values the author saw, by field
 * @param values the values to be, by field
 * @param after the changeset that wrote the values the author saw; null when that is not known
 */
public record GroupPatch(
        Map<String, @Nullable Object> old,
        Map<String, @Nullable Object> values,
        @Nullable UUID after) {
    public GroupPatch {
        old = Collections.unmodifiableMap(new LinkedHashMap<>(old));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
