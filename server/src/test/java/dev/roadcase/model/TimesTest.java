package dev.roadcase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    /** Between the years 1900 and 2200, as every time here. */
    @Test
    void readsBackWhatWasWritten() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Instant time = Instant.ofEpochMilli(random.nextLong(-2_208_988_800_000L, 7_258_118_400_000L));
            assertThat(Times.parse(Kind.Moment.text(time))).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T08:00:00Z",
                "2026-11-20T08:00:00.123456Z",
                "2026-11-20T08:00:00.000+02:00",
                "2026-11-20T09:00:00+01:00",
                "2026-11-20T24:00:00.000Z",
                "2016-12-31T23:59:60.000Z",
                "2024-02-29T23:59:59.999Z"
            })
    void readsWhateverTheJdkReadsInTheSameWay(String text) {
        assertThat(Times.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-13-20T08:00:00.000Z",
                "2026-02-30T08:00:00.000Z",
                "2026-11-20T08:60:00.000Z",
                "2026-11-20 08:00:00.000Z",
                "2026-11-20T08:00:00,000Z",
                "2026-1a-20T08:00:00.000Z",
                "2026-11-20T08:00:00.0-0Z",
                "+026-11-20T08:00:00.000Z"
            })
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
