package dev.roadcase.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StockTest {
    private static List<Integer> feet(int millimetres) {
        return Unit.FEET.stock().pieces(millimetres);
    }

    @Test
    void theShortestThatReachesIsTaken() {
        assertThat(feet(1)).containsExactly(25);
        assertThat(feet(7_620)).containsExactly(25);
        assertThat(feet(7_621)).containsExactly(50);
        assertThat(feet(60_960)).containsExactly(200);
        assertThat(Unit.METRES.stock().pieces(3_000)).containsExactly(3);
        assertThat(Unit.METRES.stock().pieces(3_001)).containsExactly(5);
    }

    @Test
    void whatIsLongerIsJoined() {
        assertThat(feet(60_961)).containsExactly(200, 25);
        assertThat(feet(121_920)).containsExactly(200, 200);
        assertThat(Unit.METRES.stock().pieces(230_000)).containsExactly(100, 100, 30);
    }

    @Test
    void everyLengthIsReachedAndNoPieceIsTooMuch() {
        Stock stock = new Stock(Unit.FEET, List.of(50, 10, 25, 10));
        for (int need = 1; need < 40_000; need += 7) {
            List<Integer> pieces = stock.pieces(need);
            int sum = pieces.stream().mapToInt(Integer::intValue).sum();
            assertThat(sum * 3_048L).isGreaterThanOrEqualTo(need * 10L);
            assertThat((sum - pieces.getLast()) * 3_048L).isLessThan(need * 10L);
        }
    }

    @Test
    void lengthsAreShownSoThatTheCableReaches() {
        assertThat(Unit.FEET.of(8_000)).hasToString("26.3");
        assertThat(Unit.METRES.of(8_000).toPlainString()).isEqualTo("8");
        assertThat(Unit.of("yd")).isEmpty();
        assertThatThrownBy(() -> new Stock(Unit.FEET, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
