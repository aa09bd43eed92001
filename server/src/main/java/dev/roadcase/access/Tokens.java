package dev.roadcase.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Ids;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs and checks session tokens (JWT, HS256 and nothing else). A token checked once costs a lookup afterwards. */
final class Tokens {
    private static final String AUDIENCE = "roadcase";
    private static final Duration LEEWAY = Duration.ofSeconds(30);
    private static final int KEPT = 2_000;

    private final byte[] key;
    private final String issuer;
    private final InstantSource clock;
    // guarded by this
    private final Map<String, Session> checked = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > KEPT;
        }
    };

    Tokens(Secret key, String issuer, InstantSource clock) {
        this.key = Base64.getUrlDecoder().decode(key.reveal());
        this.issuer = issuer;
        this.clock = clock;
    }

    String sign(Actor actor, Role role, Instant expiresAt) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(actor.id().toString())
                .issuer(issuer)
                .audience(AUDIENCE)
                .jwtID(Ids.random().toString())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(expiresAt))
                .claim("name", actor.name())
                .claim("kind", actor.kind().name().toLowerCase(Locale.ROOT))
                .claim("role", role.wire())
                .build();
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The session of a token that we signed and that has not run out. */
    Optional<Session> check(String token) {
        Session known = kept(token);
        if (known == null) {
            known = verify(token);
            keep(token, known);
        }
        return Optional.ofNullable(known).filter(s -> s.expiresAt().plus(LEEWAY).isAfter(clock.instant()));
    }

    private synchronized @Nullable Session kept(String token) {
        return checked.get(token);
    }

    private synchronized void keep(String token, @Nullable Session session) {
        if (session != null) {
            checked.put(token, session);
        }
    }

    private @Nullable Session verify(String token) {
        if (token.length() > 4_096) {
            return null;
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(new MACVerifier(key))) {
                return null;
            }
            return session(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Session session(JWTClaimsSet claims) throws ParseException {
        Date expires = claims.getExpirationTime();
        boolean ours = issuer.equals(claims.getIssuer()) && List.of(AUDIENCE).equals(claims.getAudience());
        if (!ours || expires == null) {
            return null;
        }
        Actor actor = new Actor(
                UUID.fromString(claims.getSubject()),
                claims.getStringClaim("name"),
                Actor.Kind.valueOf(claims.getStringClaim("kind").toUpperCase(Locale.ROOT)));
        return new Session(actor, Role.of(claims.getStringClaim("role")), expires.toInstant());
    }
}
