package dev.roadcase.routing;

import java.util.Locale;

/** Which way a signal runs through an end of a cable. */
enum Flow {
    IN,
    OUT,
    BOTH;

    static Flow of(String direction) {
        return switch (direction) {
            case "in" -> IN;
            case "out" -> OUT;
            default -> BOTH;
        };
    }

    boolean gives() {
        return this != IN;
    }

    boolean takes() {
        return this != OUT;
    }

    String word() {
        return this == BOTH ? "port" : name().toLowerCase(Locale.ROOT);
    }
}
