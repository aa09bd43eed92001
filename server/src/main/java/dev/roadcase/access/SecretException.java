package dev.roadcase.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A secret file cannot be used; the message says which and what to do, never what is in it. */
public final class SecretException extends dev.roadcase.model.RoadcaseException {
    private final transient Path file;

    private SecretException(Path file, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.file = file;
    }

    static SecretException damaged(Path file, String loss) {
        return new SecretException(
                file,
                "The secret file " + file
                        + " is empty or damaged. Delete it and start Roadcase again: a new one is made, " + loss + ".",
                null);
    }

    static SecretException unreadable(Path file, Throwable cause) {
        return new SecretException(
                file,
                "The secret file " + file + " cannot be read. Give the user who runs Roadcase the right to read it.",
                cause);
    }

    static SecretException unwritable(Path file, Throwable cause) {
        return new SecretException(
                file,
                "The secret file " + file + " cannot be written. Check that its folder exists, that the user who runs "
                        + "Roadcase may write there, and that the disk is not full.",
                cause);
    }

    public Path file() {
        return file;
    }
}
