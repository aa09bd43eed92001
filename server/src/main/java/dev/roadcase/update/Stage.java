package dev.roadcase.update;

import java.util.Locale;

/** How far an upgrade is. */
public enum Stage {
    UNPACKING,
    SAVING,
    TRYING,
    RESTARTING,
    GOING_BACK,
    /** The new version runs. */
    DONE,
    /** The new version is what starts next; nobody restarts this server by itself. */
    WAITING,
    /** The old version goes on. */
    FAILED;

    /** The word for programs. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isEnd() {
        return this == DONE || this == WAITING || this == FAILED;
    }
}
