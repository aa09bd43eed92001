package dev.roadcase.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockOffsetTest {
    private final ClockOffset clocks = new ClockOffset();
    private long now = 1_000_000;

    /** An exchange with a hub that is {@code ahead}, over a line that takes this long there and back. */
    private long exchange(long ahead, long there, long back) {
        long sent = now;
        long arrived = sent + there + ahead;
        long answered = arrived + 5;
        now = answered - ahead + back;
        return clocks.learn(sent, arrived, answered, now);
    }

    @Test
    void theSampleThatTravelledLeastSaysMost() {
        assertThat(exchange(3_600_000, 10, 10)).isEqualTo(3_600_000);
        assertThat(exchange(3_600_000, 900, 100))
                .as("a line with a queue in one direction")
                .isEqualTo(3_600_000);
        assertThat(exchange(3_600_000, 900, 100)).isEqualTo(3_600_000);
        assertThat(exchange(3_600_000, 500, 100))
                .as("three samples are kept and no more")
                .isEqualTo(3_600_200);
    }

    @Test
    void whatTheLineMayExplainIsNoOffset() {
        assertThat(exchange(2, 8, 4)).as("within half of the way").isZero();
        assertThat(exchange(-6, 4, 4)).as("beyond half of the way").isEqualTo(-6);
    }

    @Test
    void aClockThatWasSetMeanwhileIsBelievedAtOnce() {
        exchange(0, 1, 1);
        exchange(0, 1, 1);
        assertThat(exchange(-86_400_000, 400, 400)).isEqualTo(-86_400_000);
        assertThat(exchange(-86_400_000, 400, 400)).isEqualTo(-86_400_000);
    }
}
