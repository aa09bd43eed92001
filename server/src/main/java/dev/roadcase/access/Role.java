package dev.roadcase.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a session may do, weakest first: each role may also do everything that the ones before it may. */
public enum Role {
    VIEWER,
    EDITOR,
    ADMIN;

    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** The name in tokens and answers. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String wire) {
        return Arrays.stream(values()).filter(r -> r.wire().equals(wire)).findFirst();
    }
}
