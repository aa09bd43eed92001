package dev.roadcase.model;

import java.util.UUID;

/** Fills in, for a new record, what follows from other records and was not sent. */
@FunctionalInterface
public interface Completion {
    Sent complete(UUID id, Sent sent, Rule.Lookup lookup, Nested nested);
}
