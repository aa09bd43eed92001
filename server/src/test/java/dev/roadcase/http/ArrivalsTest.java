package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Ids;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private final Arrivals arrivals = new Arrivals();
    private final UUID edge = Ids.random();
    private final UUID change = Ids.random();

    @Test
    void theVeryWordsOfTheReaderAreItsOwn() {
        arrivals.note(edge, change, "{}");
        assertThat(arrivals.has(edge, change, "{}")).isTrue();
    }

    @Test
    void whatSomebodyElseSentIsNot() {
        arrivals.note(edge, change, "{}");
        assertThat(arrivals.has(Ids.random(), change, "{}")).isFalse();
    }

    @Test
    void otherWordsUnderTheSameIdAreNot() {
        arrivals.note(edge, change, "{}");
        assertThat(arrivals.has(edge, change, "{\"x\":1}")).isFalse();
    }

    @Test
    void theOldestIsForgottenFirst() {
        arrivals.note(edge, change, "{}");
        for (int i = 0; i < 50_000; i++) {
            arrivals.note(edge, new UUID(1, i), "{}");
        }
        assertThat(arrivals.has(edge, change, "{}")).isFalse();
        assertThat(arrivals.has(edge, new UUID(1, 0), "{}")).isTrue();
    }
}
