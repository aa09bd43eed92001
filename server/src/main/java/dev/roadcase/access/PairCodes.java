package dev.roadcase.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One-time codes that let an edge pair with this hub: 49 random bits, kept as a hash. A restart does not end them. Safe for
 * many threads.
 */
public final class PairCodes {
    /** Letters and digits that cannot be taken for each other when they are read aloud. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InstantSource clock;
    private final CodeBook book;

    /**
     * What a code lets its bearer do.
     *
     * @param productions the only ones; all when empty
     */
    public record Grant(String code, List<UUID> productions, Instant expiresAt) {}

    public PairCodes(InstantSource clock, CodeBook book) {
        this.clock = clock;
        this.book = book;
    }

    /** A new code, good once and for {@code life}. */
    public Grant issue(List<UUID> productions, Duration life) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        Grant grant = new Grant(
                code.toString(), List.copyOf(productions), clock.instant().plus(life));
        book.keep(hash(grant.code()), grant.productions(), grant.expiresAt());
        return grant;
    }

    /** Uses a code up; empty when it is not good, was used, or has run out. Dashes, spaces and case do not matter. */
    public Optional<Grant> redeem(String code) {
        String plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return plain.length() != LENGTH
                ? Optional.empty()
                : book.take(hash(plain))
                        .filter(kept -> clock.instant().isBefore(kept.until()))
                        .map(kept -> new Grant(plain, kept.productions(), kept.until()));
    }

    private static String hash(String code) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
