package dev.roadcase.sync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderingTest {
    private final List<UUID> ids =
            IntStream.range(0, 5).mapToObj(i -> UUID.randomUUID()).toList();
    private final Map<UUID, String> places = new HashMap<>();

    OrderingTest() {
        for (int i = 0; i < 5; i++) {
            places.put(ids.get(i), "1" + i);
        }
    }

    private List<UUID> order(int... order) {
        return IntStream.of(order).mapToObj(ids::get).toList();
    }

    @Test
    void asManyAsPossibleStay() {
        assertThat(Ordering.keepers(order(0, 1, 2, 3, 4), places)).hasSize(5);
        assertThat(Ordering.keepers(order(4, 0, 1, 2, 3), places))
                .containsExactlyInAnyOrderElementsOf(order(0, 1, 2, 3));
        assertThat(Ordering.keepers(order(1, 2, 3, 4, 0), places))
                .containsExactlyInAnyOrderElementsOf(order(1, 2, 3, 4));
        assertThat(Ordering.keepers(order(4, 3, 2, 1, 0), places)).hasSize(1);
        assertThat(Ordering.keepers(List.of(UUID.randomUUID()), places)).isEmpty();
    }
}
