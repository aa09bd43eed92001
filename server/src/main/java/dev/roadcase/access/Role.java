package dev.roadcase.access;

import java.util.Locale;

/** What a session may do; each role may all that those before it may. */
public enum Role {
    VIEWER,
    EDITOR,
    ADMIN;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
