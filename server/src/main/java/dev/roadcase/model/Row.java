package dev.roadcase.model;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One record in the form that generic code uses: values in descriptor order and the metadata every record carries. */
public record Row(
        EntityType<?> type,
        UUID id,
        UUID scope,
        Values values,
        long version,
        Instant createdAt,
        Instant updatedAt,
        UUID lastModifiedBy,
        boolean deleted,
        Lineage lineage) {

    public Key key() {
        return new Key(type, id);
    }

    public @Nullable Object get(String field) {
        int index = type.indexOf(field);
        return index < 0 ? null : values.at(index);
    }

    /** The text of a field, empty when it is not set. */
    public String text(String field) {
        return get(field) instanceof String s ? s : "";
    }

    /** The parent's id, for a nested record. */
    public @Nullable UUID parent() {
        String field = type.parentField();
        return field == null ? null : (UUID) get(field);
    }

    /** What people call this record: its label or name, else its id. */
    public String label() {
        for (String field : type.label()) {
            if (get(field) instanceof String s && !s.isBlank()) {
                return s;
            }
        }
        return id.toString();
    }

    public Row with(Map<String, ? extends @Nullable Object> changes) {
        return new Row(
                type,
                id,
                scope,
                values.with(type, changes),
                version,
                createdAt,
                updatedAt,
                lastModifiedBy,
                deleted,
                lineage);
    }
}
