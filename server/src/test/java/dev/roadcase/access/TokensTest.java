package dev.roadcase.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final String SERVER = "3f6e";
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    private final HandClock clock = new HandClock();

    @SuppressWarnings("NullAway.Init")
    private SecretFiles files;

    @SuppressWarnings("NullAway.Init")
    private Tokens tokens;

    @BeforeEach
    void start() {
        files = new SecretFiles(data);
        tokens = new Tokens(files, SERVER, clock);
    }

    private Session begin() {
        return tokens.begin(Role.EDITOR, "Dana's phone \u00e9\ud83c\udfa5", Session.DEVICE, DAY);
    }

    /** The claims of a good token, for a test to spoil. */
    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder(new Claims(SERVER).of(begin(), clock.instant()));
    }

    private byte[] key() {
        return Base64.getUrlDecoder().decode(files.read(SecretKind.SESSION_KEY).reveal());
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) throws Exception {
        SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private String forged(JWTClaimsSet.Builder claims) throws Exception {
        return signed(JWSAlgorithm.HS256, new MACSigner(key()), claims.build());
    }

    @Test
    void aSessionComesBackAsItWentIn() {
        Session session = begin();
        assertThat(tokens.verify(tokens.sign(session))).contains(session);
    }

    @Test
    void aSessionSurvivesARestart() {
        Session session = begin();
        String token = tokens.sign(session);
        assertThat(new Tokens(new SecretFiles(data), SERVER, clock).verify(token))
                .contains(session);
    }

    @Test
    void aTokenCarriesTheAgreedClaims() throws Exception {
        Session session = begin();
        JWTClaimsSet claims = SignedJWT.parse(tokens.sign(session)).getJWTClaimsSet();
        assertThat(claims.getClaims())
                .containsOnlyKeys("sub", "name", "role", "kind", "jti", "iat", "exp", "iss", "aud")
                .containsEntry("sub", session.actorId().toString())
                .containsEntry("role", "editor")
                .containsEntry("kind", "device")
                .containsEntry("iss", SERVER);
        assertThat(claims.getAudience()).containsExactly("roadcase");
    }

    @Test
    void aTokenEndsThirtySecondsAfterItsTime() {
        String token = tokens.sign(begin());
        clock.pass(DAY.plusSeconds(29));
        assertThat(tokens.verify(token)).isPresent();
        clock.pass(Duration.ofSeconds(3));
        assertThat(tokens.verify(token)).isEmpty();
        assertThat(new Tokens(files, SERVER, clock).verify(token)).isEmpty();
    }

    @Test
    void aClockThatIsSetBackEndsNoSession() {
        String token = tokens.sign(begin());
        clock.pass(Duration.ofDays(-90));
        assertThat(tokens.verify(token)).isPresent();
    }

    @Test
    void aTokenWithoutSignatureIsRefused() {
        assertThat(tokens.verify(new PlainJWT(claims().build()).serialize())).isEmpty();
        String token = tokens.sign(begin());
        assertThat(tokens.verify(token.substring(0, token.lastIndexOf('.') + 1)))
                .isEmpty();
    }

    @Test
    void aTokenOfAnotherAlgorithmIsRefused() throws Exception {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(2048);
        RSASSASigner rsa = new RSASSASigner(pairs.generateKeyPair().getPrivate());
        assertThat(tokens.verify(signed(JWSAlgorithm.RS256, rsa, claims().build())))
                .isEmpty();
        byte[] twice = new byte[64];
        System.arraycopy(key(), 0, twice, 0, 32);
        assertThat(tokens.verify(signed(JWSAlgorithm.HS512, new MACSigner(twice), claims().build())))
                .isEmpty();
    }

    @Test
    void aTokenSignedWithAnotherKeyIsRefused() throws Exception {
        MACSigner guess = new MACSigner(new byte[32]);
        assertThat(tokens.verify(signed(JWSAlgorithm.HS256, guess, claims().build())))
                .isEmpty();
    }

    @Test
    void aTokenWithAnotherPayloadIsRefused() {
        String[] good = tokens.sign(begin()).split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(good[1]), StandardCharsets.UTF_8);
        String raised = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(payload.replace("editor", "admin").getBytes(StandardCharsets.UTF_8));
        assertThat(payload).contains("editor");
        assertThat(tokens.verify(good[0] + "." + raised + "." + good[2])).isEmpty();
    }

    @Test
    void theHelperOfTheseTestsForgesWell() throws Exception {
        assertThat(tokens.verify(forged(claims()))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "iss, 9c1d",
        "iss,",
        "aud, supabase",
        "aud,",
        "sub, dana",
        "sub,",
        "role, owner",
        "role,",
        "kind, robot",
        "kind,",
        "name,",
        "jti,",
        "exp,"
    })
    void aTokenWithAWrongOrMissingClaimIsRefusedThoughWeSignedIt(String claim, @Nullable String value)
            throws Exception {
        assertThat(tokens.verify(forged(claims().claim(claim, value)))).isEmpty();
    }

    @Test
    void aTokenForSeveralAudiencesIsRefused() throws Exception {
        assertThat(tokens.verify(forged(claims().audience(List.of("roadcase", "other")))))
                .isEmpty();
    }

    @Test
    void anExpiredTokenIsRefusedAlsoAtFirstSight() throws Exception {
        Date past = Date.from(clock.instant().minusSeconds(31));
        assertThat(tokens.verify(forged(claims().expirationTime(past)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "eyJhbGciOiJIUzI1NiJ9..", "null", "\u0000", "***"})
    void nonsenseIsRefused(String token) {
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void anEndlessTokenIsRefused() {
        assertThat(tokens.verify(tokens.sign(begin()) + "A".repeat(100_000))).isEmpty();
    }

    @Test
    void aTokenOfAnotherServerIsRefusedEvenWithTheSameKey() {
        String token = new Tokens(files, "9c1d", clock).sign(begin());
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void aSecondCheckIsALookUp() {
        String token = tokens.sign(begin());
        Session first = tokens.verify(token).orElseThrow();
        assertThat(tokens.verify(token).orElseThrow()).isSameAs(first);
    }

    @Test
    void onlySoManyTokensAreRememberedAndOnlyGoodOnes() {
        tokens.verify("no.good.token");
        assertThat(tokens.remembered()).isZero();
        for (int i = 0; i < SessionKey.REMEMBERED + 10; i++) {
            assertThat(tokens.verify(tokens.sign(begin()))).isPresent();
        }
        assertThat(tokens.remembered()).isBetween(1, SessionKey.REMEMBERED);
    }

    @Test
    void revokingEndsEverySessionAtOnceAndForGood() {
        String token = tokens.sign(begin());
        assertThat(tokens.verify(token)).isPresent();
        tokens.revokeAll();
        assertThat(tokens.verify(token)).isEmpty();
        assertThat(new Tokens(files, SERVER, clock).verify(token)).isEmpty();
        assertThat(tokens.verify(tokens.sign(begin()))).isPresent();
    }

    @Test
    void theAdminTokenIsAnAdminWithTheSameIdEachTimeAndAnotherOnEachServer() {
        String secret = files.read(SecretKind.ADMIN_TOKEN).reveal();
        Session admin = tokens.verify(secret).orElseThrow();
        assertThat(admin)
                .isEqualTo(new Session(admin.actorId(), "Admin", Role.ADMIN, "system", Session.NEVER, "admin.token"));
        assertThat(id(SERVER, secret)).isEqualTo(admin.actorId());
        assertThat(id("9c1d", secret)).isNotEqualTo(admin.actorId());
    }

    private UUID id(String server, String secret) {
        return new Tokens(files, server, clock).verify(secret).orElseThrow().actorId();
    }

    @Test
    void whatResemblesTheAdminTokenIsNothing() {
        String secret = files.read(SecretKind.ADMIN_TOKEN).reveal();
        assertThat(tokens.verify(secret.substring(1))).isEmpty();
        assertThat(tokens.verify(secret + "\n")).isEmpty();
        assertThat(tokens.verify(files.read(SecretKind.SESSION_KEY).reveal())).isEmpty();
    }

    @Test
    void aLifeThatIsNoneOrForeverIsRefused() {
        for (Duration life : new Duration[] {Duration.ZERO, DAY.negated(), Duration.ofSeconds(Long.MAX_VALUE)}) {
            assertThatThrownBy(() -> tokens.begin(Role.VIEWER, "screen", Session.DEVICE, life))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3650 days");
        }
    }
}
