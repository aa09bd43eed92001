package dev.roadcase.model;

import java.util.Locale;

/** How a clash was settled. */
public enum Resolution {
    /** Not yet; a person is asked. */
    PENDING,
    /** By what the hub held. */
    CLOUD_WINS,
    /** By what came from the venue. */
    LOCAL_WINS,
    /** By something else that a person chose. */
    MANUAL;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Resolution of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
