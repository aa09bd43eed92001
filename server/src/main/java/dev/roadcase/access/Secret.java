package dev.roadcase.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Text that must not appear anywhere by accident. */
final class Secret {
    private final String text;

    Secret(String text) {
        this.text = text;
    }

    /** The text itself, for the one place that needs it. */
    String reveal() {
        return text;
    }

    /** Compares in a time that tells nothing about where the two differ. */
    boolean matches(String other) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
