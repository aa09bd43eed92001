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
        arrivals.note(edge, change, "{}", null);
        assertThat(arrivals.find(edge, change, "{}")).isNotNull();
    }

    @Test
    void whatSomebodyElseSentIsNot() {
        arrivals.note(edge, change, "{}", null);
        assertThat(arrivals.find(Ids.random(), change, "{}")).isNull();
    }

    @Test
    void otherWordsUnderTheSameIdAreNot() {
        arrivals.note(edge, change, "{}", null);
        assertThat(arrivals.find(edge, change, "{\"x\":1}")).isNull();
    }

    @Test
    void theOldestIsForgottenFirst() {
        arrivals.note(edge, change, "{}", null);
        for (int i = 0; i < 50_000; i++) {
            arrivals.note(edge, new UUID(1, i), "{}", null);
        }
        assertThat(arrivals.find(edge, change, "{}")).isNull();
        assertThat(arrivals.find(edge, new UUID(1, 0), "{}")).isNotNull();
    }
}
