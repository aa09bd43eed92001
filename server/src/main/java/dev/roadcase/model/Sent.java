package dev.roadcase.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a body said about one record: only the fields it named, so that absent and null stay different.
 *
 * @param version the version it is based on, or null
 * @param nested the nested records by array name, for the arrays that were sent
 * @param faults everything that was wrong with it
 */
public record Sent(
        @Nullable UUID id,
        @Nullable Long version,
        Map<String, @Nullable Object> fields,
        Map<String, List<Sent>> nested,
        List<Violation> faults) {
    public Sent {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        nested = Collections.unmodifiableMap(new LinkedHashMap<>(nested));
        faults = List.copyOf(faults);
    }
}
