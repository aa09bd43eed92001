package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long id lists are asked about with few statements of few lengths. */
class ChunksTest {
    private static List<Integer> ids(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 7, 8, 9, 31, 32, 33, 100, 127, 128, 129, 255, 256, 257, 500, 777, 2_000})
    void everyIdIsAskedAboutInItsOrderAndNoOtherOne(int count) {
        List<Integer> asked =
                Chunks.of(ids(count)).stream().flatMap(List::stream).toList();
        assertThat(List.copyOf(new LinkedHashSet<>(asked))).isEqualTo(ids(count));
        assertThat(asked).hasSizeLessThanOrEqualTo(2 * count);
    }

    @ParameterizedTest
    @CsvSource({"500, 2", "256, 1", "200, 1", "10, 1", "100, 2", "5, 2"})
    void aListIsCutIntoFewParts(int count, int parts) {
        assertThat(Chunks.of(ids(count))).hasSize(parts).extracting(List::size).isSubsetOf(256, 64, 16, 4, 1);
    }
}
