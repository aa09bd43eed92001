package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.testkit.TestClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final TestClock clock = new TestClock();
    private final Pace pace = new Pace(clock);

    @Test
    void manyAddressesTogetherHaveALimitAndTheOthersAreCounted() {
        long passed = IntStream.range(0, 1_000)
                .filter(i -> pace.admits("10.0.0." + i))
                .count();
        assertThat(passed).isEqualTo(Pace.IN_TOTAL);
        assertThat(pace.leftOut()).isEqualTo(1_000 - Pace.IN_TOTAL);
        assertThat(pace.leftOut()).isZero();
    }

    @Test
    void anAddressHasALimitPerMinute() {
        IntStream.range(0, Pace.PER_ADDRESS)
                .forEach(i -> assertThat(pace.admits("10.0.0.1")).isTrue());
        assertThat(pace.admits("10.0.0.1")).isFalse();
        assertThat(pace.admits("10.0.0.2")).isTrue();
        clock.advance(Duration.ofMinutes(1));
        assertThat(pace.admits("10.0.0.1")).isTrue();
    }
}
