package dev.roadcase.model;

import java.util.Locale;

/** What happens to a record. */
public enum Op {
    CREATED,
    UPDATED,
    DELETED,
    RESTORED;

    /** The word in events, history and changesets. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Op of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
