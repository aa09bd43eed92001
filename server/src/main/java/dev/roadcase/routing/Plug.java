package dev.roadcase.routing;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a connector as crews write it. The plug and what runs through it are two things.
 *
 * @param name the spelling that the value lists offer, for example 12G-SDI
 * @param connector the plug itself, for example BNC
 * @param signal what runs through it; empty where the plug carries whatever it is given, as fiber does
 * @param carries the largest raster it takes at its full rate; null where that is not a question
 * @param cable the type of cable it takes; empty where none is usual
 */
record Plug(
        String name,
        String connector,
        String signal,
        @Nullable Raster carries,
        String cable) {
    static final String REFERENCE = "reference";
    static final String NETWORK = "Ethernet";

    /** Whether it carries pictures; reference, network, audio and control never become one. */
    boolean isPicture() {
        return kind().equals("picture");
    }

    /** What can be passed on inside a device to what: pictures to pictures, reference to reference. */
    String kind() {
        return switch (signal) {
            case REFERENCE, NETWORK, "word clock", "AES3id", "AES3", "MADI", "RF", "DMX", "power" -> signal;
            default -> "picture";
        };
    }

    /** How well a cable fits that begins here and ends in {@code other}. */
    Fit fit(Plug other) {
        if (!signal.isEmpty() && !other.signal.isEmpty() && !signal.equals(other.signal)) {
            return connector.equals(other.connector) ? Fit.OTHER_SIGNAL : Fit.OTHER_CONNECTOR;
        }
        return connector.equals(other.connector) ? Fit.FITS : Fit.OTHER_CONNECTOR;
    }

    /** Whether two ends of a cable go together. */
    enum Fit {
        FITS,
        OTHER_CONNECTOR,
        OTHER_SIGNAL
    }
}
