package dev.roadcase.model;

import java.util.List;
import java.util.UUID;

/** Finds the live records nested in another one, in the order people gave them. */
@FunctionalInterface
public interface Nested {
    List<Row> children(EntityType<?> type, UUID parent);
}
