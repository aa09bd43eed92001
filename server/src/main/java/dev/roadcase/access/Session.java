package dev.roadcase.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Who somebody is and what they may do, until when.
 *
 * @param kind {@link #USER}, {@link #DEVICE}, {@link #SYSTEM} or {@link #EDGE}
 * @param expiresAt UTC in whole seconds; {@link #NEVER} where no token stands behind the session
 * @param tokenId names the token in logs without giving it away
 */
public record Session(UUID actorId, String name, Role role, String kind, Instant expiresAt, String tokenId) {
    public static final String USER = "user";
    public static final String DEVICE = "device";
    public static final String SYSTEM = "system";
    public static final String EDGE = "edge";
    public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private static final Set<String> KINDS = Set.of(USER, DEVICE, SYSTEM, EDGE);

    public Session {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("No such kind of actor: " + kind);
        }
    }
}
