package dev.roadcase.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the findings of any show. */
class ChecksPropertyTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theyFollowFromTheShowAndNotFromHowItCameToBe(long seed) {
        RandomShow show = RandomShow.of(seed, true);
        Random random = new Random(seed);
        List<Row> edits = new ArrayList<>(show.sketch.rows());
        Collections.shuffle(edits, random);
        Graph edited = new Graph();
        for (Row row : edits) {
            Row other = edits.get(random.nextInt(edits.size()));
            edited.take(other.flagged(random.nextBoolean()));
            edited.take(row);
            if (random.nextInt(10) == 0) {
                Checks.of(edited); // asking in between leaves no trace
            }
        }
        edits.forEach(edited::take);
        assertThat(Checks.of(edited)).isEqualTo(Checks.of(show.sketch.graph())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void addingAConnectionAndTakingItOutAgainRestoresThem(long seed) {
        RandomShow show = RandomShow.of(seed, true);
        Graph graph = show.sketch.graph();
        List<Finding> whole = Checks.of(graph);
        for (UUID id : show.connections) {
            graph.take(show.sketch.row(id).flagged(true));
            List<Finding> without = Checks.of(graph);
            assertThat(without)
                    .isEqualTo(Checks.of(Graph.of(show.sketch.rows().stream()
                            .filter(r -> !r.id().equals(id))
                            .toList())));
            graph.take(show.sketch.row(id));
            assertThat(Checks.of(graph)).isEqualTo(whole);
        }
    }
}
