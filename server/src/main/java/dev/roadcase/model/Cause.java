package dev.roadcase.model;

import java.util.Locale;

/** Why a changeset came about. */
public enum Cause {
    EDIT,
    BATCH,
    /** Another model behind the ports of devices: all of it holds, or none. */
    SWAP,
    IMPORT,
    UNDO,
    SEED,
    SYNC,
    REBASE,
    RESOLVE,
    LOCK;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The cause of that word; one that only a newer version knows counts as an edit. */
    public static Cause of(String wire) {
        for (Cause cause : values()) {
            if (cause.wire().equals(wire)) {
                return cause;
            }
        }
        return EDIT;
    }
}
