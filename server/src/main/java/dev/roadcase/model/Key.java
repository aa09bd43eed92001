package dev.roadcase.model;

import java.util.UUID;

/** Names one record: its entity and its id. */
public record Key(EntityType<?> type, UUID id) {
    @Override
    public String toString() {
        return type.path() + "/" + id;
    }
}
