package dev.roadcase.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.model.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {
    private static final String HERE = "10.0.0.7";
    private static final String RIGHT = "correct horse";
    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    private final HandClock clock = new HandClock();
    private final MemoryBook book = new MemoryBook();

    @SuppressWarnings("NullAway.Init")
    private Access access;

    @SuppressWarnings("NullAway.Init")
    private User dana;

    @BeforeEach
    void open() {
        access = new Access(
                AccessMode.USERS,
                data,
                "3f6e",
                clock,
                book,
                RosterBook.NOWHERE,
                EndedBook.NOWHERE,
                GuessBook.inMemory(),
                Optional.empty());
        dana = access.people().add("Dana Reyes", Role.EDITOR, RIGHT);
    }

    private PinResult login(String name, String password, String address) {
        return access.login(name, password, "laptop", address);
    }

    private PinResult.Granted granted() {
        return (PinResult.Granted) login("Dana Reyes", RIGHT, HERE);
    }

    @Test
    void theRightPasswordLetsAPersonInHoweverTheNameIsSpelt() {
        PinResult.Granted in = (PinResult.Granted) login("  dana  REYES ", RIGHT, HERE);
        Session session = access.authenticate(in.token()).orElseThrow();
        assertThat(session.actorId()).isEqualTo(dana.id());
        assertThat(session.name()).isEqualTo("Dana Reyes");
        assertThat(session.role()).isEqualTo(Role.EDITOR);
        assertThat(session.kind()).isEqualTo(Session.USER);
    }

    @Test
    void aWrongPasswordAndAWrongNameGetTheSameAnswer() {
        assertThat(login("Dana Reyes", "correct house", HERE)).isEqualTo(new PinResult.Wrong());
        assertThat(login("Nobody", RIGHT, HERE)).isEqualTo(new PinResult.Wrong());
    }

    @Test
    void afterFiveWrongOnesTheRightOneWaitsToo() {
        for (int i = 0; i < LoginAttempts.FREE; i++) {
            assertThat(login("Dana Reyes", "wrong " + i, HERE)).isEqualTo(new PinResult.Wrong());
        }
        assertThat(login("Dana Reyes", RIGHT, HERE)).isEqualTo(new PinResult.TooMany(LoginAttempts.FIRST_WAIT));
        clock.pass(LoginAttempts.FIRST_WAIT);
        assertThat(login("Dana Reyes", RIGHT, HERE)).isInstanceOf(PinResult.Granted.class);
    }

    @Test
    void othersWhoTryANameFromManyAddressesDoNotKeepItsOwnerOut() {
        granted();
        int looked = 0;
        for (int i = 0; i < 200; i++) {
            looked += login("Dana Reyes", "guess " + i, "10.1.0." + i) instanceof PinResult.Wrong ? 1 : 0;
        }
        assertThat(looked).isEqualTo(LoginAttempts.FREE);
        assertThat(login("Dana Reyes", RIGHT, HERE)).isInstanceOf(PinResult.Granted.class);
    }

    @Test
    void anOwnerOnANewDeviceWaitsForOthersAMinuteAtMost() {
        for (int i = 0; i < 200; i++) {
            login("Dana Reyes", "guess " + i, "10.1.0." + i);
            clock.pass(Duration.ofSeconds(2));
        }
        clock.pass(LoginAttempts.LONGEST_BY_NAME);
        assertThat(login("Dana Reyes", RIGHT, "10.0.0.99")).isInstanceOf(PinResult.Granted.class);
    }

    @Test
    @Timeout(120)
    void attemptsSideBySideDoNotSlipPastTheCount() throws Exception {
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<PinResult>> guesses = java.util.stream.IntStream.range(0, 40)
                    .<Callable<PinResult>>mapToObj(i -> () -> login("Dana Reyes", "guess " + i, "10.1.0." + i))
                    .toList();
            long looked = 0;
            for (Future<PinResult> one : all.invokeAll(guesses)) {
                looked += one.get() instanceof PinResult.Wrong ? 1 : 0;
            }
            assertThat(looked).isLessThanOrEqualTo(LoginAttempts.FREE);
        }
    }

    @Test
    void anotherPasswordEndsTheSessionsOfTheOldOne() {
        PinResult.Granted before = granted();
        PinResult changed = access.changePassword(dana.id(), RIGHT, "another horse", "laptop", HERE);
        assertThat(access.authenticate(before.token())).isEmpty();
        assertThat(access.authenticate(((PinResult.Granted) changed).token())).isPresent();
        assertThat(login("Dana Reyes", RIGHT, HERE)).isEqualTo(new PinResult.Wrong());
    }

    @Test
    void theOldPasswordIsNeededForAnother() {
        assertThat(access.changePassword(dana.id(), "guessed it", "another horse", "laptop", HERE))
                .isEqualTo(new PinResult.Wrong());
        assertThat(login("Dana Reyes", RIGHT, HERE)).isInstanceOf(PinResult.Granted.class);
    }

    @Test
    void aPersonWhoIsSwitchedOffIsOutAtOnce() {
        PinResult.Granted in = granted();
        access.people().disable(dana.id(), true);
        assertThat(access.authenticate(in.token())).isEmpty();
        assertThat(login("Dana Reyes", RIGHT, HERE)).isInstanceOf(PinResult.Refused.class);
        access.people().disable(dana.id(), false);
        assertThat(login("Dana Reyes", RIGHT, HERE)).isInstanceOf(PinResult.Granted.class);
    }

    @Test
    void anotherRoleHoldsForSessionsThatExist() {
        PinResult.Granted in = granted();
        access.people().role(dana.id(), Role.VIEWER);
        assertThat(access.authenticate(in.token()).orElseThrow().role()).isEqualTo(Role.VIEWER);
        Session refreshed = access.authenticate(
                        access.refresh(access.authenticate(in.token()).orElseThrow()))
                .orElseThrow();
        assertThat(refreshed.role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void aPersonWhoIsRemovedIsOutAndTheNameIsFree() {
        PinResult.Granted in = granted();
        access.people().remove(dana.id());
        assertThat(access.authenticate(in.token())).isEmpty();
        User other = access.people().add("Dana Reyes", Role.VIEWER, RIGHT);
        assertThat(other.id()).isNotEqualTo(dana.id());
        assertThat(access.authenticate(in.token())).isEmpty();
    }

    @Test
    void whatAnotherProcessChangedIsNoticedSoon() {
        PinResult.Granted in = granted();
        assertThat(access.authenticate(in.token())).isPresent();
        book.change(dana.id(), user -> user.withDisabled(true));
        clock.pass(A_MOMENT);
        assertThat(access.authenticate(in.token())).isEmpty();
    }

    @Test
    void peopleOfTheHubWorkThirtyDaysWithoutIt() {
        book.belongToTheHub();
        book.hear(clock.instant());
        clock.pass(Duration.ofDays(29));
        Session late = access.authenticate(granted().token()).orElseThrow();
        assertThat(late.expiresAt())
                .isBeforeOrEqualTo(clock.instant().plus(Duration.ofDays(1)).plusSeconds(1));
        clock.pass(Duration.ofDays(1));
        assertThat(login("Dana Reyes", RIGHT, HERE))
                .isInstanceOfSatisfying(
                        PinResult.Refused.class,
                        no -> assertThat(no.why())
                                .contains("since 20 November 2026")
                                .contains("30 days")
                                .contains("sync"));
        assertThat(login("Dana Reyes", "wrong", HERE)).isEqualTo(new PinResult.Wrong());
        book.hear(clock.instant());
        assertThat(login("Dana Reyes", RIGHT, HERE)).isInstanceOf(PinResult.Granted.class);
    }

    @Test
    void peopleOfTheHubAreChangedThere() {
        book.belongToTheHub();
        assertThatThrownBy(() -> access.people().password(dana.id(), "another horse"))
                .isInstanceOf(People.Refused.class)
                .hasMessageContaining("hub");
    }

    @Test
    void aNameIsTakenOnce() {
        assertThatThrownBy(() -> access.people().add("DANA reyes", Role.ADMIN, RIGHT))
                .isInstanceOf(People.Refused.class);
    }
}
