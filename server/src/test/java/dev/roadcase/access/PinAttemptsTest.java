package dev.roadcase.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.access.PinAttempts.Allowed;
import dev.roadcase.access.PinAttempts.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PinAttemptsTest {
    private static final String CREW = "10.0.0.7";

    private final HandClock clock = new HandClock();
    private final PinAttempts attempts = new PinAttempts(clock, GuessBook.inMemory());

    private boolean wrong(String address) {
        return attempts.judge(address, false) instanceof Allowed;
    }

    private boolean right(String address) {
        return attempts.judge(address, true) instanceof Allowed;
    }

    private Duration pause(String address) {
        return attempts.judge(address, false) instanceof Wait wait ? wait.time() : Duration.ZERO;
    }

    /** Spends what anybody has for an hour, from an address each. */
    private void attack() {
        for (int i = 0; i < PinAttempts.FREE_PER_HOUR; i++) {
            assertThat(wrong("10.1.0." + i)).isTrue();
        }
    }

    /** Spends what newcomers have as well, a minute apart, until they are made to wait. */
    private void attackFromEverNewAddresses() {
        attack();
        for (int i = 0; i < PinAttempts.NEW_PER_HOUR; i++) {
            clock.pass(Duration.ofSeconds(i == 0 ? 0 : 60));
            assertThat(wrong("10.1.1." + i)).isTrue();
        }
    }

    @Test
    void aTurnTellsTheVerdict() {
        assertThat(attempts.judge(CREW, true)).isEqualTo(new Allowed(true));
        assertThat(attempts.judge(CREW, false)).isEqualTo(new Allowed(false));
    }

    @Test
    void fiveWrongOnesAreFreeThenTheWaitGrowsToAMinute() {
        for (int i = 0; i < 5; i++) {
            assertThat(wrong(CREW)).isTrue();
        }
        for (int seconds : new int[] {15, 30, 60, 60, 60}) {
            Duration pause = pause(CREW);
            assertThat(pause).isEqualTo(Duration.ofSeconds(seconds));
            clock.pass(pause);
            assertThat(wrong(CREW)).isTrue();
        }
    }

    @Test
    void aRightPinDuringAWaitTellsNothing() {
        IntStream.range(0, 5).forEach(i -> wrong(CREW));
        assertThat(attempts.judge(CREW, true)).isEqualTo(new Wait(Duration.ofSeconds(15)));
        clock.pass(Duration.ofSeconds(15));
        assertThat(right(CREW)).isTrue();
    }

    @Test
    void askingDuringAWaitDoesNotProlongIt() {
        IntStream.range(0, 5).forEach(i -> wrong(CREW));
        clock.pass(Duration.ofSeconds(10));
        assertThat(pause(CREW)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void successOrTenQuietMinutesWipeTheSlate() {
        IntStream.range(0, 4).forEach(i -> wrong(CREW));
        right(CREW);
        IntStream.range(0, 5).forEach(i -> assertThat(wrong(CREW)).isTrue());
        assertThat(wrong(CREW)).isFalse();
        clock.pass(PinAttempts.QUIET);
        IntStream.range(0, 5).forEach(i -> assertThat(wrong(CREW)).isTrue());
    }

    @Test
    void oneAddressDoesNotHoldUpAnother() {
        IntStream.range(0, 6).forEach(i -> wrong("10.1.0.1"));
        assertThat(right(CREW)).isTrue();
    }

    @Test
    void manyAddressesTogetherAreStoppedForTheHour() {
        attackFromEverNewAddresses();
        assertThat(right("10.2.0.1")).isFalse();
        assertThat(pause("10.2.0.1")).isBetween(Duration.ofMinutes(25), Duration.ofHours(1));
        clock.pass(Duration.ofHours(1));
        assertThat(right("10.2.0.1")).isTrue();
    }

    @Test
    void oneGuestWhoGuessesAllDayKeepsNoNewcomerWaitingMoreThanAMinute() {
        for (int second = 0; second < 3 * 3_600; second++) {
            wrong("10.1.0.1");
            if (second % 600 == 599) {
                assertThat(right("10.2.0." + second / 600))
                        .as("at second %d", second)
                        .isTrue();
            }
            clock.pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void aNewcomerWaitsAMinuteAtMostForTheMistakesOfOthersAndOneWhoErredThriceForTheHour() {
        attack();
        assertThat(wrong("10.2.0.1")).isTrue();
        assertThat(pause("10.2.0.2")).isEqualTo(Duration.ofMinutes(1));
        for (int i = 0; i < 2; i++) {
            clock.pass(Duration.ofMinutes(1));
            assertThat(wrong("10.2.0.1")).isTrue();
        }
        clock.pass(Duration.ofMinutes(1));
        assertThat(pause("10.2.0.1")).isGreaterThan(Duration.ofMinutes(50));
        assertThat(right("10.2.0.2")).isTrue();
    }

    @Test
    void anAddressThatWasRightBeforeIsNotHeldUpByAnAttack() {
        right(CREW);
        attack();
        assertThat(right(CREW)).isTrue();
        assertThat(right(CREW)).isTrue();
    }

    @Test
    void anAddressThatWasRightBeforeWaitsAMinuteAtMostForTheMistakesOfOthers() {
        right(CREW);
        right("10.0.0.8");
        attack();
        assertThat(wrong("10.0.0.8")).isTrue();
        assertThat(pause(CREW)).isEqualTo(Duration.ofMinutes(1));
        clock.pass(Duration.ofMinutes(1));
        assertThat(right(CREW)).isTrue();
    }

    @Test
    void noHourHoldsMoreThanAHundredWrongOnesHoweverManyAddressesAndKnownOrNot() {
        IntStream.range(0, 50).forEach(i -> right("10.0.1." + i));
        List<Integer> tried = new ArrayList<>();
        for (int second = 0; second < 3 * 3_600; second += 5) {
            tried.add(burst(second));
            clock.pass(Duration.ofSeconds(5));
        }
        assertThat(worstHour(tried)).isBetween(PinAttempts.FREE_PER_HOUR + 1, PinAttempts.MOST_PER_HOUR);
    }

    private static int worstHour(List<Integer> tried) {
        return IntStream.rangeClosed(0, tried.size() - 720)
                .map(from -> tried.subList(from, from + 720).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .max()
                .orElseThrow();
    }

    private int burst(int second) {
        int strangers = (int) IntStream.range(0, 4)
                .filter(i -> wrong("stranger-" + second + "-" + i))
                .count();
        int known =
                (int) IntStream.range(0, 50).filter(i -> wrong("10.0.1." + i)).count();
        return strangers + known;
    }

    @Test
    void manyAttemptsAtOnceCannotSlipPastTheCount() throws Exception {
        List<Callable<Boolean>> guesses = IntStream.range(0, 500)
                .<Callable<Boolean>>mapToObj(i -> () -> wrong("10.3.0." + i))
                .toList();
        int tried = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var guess : threads.invokeAll(guesses)) {
                tried += guess.get() ? 1 : 0;
            }
        }
        assertThat(tried).isEqualTo(PinAttempts.FREE_PER_HOUR + 1);
    }

    @Test
    void aFreshPinLetsEverybodyTryAgain() {
        attackFromEverNewAddresses();
        attempts.forget();
        assertThat(right("10.2.0.1")).isTrue();
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOut() {
        attackFromEverNewAddresses();
        clock.pass(Duration.ofDays(-365));
        assertThat(right("10.2.0.1")).isTrue();
    }
}
