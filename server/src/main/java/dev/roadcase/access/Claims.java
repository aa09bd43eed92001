package dev.roadcase.access;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.roadcase.model.Admission;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A session as the claims of a token, and back. */
final class Claims {
    static final String AUDIENCE = "roadcase";
    private static final String CREDENTIAL = "cred";
    private static final String ADMISSION = "shows";

    private final String issuer;

    /** @param issuer the id of this server: a token of another one is refused even if the keys were the same */
    Claims(String issuer) {
        this.issuer = issuer;
    }

    JWTClaimsSet of(Session session, Instant issued) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject(session.actorId().toString())
                .claim("name", session.name())
                .claim("role", session.role().wire())
                .claim("kind", session.kind())
                .jwtID(session.tokenId())
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(session.expiresAt()));
        if (session.credential() > 0) {
            claims.claim(CREDENTIAL, session.credential());
        }
        if (session.admission() != null) {
            claims.claim(ADMISSION, session.admission().text());
        }
        return claims.build();
    }

    /**
     * Empty when the claims are for somebody else or not complete. Time is checked at each use, not here; {@code iat} never
     * is, because the clock of a small box may well be set back after it has found the internet.
     */
    Optional<Session> session(JWTClaimsSet claims) {
        if (!issuer.equals(claims.getIssuer()) || !List.of(AUDIENCE).equals(claims.getAudience())) {
            return Optional.empty();
        }
        try {
            return Optional.of(complete(claims));
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Session complete(JWTClaimsSet claims) throws ParseException {
        return new Session(
                UUID.fromString(text(claims, "sub")),
                text(claims, "name"),
                Role.of(text(claims, "role")).orElseThrow(IllegalArgumentException::new),
                text(claims, "kind"),
                Optional.ofNullable(claims.getExpirationTime())
                        .orElseThrow(IllegalArgumentException::new)
                        .toInstant(),
                text(claims, "jti"),
                claims.getClaim(CREDENTIAL) == null ? 0 : claims.getIntegerClaim(CREDENTIAL),
                claims.getClaim(ADMISSION) == null ? null : Admission.of(text(claims, ADMISSION)));
    }

    private static String text(JWTClaimsSet claims, String name) throws ParseException {
        return Optional.ofNullable(claims.getStringClaim(name)).orElseThrow(IllegalArgumentException::new);
    }
}
