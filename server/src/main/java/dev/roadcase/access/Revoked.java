package dev.roadcase.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions that were ended before their time, by the id of their token, in the file {@code revoked.txt}: on disk before it
 * counts, forgotten when the token would have run out anyway. Safe for many threads.
 */
final class Revoked {
    private static final Logger log = LoggerFactory.getLogger(Revoked.class);

    private final Path file;
    private final InstantSource clock;
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    Revoked(Path data, InstantSource clock) {
        file = data.resolve("revoked.txt");
        this.clock = clock;
        read();
    }

    private void read() {
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(this::take);
            }
        } catch (IOException e) {
            throw SecretException.unreadable(file, e);
        }
    }

    private void take(String line) {
        String[] parts = line.split(" ", -1);
        try {
            until.put(parts[0], Instant.parse(parts.length == 2 ? parts[1] : ""));
        } catch (java.time.format.DateTimeParseException e) {
            log.warn("A line of {} is damaged and left out", file.getFileName());
        }
    }

    boolean contains(String tokenId) {
        return until.containsKey(tokenId);
    }

    synchronized void add(Session session) {
        Instant now = clock.instant();
        until.values().removeIf(end -> end.plus(Tokens.LEEWAY).isBefore(now));
        until.put(session.tokenId(), session.expiresAt());
        String text = until.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            OwnerOnly.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw SecretException.unwritable(file, e);
        }
    }
}
