package dev.roadcase.http;

import java.util.Locale;

/** What a caller may do; each level may do all that those before it may. */
public enum Level {
    /** Anybody, without a session. */
    NOBODY,
    VIEWER,
    EDITOR,
    ADMIN;

    public boolean covers(Level needed) {
        return compareTo(needed) >= 0;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
