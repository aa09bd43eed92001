package dev.roadcase.model;

import java.util.UUID;

/** Who changed something: a person, a crew device, or Roadcase itself. A device mints its id once and keeps it. */
public record Actor(UUID id, String name, Kind kind) {
    public enum Kind {
        USER,
        DEVICE,
        SYSTEM
    }

    /** Roadcase itself: starter content, undo of imports, housekeeping. */
    public static final Actor SYSTEM = new Actor(Ids.fixed("actor", "system"), "Roadcase", Kind.SYSTEM);
}
