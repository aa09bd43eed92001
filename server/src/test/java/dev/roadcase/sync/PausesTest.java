package dev.roadcase.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PausesTest {
    private final Pauses pauses = new Pauses();

    private void failOften(int times) {
        for (int i = 0; i < times; i++) {
            pauses.failed();
        }
    }

    @Test
    void eachFailureMakesTheNextRestLongerUpToAMinute() {
        long last = 0;
        for (int i = 0; i < 6; i++) {
            pauses.failed();
            assertThat(pauses.longestMillis()).isGreaterThan(last);
            last = pauses.longestMillis();
        }
        failOften(1_000);
        assertThat(pauses.longestMillis()).isEqualTo(60_000);
        assertThat(pauses.isCalm()).isFalse();
    }

    @Test
    void afterASuccessItIsCalmAgain() {
        long calm = pauses.longestMillis();
        failOften(9);
        pauses.succeeded();
        assertThat(pauses.longestMillis()).isEqualTo(calm);
        assertThat(pauses.isCalm()).isTrue();
    }

    @Test
    @Timeout(25)
    void whoIsWokenDoesNotRestToTheEndEvenWhenItCameBefore() throws InterruptedException {
        failOften(9);
        pauses.wake();
        pauses.wake();
        pauses.rest(); // half a minute at least, if nobody had woken it
        Thread waker = Thread.startVirtualThread(pauses::wake);
        pauses.rest();
        waker.join();
    }
}
