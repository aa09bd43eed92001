package dev.roadcase.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions that were ended before their time, by the id of their token: on disk before it counts, forgotten when the token
 * would have run out anyway. They are in the file {@code revoked.txt}, which no restored backup of the database takes back, and
 * in the database, from where other processes on it hear of them within {@link #FRESH}. Safe for many threads.
 */
final class Revoked {
    private static final Logger log = LoggerFactory.getLogger(Revoked.class);

    /** How old what was last heard from other processes may be. */
    static final Duration FRESH = Duration.ofSeconds(2);

    private final EndedBook book;
    private final AtomicLong heard = new AtomicLong(System.nanoTime() - FRESH.toNanos());
    private final Path file;
    private final InstantSource clock;
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    Revoked(Path data, InstantSource clock, EndedBook book) {
        this.book = book;
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
        if (until.containsKey(tokenId)) {
            return true;
        }
        hear();
        return until.containsKey(tokenId);
    }

    /** One of those who ask looks for all; while the database does not answer, what was known holds. */
    private void hear() {
        long now = System.nanoTime();
        long last = heard.get();
        if (now - last >= FRESH.toNanos() && heard.compareAndSet(last, now)) {
            try {
                until.putAll(book.all());
            } catch (RuntimeException e) {
                log.debug("What other processes ended cannot be read: {}", e.getMessage());
            }
        }
    }

    void add(Session session) {
        add(session.tokenId(), longest(session, clock.instant()));
    }

    /** Ends all sessions of an edge, whichever tokens it was given. */
    void addEdge(UUID edge) {
        add(edge.toString(), clock.instant().plus(Tokens.LONGEST));
    }

    /** Whether this session was ended, or it is of an edge that was. */
    boolean isOver(Session session) {
        return contains(session.tokenId())
                || (session.kind().equals(Session.EDGE)
                        && contains(session.actorId().toString()));
    }

    private synchronized void add(String id, Instant end) {
        Instant now = clock.instant();
        until.values().removeIf(past -> past.plus(Tokens.LEEWAY).isBefore(now));
        until.put(id, end);
        String text = until.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            OwnerOnly.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw SecretException.unwritable(file, e);
        }
        book.add(id, end);
    }

    /** A session may have been made longer since this token was given out. */
    private static Instant longest(Session session, Instant now) {
        Instant prolonged = now.plus(PinLogin.LIFE);
        return session.expiresAt().isAfter(prolonged) ? session.expiresAt() : prolonged;
    }
}
