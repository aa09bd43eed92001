package dev.roadcase.model;

import java.util.UUID;

/** Who changed something: a person, a crew device, or Roadcase itself. A device mints its id once and keeps it. */
public record Actor(UUID id, String name, Kind kind) {
    public enum Kind {
        USER,
        DEVICE,
        SYSTEM,
        /** A server that syncs with this one; it reports what others did and does nothing of its own. */
        EDGE;

        /** The kind of that word; one that only a newer version knows counts as a device. */
        public static Kind of(String wire) {
            for (Kind kind : values()) {
                if (kind.name().equalsIgnoreCase(wire)) {
                    return kind;
                }
            }
            return DEVICE;
        }
    }

    /** Roadcase itself: starter content, undo of imports, housekeeping. */
    public static final Actor SYSTEM = new Actor(Ids.fixed("actor", "system"), "Roadcase", Kind.SYSTEM);
}
