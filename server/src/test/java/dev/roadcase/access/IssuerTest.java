package dev.roadcase.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tokens in the shape of Supabase Auth's. */
@Timeout(60)
class IssuerTest {
    private static final String ISSUER = "https://project.supabase.co/auth/v1";
    private static final String SECRET = "super-secret-jwt-token-with-at-least-32-characters";
    private static final UUID ORG = UUID.fromString("0000aaaa-0000-4000-8000-000000000001");
    private static final UUID DANA = UUID.fromString("8f6a1c52-3b1e-4b7e-9c53-0a1d2e3f4a5b");
    private static final UUID SESSION = UUID.fromString("d3b0a4ce-97c7-4a3c-8b06-16b7c3a9d001");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    private final HandClock clock = new HandClock();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicReference<String> published = new AtomicReference<>("");

    @SuppressWarnings("NullAway.Init")
    private HttpServer keys;

    @SuppressWarnings("NullAway.Init")
    private ECKey key;

    @BeforeEach
    void publishKeys() throws IOException, JOSEException {
        key = fresh("one");
        publish(key);
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/jwks.json", exchange -> {
            fetches.incrementAndGet();
            byte[] body = published.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        keys.start();
    }

    @AfterEach
    void stop() {
        keys.stop(0);
    }

    private static ECKey fresh(String id) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .keyID(id)
                .algorithm(JWSAlgorithm.ES256)
                .generate();
    }

    private void publish(ECKey... all) {
        published.set(new JWKSet(List.of(all)).toString(true));
    }

    private Access access(Optional<URI> from, @Nullable Role usual) {
        IssuerSettings settings = new IssuerSettings(
                ISSUER,
                "authenticated",
                from,
                new Secret(SECRET),
                "app_metadata.roadcase_role",
                Optional.ofNullable(usual),
                ORG);
        return new Access(
                AccessMode.USERS,
                data,
                "3f6e",
                clock,
                UserBook.NOBODY,
                RosterBook.NOWHERE,
                EndedBook.NOWHERE,
                GuessBook.inMemory(),
                Optional.of(settings));
    }

    private Access byKeys() {
        return access(
                Optional.of(URI.create("http://127.0.0.1:" + keys.getAddress().getPort() + "/jwks.json")), null);
    }

    private Access bySecret() {
        return access(Optional.empty(), null);
    }

    /** What Supabase Auth gives to somebody who signed in with a password. */
    private JWTClaimsSet.Builder dana() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(DANA.toString())
                .audience("authenticated")
                .expirationTime(Date.from(clock.instant().plus(Duration.ofHours(1))))
                .issueTime(Date.from(clock.instant()))
                .claim("email", "dana@example.com")
                .claim("phone", "")
                .claim(
                        "app_metadata",
                        Map.of(
                                "provider",
                                "email",
                                "providers",
                                List.of("email"),
                                "org_id",
                                ORG.toString(),
                                "roadcase_role",
                                "editor"))
                .claim("user_metadata", Map.of("full_name", "The Boss", "roadcase_role", "admin"))
                .claim("role", "authenticated")
                .claim("aal", "aal1")
                .claim("amr", List.of(Map.of("method", "password", "timestamp", 1_795_200_000)))
                .claim("session_id", SESSION.toString())
                .claim("is_anonymous", false);
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static String with(ECKey key, JWTClaimsSet claims) throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), new ECDSASigner(key), claims);
    }

    private static String withSecret(String secret, JWTClaimsSet claims) throws JOSEException {
        return signed(new JWSHeader(JWSAlgorithm.HS256), new MACSigner(secret), claims);
    }

    @Test
    void aPersonOfTheIssuerIsWhoTheTokenSaysUntilItEnds() throws JOSEException {
        Access access = byKeys();
        String token = with(key, dana().build());
        Session session = access.authenticate(token).orElseThrow();
        assertThat(session.actorId()).isEqualTo(DANA);
        assertThat(session.name()).isEqualTo("dana@example.com");
        assertThat(session.role()).isEqualTo(Role.EDITOR);
        assertThat(session.kind()).isEqualTo(Session.USER);
        assertThat(session.tokenId()).isEqualTo(SESSION.toString());
        clock.pass(Duration.ofHours(1).plus(Tokens.LEEWAY).plusSeconds(2));
        assertThat(access.authenticate(token)).isEmpty();
    }

    @Test
    void aSharedSecretServesToo() throws JOSEException {
        assertThat(bySecret().authenticate(withSecret(SECRET, dana().build()))).isPresent();
        assertThat(bySecret().authenticate(withSecret(SECRET + "x", dana().build())))
                .isEmpty();
        assertThat(fetches).hasValue(0);
    }

    @Test
    void keysAreFetchedOnceAndAgainWhenTheIssuerHasAnother() throws JOSEException {
        Access access = byKeys();
        for (int i = 0; i < 20; i++) {
            assertThat(access.authenticate(with(key, dana().build()))).isPresent();
        }
        assertThat(fetches).hasValue(1);
        ECKey next = fresh("two");
        publish(key, next);
        assertThat(access.authenticate(with(next, dana().build()))).isPresent();
        assertThat(fetches).hasValue(2);
    }

    @Test
    void strangersCannotHaveKeysFetchedAtWill() throws JOSEException {
        Access access = byKeys();
        ECKey theirs = fresh("theirs");
        String foreign = with(theirs, dana().issuer("https://evil.example").build());
        assertThat(access.authenticate(foreign)).isEmpty();
        assertThat(fetches).hasValue(0);
        for (int i = 0; i < 20; i++) {
            assertThat(access.authenticate(with(fresh("kid" + i), dana().build())))
                    .isEmpty();
        }
        assertThat(fetches.get()).isLessThanOrEqualTo(3);
        assertThat(access.authenticate(with(key, dana().build()))).isPresent();
    }

    @Test
    void keysThatWereFetchedServeWhileTheIssuerIsAway() throws JOSEException {
        Access access = byKeys();
        assertThat(access.authenticate(with(key, dana().build()))).isPresent();
        keys.stop(0);
        assertThat(access.authenticate(with(key, dana().build()))).isPresent();
    }

    @Test
    void whatIsNotMeantForUsOrNotCompleteIsRefused() throws JOSEException {
        Access access = byKeys();
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> spoilt = Map.ofEntries(
                Map.entry("another audience", c -> c.audience("anon")),
                Map.entry("no audience", c -> c.audience((String) null)),
                Map.entry("another issuer", c -> c.issuer(ISSUER + "/")),
                Map.entry("no person", c -> c.subject(null)),
                Map.entry("no end", c -> c.expirationTime(null)),
                Map.entry(
                        "over", c -> c.expirationTime(Date.from(clock.instant().minusSeconds(60)))),
                Map.entry(
                        "not yet",
                        c -> c.notBeforeTime(Date.from(clock.instant().plusSeconds(60)))),
                Map.entry("no role here", c -> c.claim("app_metadata", Map.of("org_id", ORG.toString()))),
                Map.entry("an unknown role", c -> c.claim("app_metadata", Map.of("roadcase_role", "owner"))),
                Map.entry(
                        "a role that is none", c -> c.claim("app_metadata", Map.of("roadcase_role", List.of("admin")))),
                Map.entry(
                        "another organisation",
                        c -> c.claim(
                                "app_metadata",
                                Map.of(
                                        "roadcase_role",
                                        "editor",
                                        "org_id",
                                        UUID.randomUUID().toString()))));
        for (var one : spoilt.entrySet()) {
            String token = with(key, one.getValue().apply(dana()).build());
            assertThat(access.authenticate(token)).as(one.getKey()).isEmpty();
        }
        assertThat(access.authenticate(with(key, dana().build()))).isPresent();
    }

    @Test
    void forgeriesAreRefused() throws Exception {
        Access access = byKeys();
        String good = with(key, dana().build());
        assertThat(access.authenticate(new PlainJWT(dana().build()).serialize()))
                .as("alg=none")
                .isEmpty();
        assertThat(access.authenticate(good.substring(0, good.lastIndexOf('.') + 1)))
                .as("no signature")
                .isEmpty();
        assertThat(access.authenticate(
                        with(new ECKeyGenerator(Curve.P_256).keyID("one").generate(), dana().build())))
                .as("another key of the same name")
                .isEmpty();
        String publicKey = key.toPublicJWK().toJSONString();
        assertThat(access.authenticate(withSecret(publicKey, dana().build())))
                .as("the public key taken for a secret")
                .isEmpty();
        assertThat(access.authenticate(withSecret(SECRET, dana().build())))
                .as("a secret where there are keys")
                .isEmpty();
        assertThat(bySecret().authenticate(good))
                .as("a key where there is a secret")
                .isEmpty();
        assertThat(access.authenticate(good + "x".repeat(9_000))).isEmpty();
        assertThat(access.authenticate("a.b.c")).isEmpty();
        assertThat(access.authenticate(good)).isPresent();
    }

    @Test
    void theUsualRoleIsForTokensThatSayNone() throws JOSEException {
        Access access = access(Optional.empty(), Role.VIEWER);
        JWTClaimsSet none =
                dana().claim("app_metadata", Map.of("provider", "email")).build();
        assertThat(access.authenticate(withSecret(SECRET, none)).orElseThrow().role())
                .isEqualTo(Role.VIEWER);
        JWTClaimsSet unknown =
                dana().claim("app_metadata", Map.of("roadcase_role", "owner")).build();
        assertThat(access.authenticate(withSecret(SECRET, unknown))).isEmpty();
        assertThat(access.authenticate(withSecret(SECRET, dana().build()))
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.EDITOR);
    }

    @Test
    void suchASessionIsNotMadeLongerHereAndCanBeEnded() throws JOSEException {
        Access access = bySecret();
        String token = withSecret(SECRET, dana().build());
        Session session = access.authenticate(token, "10.0.0.7").orElseThrow();
        assertThat(access.renews(session)).isFalse();
        assertThat(access.kick(SESSION.toString())).isPresent();
        assertThat(access.authenticate(token)).isEmpty();
        String again = withSecret(SECRET, dana().claim("amr", List.of()).build());
        assertThat(access.authenticate(again))
                .as("the same session at the issuer")
                .isEmpty();
    }
}
