package dev.roadcase.model;

import java.util.Locale;

/** Why a changeset came about. */
public enum Cause {
    EDIT,
    BATCH,
    IMPORT,
    UNDO,
    SEED,
    SYNC,
    REBASE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Cause of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
