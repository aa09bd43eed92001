package dev.roadcase.access;

import dev.roadcase.model.User;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives out signed sessions and recognises them. They need no list of their own: they hold across restarts, and end by
 * their date or all at once with the key. Safe for many threads.
 */
final class Tokens {
    /** A session that ends while a request is on its way should not fail it. */
    static final Duration LEEWAY = Duration.ofSeconds(30);

    static final Duration LONGEST = Duration.ofDays(3_650);

    private final SecretFiles files;
    private final InstantSource clock;
    private final Claims claims;
    private final Secret adminToken;
    private final Session admin;
    private volatile SessionKey key;

    /** @param server the id of this server */
    Tokens(SecretFiles files, String server, InstantSource clock) {
        this.files = files;
        this.clock = clock;
        claims = new Claims(server);
        adminToken = files.read(SecretKind.ADMIN_TOKEN);
        admin = new Session(
                actor(server, "admin"),
                "Admin",
                Role.ADMIN,
                Session.SYSTEM,
                Session.NEVER,
                SecretKind.ADMIN_TOKEN.file());
        key = new SessionKey(files.read(SecretKind.SESSION_KEY));
    }

    /** An actor that is the same each time and differs between servers. */
    static UUID actor(String server, String name) {
        return UUID.nameUUIDFromBytes(("roadcase/" + server + "/" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** A session of a new actor, from now on. */
    Session begin(Role role, String name, String kind, Duration life) {
        if (!life.isPositive() || life.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A token lives from a second to " + LONGEST.toDays() + " days.");
        }
        // a token's dates are whole seconds; rounded up, so that none is born expired
        Instant expires = clock.instant().plus(life).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        return new Session(
                UUID.randomUUID(), name, role, kind, expires, UUID.randomUUID().toString());
    }

    /** A session of a person who has shown the password, from now on. */
    Session begin(User user, Role role, Duration life) {
        Session fresh = begin(role, user.name(), Session.USER, life);
        return new Session(
                user.id(), user.name(), role, Session.USER, fresh.expiresAt(), fresh.tokenId(), user.credential());
    }

    /** The same session with a later end: one device stays one, and ending it ends all tokens it ever had. */
    Session prolong(Session old, Duration life) {
        Session fresh = begin(old.role(), old.name(), old.kind(), life);
        return new Session(
                old.actorId(),
                old.name(),
                old.role(),
                old.kind(),
                fresh.expiresAt(),
                old.tokenId(),
                old.credential(),
                old.admission());
    }

    String sign(Session session) {
        return key.sign(claims.of(session, clock.instant()));
    }

    /** The session that a token stands for, if it is ours and has not run out. */
    Optional<Session> verify(String token) {
        return isAdminToken(token)
                ? Optional.of(admin)
                : key.session(token, claims)
                        .filter(s -> clock.instant().isBefore(s.expiresAt().plus(LEEWAY)));
    }

    /** The session that a token of ours stood for, even when it has run out. */
    Optional<Session> recognise(String token) {
        return key.session(token, claims);
    }

    boolean isAdminToken(String token) {
        return adminToken.matches(token);
    }

    Secret sessionKey() {
        return files.read(SecretKind.SESSION_KEY);
    }

    /** Ends every session there is, {@code admin.token} apart. */
    synchronized void revokeAll() {
        key = new SessionKey(files.replace(SecretKind.SESSION_KEY));
    }

    int remembered() {
        return key.remembered();
    }
}
