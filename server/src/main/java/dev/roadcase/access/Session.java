package dev.roadcase.access;

import dev.roadcase.model.Admission;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is and what they may do, until when.
 *
 * @param kind {@link #USER}, {@link #DEVICE}, {@link #SYSTEM} or {@link #EDGE}
 * @param expiresAt UTC in whole seconds; {@link #NEVER} where no token stands behind the session
 * @param tokenId names the token in logs without giving it away
 * @param credential which of a person's passwords it was begun with; 0 when no password of this server's was asked for,
 *     {@link #VOUCHED} when somebody else signed them in
 * @param admission what an edge was let in for; null for others, and where its token was signed before tokens said so
 */
public record Session(
        UUID actorId,
        String name,
        Role role,
        String kind,
        Instant expiresAt,
        String tokenId,
        int credential,
        @Nullable Admission admission) {
    public static final String USER = "user";
    public static final String DEVICE = "device";
    public static final String SYSTEM = "system";
    public static final String EDGE = "edge";
    /** The credential of a session that somebody else vouches for: it ends with their token. */
    static final int VOUCHED = -1;

    public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private static final Set<String> KINDS = Set.of(USER, DEVICE, SYSTEM, EDGE);

    public Session {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("No such kind of actor: " + kind);
        }
    }

    /** A session without a password behind it. */
    public Session(UUID actorId, String name, Role role, String kind, Instant expiresAt, String tokenId) {
        this(actorId, name, role, kind, expiresAt, tokenId, 0);
    }

    /** The session of a person. */
    public Session(
            UUID actorId, String name, Role role, String kind, Instant expiresAt, String tokenId, int credential) {
        this(actorId, name, role, kind, expiresAt, tokenId, credential, null);
    }

    /** The same person under the name and role they have now. */
    Session as(String other, Role now) {
        return new Session(actorId, other, now, kind, expiresAt, tokenId, credential, admission);
    }

    /** The same edge, let in for that. */
    Session admitted(Admission to) {
        return new Session(actorId, name, role, kind, expiresAt, tokenId, credential, to);
    }
}
