package dev.roadcase.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What really changed in one field group.
 *
 * @param was who wrote the values before; null for a new record
 * @param now who wrote the values after
 */
public record GroupChange(
        Map<String, @Nullable Object> from,
        Map<String, @Nullable Object> to,
        @Nullable UUID was,
        Stamp now) {
    public GroupChange {
        from = Collections.unmodifiableMap(new LinkedHashMap<>(from));
        to = Collections.unmodifiableMap(new LinkedHashMap<>(to));
    }
}
