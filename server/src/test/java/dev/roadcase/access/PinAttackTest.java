package dev.roadcase.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Five hundred addresses guess the crew PIN for three hours, as the whole door sees it; time is the test's own. */
@Timeout(120)
class PinAttackTest {
    private static final int SPACE = 1_000_000;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration ATTACK = Duration.ofHours(3);
    private static final String CREW = "10.0.0.7";

    /** Where crew and guests come from alike, as behind one router. */
    private static final String SHARED = "10.1.0.1";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    private final HandClock clock = new HandClock();
    private final Random random = new Random(7);
    private final Deque<Instant> looked = new ArrayDeque<>();
    private int worst;

    @SuppressWarnings("NullAway.Init")
    private Access access;

    @BeforeEach
    void open() {
        access = new Access(AccessMode.PIN, data, "3f6e", clock);
    }

    private String right() {
        return access.pin().reveal();
    }

    private String wrong() {
        String guess = "%06d".formatted(random.nextInt(SPACE));
        return guess.equals(right()) ? wrong() : guess;
    }

    private PinResult.Granted in(String address) {
        return (PinResult.Granted) access.login(right(), "phone", address);
    }

    /** One second of everybody guessing: some from any of 500 addresses, some from the crew's own networks. */
    private void aSecondOfAttack(List<String> more) {
        for (int i = 0; i < 8; i++) {
            guess("10.1." + random.nextInt(2) + "." + random.nextInt(250));
        }
        more.forEach(this::guess);
        clock.pass(Duration.ofSeconds(1));
    }

    private void guess(String address) {
        if (access.login(wrong(), "phone", address) instanceof PinResult.Wrong) {
            Instant now = clock.instant();
            looked.add(now);
            while (!looked.getFirst().isAfter(now.minus(Duration.ofHours(1)))) {
                looked.removeFirst();
            }
            worst = Math.max(worst, looked.size());
        }
    }

    /** How long somebody with the right PIN waits, who does as they are told while the attack goes on. */
    private Duration untilLetIn(String address, @Nullable String before, List<String> more) {
        Instant began = clock.instant();
        Instant next = began;
        while (true) {
            if (!clock.instant().isBefore(next)) {
                PinResult result = access.loginAgain(right(), "phone", address, before);
                if (!(result instanceof PinResult.TooMany many)) {
                    assertThat(result).isInstanceOf(PinResult.Granted.class);
                    return Duration.between(began, clock.instant());
                }
                next = clock.instant().plus(many.time());
            }
            assertThat(clock.instant()).isBefore(began.plus(ATTACK));
            aSecondOfAttack(more);
        }
    }

    @Test
    void aTenThousandthOfAllPinsIsTriedInAnHourAtMostAndTheCrewGetsIn() {
        String old = in(SHARED).token();
        in(CREW);
        List<Duration> waits = new ArrayList<>();
        List<String> here = List.of(SHARED);
        Instant end = clock.instant().plus(ATTACK);
        while (clock.instant().isBefore(end)) {
            waits.add(untilLetIn(CREW, null, here));
            waits.add(untilLetIn(SHARED, old, here));
            waits.add(untilLetIn("10.1.1." + random.nextInt(250), old, here));
            PinResult scanned =
                    access.join(access.invite(Role.EDITOR, A_MINUTE).token().reveal(), "new phone", "10.1.0.9");
            assertThat(scanned).isInstanceOf(PinResult.Granted.class);
            String digits = access.invite(Role.EDITOR, A_MINUTE).digits().reveal();
            assertThat(access.login(digits, "new laptop", "10.1.0.8")).isInstanceOf(PinResult.Granted.class);
            for (int i = 0; i < 300; i++) {
                aSecondOfAttack(here);
            }
        }
        assertThat(waits).hasSizeGreaterThan(50).allMatch(wait -> wait.compareTo(A_MINUTE) <= 0);
        assertThat(worst).isBetween(PinAttempts.FREE_PER_HOUR, SPACE / 10_000);
    }

