package dev.roadcase.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record in the form that generic code uses: values in descriptor order and the metadata every record carries.
 *
 * @param syncedAt when the hub last confirmed what it holds; null when it never did. Not part of what servers agree on
 */
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
        Lineage lineage,
        @Nullable Instant syncedAt) {
    /** A record that no hub has confirmed. */
    public Row(
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
        this(type, id, scope, values, version, createdAt, updatedAt, lastModifiedBy, deleted, lineage, null);
    }

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

    /** The values of one group by field; without any when this version does not know it. */
    public Map<String, @Nullable Object> group(String name) {
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        for (int place : type.places(name)) {
            found.put(type.fields().get(place).name(), values.at(place));
        }
        return found;
    }

    /** Whether another record of the type holds the same in a group. */
    public boolean agrees(Row other, String group) {
        return values.agrees(other.values, type.places(group));
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
        return with(values.with(type, changes), lineage);
    }

    public Row with(Values otherValues, Lineage otherLineage) {
        return made(otherValues, version, updatedAt, lastModifiedBy, deleted, otherLineage);
    }

    public Row with(Lineage other) {
        return with(values, other);
    }

    public Row withVersion(long other) {
        return made(values, other, updatedAt, lastModifiedBy, deleted, lineage);
    }

    /** The same, last changed then and by that person. */
    public Row touched(Instant at, UUID by) {
        return made(values, version, at, by, deleted, lineage);
    }

    /** The same, deleted or not. */
    public Row flagged(boolean asDeleted) {
        return made(values, version, updatedAt, lastModifiedBy, asDeleted, lineage);
    }

    private Row made(Values v, long number, Instant at, UUID by, boolean gone, Lineage l) {
        return new Row(type, id, scope, v, number, createdAt, at, by, gone, l, syncedAt);
    }
}
