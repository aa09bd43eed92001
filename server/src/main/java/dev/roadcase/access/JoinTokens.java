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
 * What a QR code carries: each lets one device in, once. Held in memory, so a restart ends them; when too many wait, the
 * oldest go. Safe for many threads.
 */
final class JoinTokens {
    /** More than a screen full of codes, less than a flood. */
    static final int MOST = 256;

    private final InstantSource clock;
    // guarded by this
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    private record Waiting(Role role, Instant until) {}

    JoinTokens(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Secret issue(Role role, Duration life) {
        byte[] bits = new byte[16];
        SecretKind.RANDOM.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Iterator<String> oldest = waiting.keySet().iterator();
        if (waiting.size() >= MOST && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
        waiting.put(token, new Waiting(role, clock.instant().plus(life)));
        return new Secret(token);
    }

    /** The role that the token was waiting to give; it waits no more. A guess at 128 bits needs no rate limit. */
    synchronized Optional<Role> redeem(String token) {
        return Optional.ofNullable(waiting.remove(token))
                .filter(w -> clock.instant().isBefore(w.until()))
                .map(Waiting::role);
    }
}