    /**
     * Guesses at the short and at the long PIN from ever new addresses, and newcomers who were never here: they type the short
     * one, and when that makes them wait, the long one that the screen shows.
     */
    @Test
    void newcomersAreInWithinAMinuteHoweverManyNewAddressesGuess() {
        clock.pass(Duration.ofDays(1));
        List<Duration> waits = new ArrayList<>();
        double longs = 0;
        for (int second = 0; second < 3_600; second++) {
            String fresh = "10." + second / 250 + "." + second % 250 + ".";
            for (int i = 0; i < 20; i++) {
                guess(fresh + i);
                longs += access.login(right() + "%08d".formatted(random.nextInt(100_000_000)), "phone", fresh + i)
                                instanceof PinResult.Wrong
                        ? 1
                        : 0;
            }
            if (second % 60 == 59) {
                waits.add(newcomer("10.200.0." + second / 60));
            }
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(access.isPinGuessed()).isTrue();
        assertThat(waits).hasSize(60).allMatch(wait -> wait.compareTo(A_MINUTE) <= 0);
        assertThat(longs).isEqualTo(72_000);
        assertThat(worst / 1e6 + longs / 1e14).isLessThanOrEqualTo(1e-4);
    }

    private Duration newcomer(String address) {
        Instant began = clock.instant();
        PinResult first = access.login(right(), "phone", address);
        if (first instanceof PinResult.TooMany) {
            String shown = access.longPin().reveal().replaceAll("(\\d{4})(?=\\d)", "$1 ");
            assertThat(access.login(shown, "phone", address)).isInstanceOf(PinResult.Granted.class);
        }
        return Duration.between(began, clock.instant());
    }

    @Test
    void theLongPinIsNotHeldUpByWhoGuessesBehindTheSameRouter() {
        for (int i = 0; i < 20; i++) {
            access.login(wrong(), "phone", SHARED);
        }
        assertThat(access.login(right(), "phone", SHARED)).isInstanceOf(PinResult.TooMany.class);
        assertThat(access.login(access.longPin().reveal(), "phone", SHARED)).isInstanceOf(PinResult.Granted.class);
    }

    @Test
    void whatMayBeTriedAtTheLongPinIsBoundedByTheSecond() {
        String guess = right() + "00000000";
        for (int i = 0; i < LongPin.MOST_PER_SECOND; i++) {
            assertThat(access.login(guess, "phone", CREW)).isInstanceOf(PinResult.Wrong.class);
        }
        assertThat(access.login(guess, "phone", CREW)).isEqualTo(new PinResult.TooMany(Duration.ofSeconds(1)));
        clock.pass(Duration.ofSeconds(1));
        assertThat(access.login(access.longPin().reveal(), "phone", CREW)).isInstanceOf(PinResult.Granted.class);
        assertThat(LongPin.MOST_PER_SECOND * 3_600.0 / 1e14 * 13 + PinAttempts.MOST_PER_HOUR / 1e6)
                .as("of all that may be tried in an hour at 13 processes")
                .isLessThanOrEqualTo(1e-4);
    }

    @Test
    void theLongPinBeginsWithTheShortOneAndChangesWithItAndWithTheKey() {
        String first = access.longPin().reveal();
        assertThat(first).matches("\\d{14}").startsWith(right());
        assertThat(new Access(AccessMode.PIN, data, "3f6e", clock).longPin().reveal())
                .isEqualTo(first);
        access.revokeAll();
        String second = access.longPin().reveal();
        assertThat(second).startsWith(right()).isNotEqualTo(first);
        access.replacePin();
        assertThat(access.longPin().reveal()).startsWith(right()).isNotEqualTo(second);
        assertThat(access.login(second, "phone", CREW)).isInstanceOf(PinResult.Wrong.class);
    }

    /** Whoever mistypes, in peace, is back in within a minute of their last mistake. */
    @Test
    void whoMistypesAsOftenAsTheyLikeWaitsAMinuteAtMost() {
        for (int mistakes = 1; mistakes < 20; mistakes++) {
            access.login(wrong(), "phone", CREW);
            PinResult held = access.login(right(), "phone", CREW);
            if (held instanceof PinResult.TooMany many) {
                assertThat(many.time()).isLessThanOrEqualTo(A_MINUTE);
                clock.pass(many.time());
            }
        }
        assertThat(access.login(right(), "phone", CREW)).isInstanceOf(PinResult.Granted.class);
    }

    @Test
    void aCodeLetsInOnceInEitherForm() {
        Access.Invitation code = access.invite(Role.VIEWER, A_MINUTE);
        String spaced = code.digits().reveal().replaceAll("(\\d{4})(?=\\d)", "$1 ");
        assertThat(access.login(spaced, "phone", CREW))
                .isInstanceOfSatisfying(
                        PinResult.Granted.class,
                        in -> assertThat(in.session().role()).isEqualTo(Role.VIEWER));
        assertThat(access.join(code.token().reveal(), "phone", CREW)).isInstanceOf(PinResult.Wrong.class);
        assertThat(access.login("0000000000000000", "phone", CREW)).isInstanceOf(PinResult.Wrong.class);
    }

    @Test
    void aCodeForGuestsLetsInAsManyAsItSaysToLook() {
        String code = access.inviteGuests(A_MINUTE, 2).token().reveal();
        for (int i = 0; i < 2; i++) {
            assertThat(access.join(code, "guest", CREW))
                    .isInstanceOfSatisfying(
                            PinResult.Granted.class,
                            in -> assertThat(in.session().role()).isEqualTo(Role.VIEWER));
        }
        assertThat(access.join(code, "guest", CREW)).isInstanceOf(PinResult.Wrong.class);
    }

    @Test
    void aSessionThatRanOutStillTellsWhoWasHere() {
        String old = in(CREW).token();
        clock.pass(PinLogin.LIFE.plusDays(1));
        assertThat(access.authenticate(old)).isEmpty();
        for (int i = 0; i < 600; i++) {
            aSecondOfAttack(List.of());
        }
        assertThat(untilLetIn("10.9.0.1", old, List.of())).isLessThanOrEqualTo(A_MINUTE);
        assertThat(access.login(right(), "phone", "10.9.0.2")).isInstanceOf(PinResult.TooMany.class);
    }

    @Test
    void aForgedSessionTellsNothing() {
        for (int i = 0; i < 600; i++) {
            aSecondOfAttack(List.of());
        }
        String forged = scanned() + "x";
        assertThat(access.loginAgain(right(), "phone", "10.9.0.1", forged)).isInstanceOf(PinResult.TooMany.class);
    }

    private String scanned() {
        return ((PinResult.Granted)
                        access.join(access.invite(Role.EDITOR, A_MINUTE).token().reveal(), "phone", CREW))
                .token();
    }

    @Test
    void aDeviceThatWasThrownOutIsAStranger() {
        PinResult.Granted granted = in(CREW);
        access.authenticate(granted.token(), "10.9.0.1");
        access.kick(granted.session().tokenId());
        for (int i = 0; i < 600; i++) {
            aSecondOfAttack(List.of());
        }
        assertThat(access.loginAgain(right(), "phone", "10.9.0.1", granted.token()))
                .isInstanceOf(PinResult.TooMany.class);
    }
}
