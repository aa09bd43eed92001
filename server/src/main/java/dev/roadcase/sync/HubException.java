package dev.roadcase.sync;

import dev.roadcase.model.RoadcaseException;

/** The hub could not be asked, or would not do it; the message is for a technician. */
public final class HubException extends RoadcaseException {
    /** What kind of trouble it is, and so what helps. */
    public enum Kind {
        /** Nobody answers, or something else does; it may well work later. */
        OFFLINE,
        /** It asks to be left alone for a while. */
        BUSY,
        /** It does not know this edge, or not any more. */
        REFUSED,
        /** Its log went another way. */
        FORK,
        /** Its log was cleared; its state can be had whole. */
        CLEARED,
        /** It does not have what was asked for. */
        MISSING,
        /** The two cannot understand each other before one of them is updated. */
        VERSION,
        /** It does not accept what was sent; sending it again will not help. */
        REJECTED
    }

    private final Kind kind;
    private final long pauseSeconds;

    HubException(Kind kind, String message) {
        this(kind, message, 0);
    }

    HubException(Kind kind, String message, long pauseSeconds) {
        super(message);
        this.kind = kind;
        this.pauseSeconds = pauseSeconds;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it is only that nobody answers for now; nothing is wrong with what either side holds. */
    boolean isAway() {
        return kind == Kind.OFFLINE || kind == Kind.BUSY;
    }

    /** How long the hub asks to be left alone; 0 when it does not say. */
    long pauseSeconds() {
        return pauseSeconds;
    }
}
