package dev.roadcase.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One-time codes that let an edge pair with this hub. They are held in memory: a restart ends them. Safe for many threads. */
public final class PairCodes {
    /** Letters and digits that cannot be taken for each other when they are read aloud. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InstantSource clock;
    private final Map<String, Grant> open = new HashMap<>();

    /**
     * What a code lets its bearer do.
     *
     * @param productions the only ones; all when empty
     */
    public record Grant(String code, List<UUID> productions, Instant expiresAt) {}

    public PairCodes(InstantSource clock) {
        this.clock = clock;
    }

    /** A new code, good once and for {@code life}. */
    public synchronized Grant issue(List<UUID> productions, Duration life) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        Grant grant = new Grant(
                code.toString(), List.copyOf(productions), clock.instant().plus(life));
        open.values().removeIf(g -> !clock.instant().isBefore(g.expiresAt()));
        open.put(grant.code(), grant);
        return grant;
    }

    /** Uses a code up; empty when it is not good, was used, or has run out. Dashes, spaces and case do not matter. */
    public synchronized Optional<Grant> redeem(String code) {
        Grant grant = open.remove(code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
        return Optional.ofNullable(grant).filter(g -> clock.instant().isBefore(g.expiresAt()));
    }
}
