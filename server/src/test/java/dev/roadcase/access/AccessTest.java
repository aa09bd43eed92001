package dev.roadcase.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class AccessTest {
    private static final String CREW = "10.0.0.7";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    private final HandClock clock = new HandClock();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.roadcase.access");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    private List<String> infos() {
        return lines.list.stream()
                .filter(e -> e.getLevel() == Level.INFO)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private Access access(AccessMode mode) {
        return new Access(mode, data, "3f6e", clock);
    }

    private static PinResult.Granted enter(Access access, String device) {
        return (PinResult.Granted) access.login(access.pin().reveal(), device, CREW);
    }

    private static String wrongPin(Access access) {
        return access.pin().reveal().equals("194735") ? "194736" : "194735";
    }

    @Test
    void thePinMakesADeviceAnEditorForThirtyDays() {
        Access access = access(AccessMode.PIN);
        PinResult.Granted granted = enter(access, " Dana's phone ");
        assertThat(granted.session().name()).isEqualTo("Dana's phone");
        assertThat(granted.session().role()).isEqualTo(Role.EDITOR);
        assertThat(granted.session().kind()).isEqualTo("device");
        assertThat(access.authenticate(granted.token())).contains(granted.session());
        clock.pass(Duration.ofDays(30).minusSeconds(1));
        assertThat(access.authenticate(granted.token())).isPresent();
        clock.pass(Duration.ofMinutes(1));
        assertThat(access.authenticate(granted.token())).isEmpty();
    }

    @Test
    void eachLoginIsAnActorOfItsOwn() {
        Access access = access(AccessMode.PIN);
        assertThat(enter(access, "phone").session().actorId())
                .isNotEqualTo(enter(access, "phone").session().actorId());
    }

    @Test
    void noTokenIsNobodyInEveryMode() {
        for (AccessMode mode : AccessMode.values()) {
            assertThat(access(mode).authenticate(null)).isEmpty();
        }
    }

    @Test
    void aWrongPinIsWrongAndTooManyHaveToWait() {
        Access access = access(AccessMode.PIN);
        for (int i = 0; i < 5; i++) {
            assertThat(access.login(wrongPin(access), "phone", CREW)).isEqualTo(new PinResult.Wrong());
        }
        assertThat(access.login(access.pin().reveal(), "phone", CREW))
                .isEqualTo(new PinResult.TooMany(Duration.ofSeconds(15)));
    }

    @Test
    void tryingPinsFromAThousandAddressesAtOnceGetsNoFurtherThanThirtyOne() {
        Access access = access(AccessMode.PIN);
        enter(access, "phone");
        long tried = 0;
        for (int i = 0; i < 1_000; i++) {
            tried += access.login(wrongPin(access), "x", "10.1." + i / 250 + "." + i % 250) instanceof PinResult.Wrong
                    ? 1
                    : 0;
        }
        assertThat(tried).isEqualTo(31);
        assertThat(enter(access, "phone").session().role()).isEqualTo(Role.EDITOR);
    }

    @Test
    void aFreshPinKeepsSessionsAndForgetsAttempts() {
        Access access = access(AccessMode.PIN);
        String token = enter(access, "phone").token();
        for (int i = 0; i < 6; i++) {
            access.login(wrongPin(access), "phone", CREW);
        }
        Secret fresh = access.replacePin();
        assertThat(access.pin().reveal()).isEqualTo(fresh.reveal());
        assertThat(access.authenticate(token)).isPresent();
        assertThat(enter(access, "phone").token()).isNotEqualTo(token);
    }

    @Test
    void revokingSendsEverybodyBackToThePinButTheAdmin() throws IOException {
        Access access = access(AccessMode.PIN);
        String crew = enter(access, "phone").token();
        String script = access.mint(Role.VIEWER, "screen", Duration.ofDays(1));
        access.revokeAll();
        assertThat(access.authenticate(crew)).isEmpty();
        assertThat(access.authenticate(script)).isEmpty();
        assertThat(access.authenticate(adminToken())).isPresent();
    }

    private String adminToken() throws IOException {
        return Files.readString(data.resolve("admin.token")).strip();
    }

    @Test
    void theFileOnTheHostMakesAnAdmin() throws IOException {
        Access access = access(AccessMode.USERS);
        assertThat(access.adminToken(adminToken())).isTrue();
        assertThat(access.adminToken("guess")).isFalse();
        assertThat(access.authenticate(adminToken()).map(Session::role)).contains(Role.ADMIN);
    }

    @Test
    void aMintedTokenHasItsRoleNameAndLife() {
        Access access = access(AccessMode.PIN);
        String token = access.mint(Role.VIEWER, "wall screen", Duration.ofHours(2));
        Session session = access.authenticate(token).orElseThrow();
        assertThat(session.name()).isEqualTo("wall screen");
        assertThat(session.role()).isEqualTo(Role.VIEWER);
        assertThat(Duration.between(clock.instant(), session.expiresAt()))
                .isBetween(Duration.ofHours(2), Duration.ofHours(2).plusSeconds(1));
    }

    @Test
    void anOpenServerKnowsEachAddressAsTheSameEditor() {
        Access access = access(AccessMode.OPEN);
        Session session = access.open(CREW);
        assertThat(session.role()).isEqualTo(Role.EDITOR);
        assertThat(session.name()).isEqualTo(CREW);
        assertThat(access(AccessMode.OPEN).open(CREW)).isEqualTo(session);
        assertThat(access.open("10.0.0.8").actorId()).isNotEqualTo(session.actorId());
    }

    @Test
    void aClosedServerOpensForNoAddress() {
        Access access = access(AccessMode.PIN);
        assertThatThrownBy(() -> access.open(CREW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thePinOpensNothingWherePeopleHaveNames() {
        Access access = access(AccessMode.USERS);
        assertThat(access.login(access.pin().reveal(), "phone", CREW)).isEqualTo(new PinResult.Wrong());
    }

    @Test
    void eachDecisionIsALineAndNoneTellsASecret() throws IOException {
        Access access = access(AccessMode.PIN);
        PinResult.Granted granted = enter(access, "phone");
        String wrong = wrongPin(access);
        for (int i = 0; i < 20; i++) {
            access.login(wrong, "phone", CREW);
        }
        String old = access.pin().reveal();
        String fresh = access.replacePin().reveal();
        String minted = access.mint(Role.EDITOR, "script", Duration.ofDays(1));
        access.revokeAll();
        assertThat(infos().stream().map(l -> l.replaceAll("[ ,][^ ]*=.*", "")).distinct())
                .containsExactly(
                        "PIN login granted",
                        "PIN login refused, wrong PIN",
                        "PIN login throttled",
                        "Crew PIN replaced",
                        "Token minted",
                        "All sessions revoked");
        assertThat(infos()).filteredOn(l -> l.startsWith("PIN login throttled")).hasSize(1);
        assertThat(String.join("\n", infos()) + granted)
                .doesNotContain(granted.token(), minted, adminToken(), "=" + old, "=" + fresh, "=" + wrong);
    }

    @Test
    void aDamagedSecretStopsTheServerBeforeItListens() throws IOException {
        Files.writeString(data.resolve("crew.pin"), "12");
        assertThatThrownBy(() -> access(AccessMode.PIN))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("crew.pin");
    }
}
