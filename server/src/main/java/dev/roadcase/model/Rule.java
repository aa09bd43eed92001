package dev.roadcase.model;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something a person typing must respect beyond the limits of single fields. It refuses only changes to {@code groups};
 * what arrives by sync or import is kept and shown as a finding instead.
 */
public record Rule(Set<String> groups, Check check) {
    public Rule {
        groups = Set.copyOf(groups);
    }

    /** Reports what is wrong with a record as it would stand. */
    @FunctionalInterface
    public interface Check {
        void check(Row row, Lookup lookup, Consumer<Violation> report);
    }

    /** Finds other records as they stand in the same transaction. */
    public interface Lookup {
        /** The record; null when there is none or it is deleted. */
        @Nullable
        Row live(String entity, UUID id);

        /** The live nested records of a record, in their order. */
        List<Row> nested(EntityType<?> type, UUID parent);

        /** The live records of the same show whose field names that id. */
        List<Row> naming(EntityType<?> type, String field, UUID id);
    }
}
