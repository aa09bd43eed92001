package dev.roadcase.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    /** From one change at a time back to five hundred takes this many requests. */
    private static final int RECOVERY = 9;

    private static int requests(Pace pace, int changes) {
        int requests = 0;
        int left = changes;
        while (left > 0) {
            left -= pace.changes();
            requests++;
            pace.succeeded();
        }
        return requests;
    }

    @Test
    void aGoodLineCarriesFiveHundredChangesAtOnce() {
        assertThat(requests(new Pace(), 1)).isEqualTo(1);
        assertThat(requests(new Pace(), 500)).isEqualTo(1);
        assertThat(requests(new Pace(), 10_000)).isEqualTo(20);
    }

    @Test
    void aBadOneIsGivenLessUntilItCarriesSomething() {
        Pace pace = new Pace();
        for (int carried = 500; carried > 1; carried /= 2) {
            pace.failed(pace.changes());
            assertThat(pace.changes()).isEqualTo(carried / 2);
        }
        pace.failed(pace.changes());
        assertThat(pace.changes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 499, 1_200, 10_000})
    void whateverWentWrongBeforeTheRestTakesFewRequests(int changes) {
        Random random = new Random(changes);
        for (int history = 0; history < 100; history++) {
            Pace pace = new Pace();
            for (int i = 0; i < 30; i++) {
                if (random.nextBoolean()) {
                    pace.failed(1 + random.nextInt(pace.changes()));
                } else {
                    pace.succeeded();
                }
            }
            assertThat(requests(pace, changes)).isLessThanOrEqualTo((changes + 499) / 500 + RECOVERY);
        }
    }

    @Test
    void aPageShrinksUntilItComesAndGrowsAgain() {
        Pace pace = new Pace();
        long most = pace.bytes();
        for (int i = 0; i < 20; i++) {
            long before = pace.bytes();
            pace.broke();
            assertThat(pace.bytes()).isPositive().isLessThanOrEqualTo(before);
        }
        assertThat(pace.bytes()).isLessThan(most / 500);
        for (int i = 0; i < 10; i++) {
            pace.came();
        }
        assertThat(pace.bytes()).isEqualTo(most);
    }
}
