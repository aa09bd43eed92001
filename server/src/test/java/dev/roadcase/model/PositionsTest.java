package dev.roadcase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionsTest {
    @Test
    void tenThousandInsertsAnywhereKeepTheOrder() {
        Random random = new Random(7);
        List<String> places = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            int at = random.nextInt(places.size() + 1);
            String low = at == 0 ? null : places.get(at - 1);
            String high = at == places.size() ? null : places.get(at);
            places.add(at, Positions.between(low, high));
        }
        assertThat(places).isSorted().doesNotHaveDuplicates();
        assertThat(places).allMatch(p -> p.length() < 60 && Positions.isPlace(p));
    }

    @Test
    void appendedPlacesStayShort() {
        String last = null;
        for (int i = 0; i < 100_000; i++) {
            String next = Positions.after(last);
            assertThat(next).hasSize(6);
            if (last != null) {
                assertThat(next).isGreaterThan(last);
            }
            last = next;
        }
    }

    @Test
    void aListNeverRunsOutOfPlacesAtItsEnds() {
        String first = Positions.after(null);
        String last = "zzzzzz";
        for (int i = 0; i < 300; i++) {
            String before = Positions.between(null, first);
            String after = Positions.after(last);
            assertThat(before).isLessThan(first);
            assertThat(after).isGreaterThan(last);
            first = before;
            last = after;
        }
    }

    @Test
    void insertsAtTheSameSpotKeepTheOrder() {
        String low = Positions.after(null);
        String high = Positions.after(low);
        for (int i = 0; i < 500; i++) {
            String between = Positions.between(low, high);
            assertThat(between).isGreaterThan(low).isLessThan(high);
            if (i % 2 == 0) {
                low = between;
            } else {
                high = between;
            }
        }
    }

    @Test
    void placesThatPeopleTypedKeepTheOrderToo() {
        for (String[] pair :
                new String[][] {{"1", "2"}, {"a", "aV"}, {"0V", "1"}, {"Zz", "a"}, {"100000", "1000001"}}) {
            assertThat(Positions.between(pair[0], pair[1]))
                    .isGreaterThan(pair[0])
                    .isLessThan(pair[1]);
        }
    }
}
