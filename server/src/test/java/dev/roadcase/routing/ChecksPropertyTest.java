package dev.roadcase.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

    @ParameterizedTest
    @MethodSource("seeds")
    void followingEditsFindsWhatLookingAnewFinds(long seed) {
        RandomShow show = RandomShow.of(seed, true);
        Random random = new Random(seed);
        Graph graph = show.sketch.graph();
        Checks checks = new Checks(graph);
        List<Row> now = new ArrayList<>(show.sketch.rows());
        assertThat(checks.now()).isEqualTo(Checks.of(Graph.of(now)));
        for (int i = 0; i < 60; i++) {
            int at = random.nextInt(now.size());
            Row edited = edited(now.get(at), random);
            now.set(at, edited);
            graph.take(edited);
            if (random.nextInt(3) > 0) {
                assertThat(checks.now()).isEqualTo(Checks.of(Graph.of(now)));
            }
        }
    }

    /** Deleted, brought back, renamed, set to another format or plugged elsewhere. */
    private static Row edited(Row row, Random random) {
        if (random.nextInt(3) == 0) {
            return row.flagged(!row.deleted());
        }
        String word = List.of("SRC 1", "Box 2", "SDI-3", "IN 1", "1920 x 1080 @ 60", "3840 x 2160 @ 50")
                .get(random.nextInt(6));
        return switch (row.type().path()) {
            case "sources" -> row.with(Map.of("label", word, "hRes", 1280 + random.nextInt(2) * 2560, "vRes", 720));
            case "sends" -> row.with(Map.of("name", word, "hRes", 1920));
            case "devices" -> row.with(Map.of("name", word, "category", random.nextBoolean() ? "router" : "switcher"));
            case "connections" ->
                row.with(Map.of("cableLabel", word, "status", random.nextBoolean() ? "faulty" : "patched"));
            case "ports" -> row.with(Map.of("format", word, "connector", random.nextBoolean() ? "3G-SDI" : "BNC Ref"));
            default -> row.with(Map.of("connector", random.nextBoolean() ? "HDMI 2.0" : "12G-SDI"));
        };
    }
}
