package dev.roadcase.routing;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes that put something right, as a batch request takes them.
 *
 * @param text what they do, to be put on a button
 */
public record Fix(String text, List<Write> writes) {
    public Fix {
        writes = List.copyOf(writes);
    }

    /**
     * One write.
     *
     * @param version what the record must still be at; null for a new record
     */
    public record Write(
            String method,
            EntityType<?> type,
            @Nullable UUID id,
            @Nullable Long version,
            Map<String, Object> body) {
        public Write {
            body = Map.copyOf(body);
        }
    }

    /** Sets fields of a record: names and values in turn. */
    static Fix set(String text, Key key, long version, Object... fields) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i + 1 < fields.length; i += 2) {
            body.put(fields[i].toString(), fields[i + 1]);
        }
        return new Fix(text, List.of(new Write("PATCH", key.type(), key.id(), version, body)));
    }

    static Fix delete(String text, Key key, long version) {
        return new Fix(text, List.of(new Write("DELETE", key.type(), key.id(), version, Map.of())));
    }

    static Fix create(String text, EntityType<?> type, Map<String, Object> body) {
        return new Fix(text, List.of(new Write("POST", type, null, null, body)));
    }
}
