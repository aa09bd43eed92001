package dev.roadcase.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The secrets in the data directory, one small file each, readable by the server's own user only. A file is made when it
 * is first asked for, and appears or changes as a whole: a power cut leaves the old one or the new one.
 */
final class SecretFiles {
    private final Path folder;

    SecretFiles(Path folder) {
        this.folder = folder;
    }

    /** The secret as it is on disk, made now when there is none. */
    synchronized Secret read(SecretKind kind) {
        Path file = folder.resolve(kind.file());
        return Files.exists(file) ? read(kind, file) : replace(kind);
    }

    private static Secret read(SecretKind kind, Path file) {
        String text = text(file);
        if (!kind.accepts(text)) {
            throw SecretException.damaged(file, kind.loss());
        }
        return new Secret(text);
    }

    /** One byte is one character here, so that no damage can get past the check of the form as an encoding error. */
    private static String text(Path file) {
        try {
            OwnerOnly.tighten(file);
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            throw SecretException.unreadable(file, e);
        }
    }

    /** Puts a fresh secret in the place of the old one. */
    synchronized Secret replace(SecretKind kind) {
        Path file = folder.resolve(kind.file());
        String fresh = kind.fresh();
        try {
            OwnerOnly.write(file, (fresh + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw SecretException.unwritable(file, e);
        }
        return new Secret(fresh);
    }
}
