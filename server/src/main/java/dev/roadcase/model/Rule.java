package dev.roadcase.model;

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

    /** Finds other records as they stand in the same transaction; null when there is none or it is deleted. */
    @FunctionalInterface
    public interface Lookup {
        @Nullable
        Row live(String entity, UUID id);
    }
}
