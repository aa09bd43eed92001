package dev.roadcase.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Text that must not reach a log, a message or a bundle by accident: printing it shows asterisks. */
public final class Secret {
    private final byte[] bytes;

    public Secret(String text) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** The text, for the one place that has to show or send it. */
    public String reveal() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Takes as long for a near miss as for a wild guess. */
    boolean matches(String guess) {
        return MessageDigest.isEqual(guess.getBytes(StandardCharsets.UTF_8), bytes);
    }

    @Override
    public String toString() {
        return "***";
    }
}
