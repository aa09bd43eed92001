package dev.roadcase.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whole scopes as they are sent, packed, each in a file of its own for an hour: whose line breaks goes on in the middle of the
 * same bytes, also when the scope has moved on meanwhile. The files go with the process. For any thread.
 */
final class Copies {
    private static final Duration KEPT = Duration.ofHours(1);

    private final InstantSource clock;
    private final List<Copy> copies = new ArrayList<>();

    /**
     * One copy.
     *
     * @param chain the scope's at the last entry of which the copy knows
     * @param tag a hash of its bytes, by which its reader asks for the rest
     */
    record Copy(UUID scope, String chain, String tag, Path file, Instant made) {}

    /** Writes what a copy is made of. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    Copies(InstantSource clock) {
        this.clock = clock;
    }

    /** The copy of those bytes; empty when it is not here, or not any more. */
    synchronized Optional<Copy> tagged(UUID scope, String tag) {
        forget();
        return copies.stream()
                .filter(copy -> copy.scope().equals(scope) && copy.tag().equals(tag))
                .findFirst();
    }

    /** The copy of a scope as it is now, made with {@code writing} unless it is here. */
    synchronized Copy of(UUID scope, String chain, Writing writing) throws IOException {
        forget();
        for (Copy copy : copies) {
            if (copy.scope().equals(scope) && copy.chain().equals(chain)) {
                return copy;
            }
        }
        Path file = Files.createTempFile("roadcase-copy-", ".gz");
        file.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(file)) {
            writing.to(out);
        }
        Copy copy = new Copy(scope, chain, tag(file), file, clock.instant());
        copies.add(copy);
        return copy;
    }

    private static String tag(Path file) throws IOException {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(Files.readAllBytes(file)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void forget() {
        Instant old = clock.instant().minus(KEPT);
        copies.removeIf(copy -> copy.made().isBefore(old) && isGone(copy.file()));
    }

    private static boolean isGone(Path file) {
        try {
            Files.deleteIfExists(file);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
