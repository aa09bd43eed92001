package dev.roadcase.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises people whom somebody else has signed in. A token must be signed by the issuer, be meant for us, carry a
 * person and an end, and say a role here unless the settings give one. Such a session ends with its token and is never made
 * longer here. Safe for many threads; waits some seconds for the issuer's keys when they are not known.
 */
final class Issuer {
    private static final int LONGEST = 8_192;
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(Issuer.class);

    private final IssuerSettings settings;
    private final InstantSource clock;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final AtomicReference<Instant> told = new AtomicReference<>(Instant.EPOCH);

    Issuer(IssuerSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        processor.setJWSKeySelector(IssuerKeys.of(settings));
        processor.setJWTClaimsSetVerifier(verifier());
    }

    private DefaultJWTClaimsVerifier<SecurityContext> verifier() {
        JWTClaimsSet exactly =
                new JWTClaimsSet.Builder().issuer(settings.name()).build();
        DefaultJWTClaimsVerifier<SecurityContext> verifier =
                new DefaultJWTClaimsVerifier<>(settings.audience(), exactly, Set.of("sub", "exp")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        verifier.setMaxClockSkew((int) Tokens.LEEWAY.toSeconds());
        return verifier;
    }

    /** The session behind a token of the issuer; empty when it is none, or not good. */
    Optional<Session> session(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            // a stranger's token must not have us fetch keys
            return settings.name().equals(jwt.getJWTClaimsSet().getIssuer())
                    ? session(processor.process(jwt, null))
                    : Optional.empty();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            tell(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Once a minute: whoever has a bad token may well show it many times a second. */
    private void tell(String why) {
        Instant now = clock.instant();
        Instant last = told.get();
        if (Duration.between(last, now).abs().compareTo(BETWEEN_LINES) >= 0 && told.compareAndSet(last, now)) {
            log.info("A token of the issuer was refused: {}", why);
        }
    }

    private Optional<Session> session(JWTClaimsSet claims) throws ParseException {
        Optional<Role> role = role(claims);
        if (role.isEmpty() || !isOurs(claims)) {
            tell(role.isEmpty() ? "it gives no role here" : "it is for people of another organisation");
            return Optional.empty();
        }
        String subject = claims.getSubject();
        return Optional.of(new Session(
                actor(subject),
                name(claims),
                role.get(),
                Session.USER,
                claims.getExpirationTime().toInstant(),
                tokenId(claims, subject),
                Session.VOUCHED));
    }

    /** A claim that is there but names no role lets nobody in. */
    private Optional<Role> role(JWTClaimsSet claims) {
        Object said = at(claims, settings.roleClaim());
        return said == null ? settings.role() : Role.of(said.toString());
    }

    private boolean isOurs(JWTClaimsSet claims) {
        Object organisation = at(claims, "app_metadata.org_id");
        return organisation == null || settings.organisation().toString().equals(organisation);
    }

    private static @Nullable Object at(JWTClaimsSet claims, String path) {
        Object found = claims.getClaims();
        for (String name : path.split("\\.", -1)) {
            found = found instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return found;
    }

    private UUID actor(String subject) {
        try {
            return UUID.fromString(subject);
        } catch (IllegalArgumentException e) {
            return UUID.nameUUIDFromBytes((settings.name() + "/" + subject).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Nothing that people can set themselves: not {@code user_metadata}. */
    private static String name(JWTClaimsSet claims) throws ParseException {
        String email = claims.getStringClaim("email");
        String name = email == null || email.isBlank() ? claims.getStringClaim("name") : email;
        return DeviceName.of(name == null ? claims.getSubject() : name);
    }

    /** Names the session beyond the hour that one token lives. */
    private String tokenId(JWTClaimsSet claims, String subject) throws ParseException {
        String session = claims.getStringClaim("session_id");
        String id = session == null ? claims.getJWTID() : session;
        return actor(id == null ? subject : id).toString();
    }
}
