package dev.roadcase.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a QR code carries, and the same as digits for who has no camera: each lets one device in, once, or a few guests. Held in memory, so a
 * restart ends them; when too many wait, the oldest go. Safe for many threads.
 */
final class JoinTokens {
    /** More than a screen full of codes, less than a flood. */
    static final int MOST = 256;

    private final InstantSource clock;
    // guarded by this
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    /**
     * The sixteen digits of a code with {@link #MOST} waiting leave a guess one chance in 2^45: nobody need be made to wait
     * for it, and so nobody is, whoever guesses PINs.
     */
    private static final long DIGITS = 10_000_000_000_000_000L;

    private record Waiting(Role role, Instant until, String digits, int uses) {
        Waiting used() {
            return new Waiting(role, until, digits, uses - 1);
        }
    }

    JoinTokens(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * One invitation in both forms; using one uses up the other.
     *
     * @param digits sixteen
     */
    record Invitation(Secret token, Secret digits) {}

    synchronized Invitation issue(Role role, Duration life, int uses) {
        byte[] bits = new byte[16];
        SecretKind.RANDOM.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Iterator<String> oldest = waiting.keySet().iterator();
        if (waiting.size() >= MOST && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
        String digits = "%016d".formatted(SecretKind.RANDOM.nextLong(DIGITS));
        waiting.put(token, new Waiting(role, clock.instant().plus(life), digits, uses));
        return new Invitation(new Secret(token), new Secret(digits));
    }

    /** Whether somebody typed what may be the digits of a code, and not a PIN. */
    static boolean isDigits(String typed) {
        return plain(typed).matches("\\d{16}");
    }

    private static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "");
    }

    /** The same for the digits of a code, with or without the spaces between them. */
    synchronized Optional<Role> redeemDigits(String typed) {
        String digits = plain(typed);
        return waiting.entrySet().stream()
                .filter(e -> e.getValue().digits().equals(digits))
                .map(Map.Entry::getKey)
                .findFirst()
                .flatMap(this::redeem);
    }

    /** The role that the token was waiting to give, once more used. A guess at 128 bits needs no rate limit. */
    synchronized Optional<Role> redeem(String token) {
        Waiting found = waiting.remove(token);
        if (found != null && found.uses() > 1) {
            waiting.put(token, found.used());
        }
        return Optional.ofNullable(found)
                .filter(w -> clock.instant().isBefore(w.until()))
                .map(Waiting::role);
    }
}
