package dev.roadcase.export;

/** Why a file cannot be read at all; the message is for people. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }
}
