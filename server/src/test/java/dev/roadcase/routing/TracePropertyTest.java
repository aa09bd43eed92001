package dev.roadcase.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the traces of any show. */
class TracePropertyTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    private static List<End> ends(Graph graph) {
        return graph.holders().stream()
                .flatMap(holder -> graph.endsOf(holder.id()).stream())
                .toList();
    }

    private static Trace trace(Graph graph, End end, Signal signal) {
        return Tracer.trace(graph, end.key(), signal).orElseThrow();
    }

    private static List<Trace> everything(Graph graph) {
        return ends(graph).stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .flatMap(end -> Stream.of(Signal.values()).map(signal -> trace(graph, end, signal)))
                .toList();
    }

    /** Every way from where a signal begins to where it ends, told in ids. */
    private static Set<List<UUID>> paths(Trace trace) {
        Set<List<UUID>> all = new HashSet<>();
        for (int i = 0; i < trace.hops().size(); i++) {
            if (trace.hops().get(i).parent() < 0) {
                walk(trace, i, new ArrayList<>(), all);
            }
        }
        return all;
    }

    private static void walk(Trace trace, int place, List<UUID> before, Set<List<UUID>> all) {
        Hop hop = trace.hops().get(place);
        int told = hop.again() >= 0 ? hop.again() : place;
        List<UUID> path = new ArrayList<>(before);
        path.add(hop.end().id());
        boolean last = true;
        for (int i = told + 1; i < trace.hops().size(); i++) {
            if (trace.hops().get(i).parent() == told) {
                walk(trace, i, path, all);
                last = false;
            }
        }
        if (last) {
            all.add(path);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fromEveryLeafThereAreTheSamePathsAsFromEveryRoot(long seed) {
        Graph graph = RandomShow.of(seed, false).sketch.graph();
        for (Signal signal : Signal.values()) {
            Set<List<UUID>> down = new HashSet<>();
            Set<List<UUID>> up = new HashSet<>();
            for (End end : ends(graph)) {
                if (Step.before(graph, end.id(), signal).isEmpty()) {
                    down.addAll(paths(trace(graph, end, signal)));
                }
                if (Step.after(graph, end.id(), signal).isEmpty()) {
                    up.addAll(paths(trace(graph, end, signal)));
                }
            }
            assertThat(up).isEqualTo(down).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void addingAConnectionAndTakingItOutAgainRestoresEveryAnswer(long seed) {
        RandomShow show = RandomShow.of(seed, true);
        for (UUID id : show.connections) {
            Row connection = show.sketch.row(id);
            Graph without = Graph.of(
                    show.sketch.rows().stream().filter(r -> !r.id().equals(id)).toList());
            List<Trace> before = everything(without);
            without.take(connection);
            assertThat(everything(without)).isEqualTo(everything(show.sketch.graph()));
            without.take(connection.flagged(true));
            assertThat(everything(without)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfEditsDoesNotMatter(long seed) {
        RandomShow show = RandomShow.of(seed, true);
        Random random = new Random(seed);
        List<Row> edits = new ArrayList<>(show.sketch.rows());
        Collections.shuffle(edits, random);
        Graph edited = new Graph();
        for (Row row : edits) {
            Row other = edits.get(random.nextInt(edits.size()));
            edited.take(other.flagged(random.nextBoolean()));
            edited.take(row);
        }
        edits.forEach(edited::take);
        assertThat(everything(edited)).isEqualTo(everything(show.sketch.graph()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void loopsAreFoundAndOnlyWhereThereAreSome(long seed) {
        Graph graph = RandomShow.of(seed, true).sketch.graph();
        for (Signal signal : Signal.values()) {
            for (End end : ends(graph)) {
                assertThat(trace(graph, end, signal).loops().isEmpty())
                        .isEqualTo(!comesBack(trace(graph, end, signal)));
            }
        }
    }

    /** Whether somewhere among the hops of a trace a signal comes back, found by peeling off what has nothing before it. */
    private static boolean comesBack(Trace trace) {
        Set<UUID> left = new HashSet<>();
        trace.hops().forEach(hop -> left.add(hop.end().id()));
        Set<List<UUID>> moves = new HashSet<>();
        for (Hop hop : trace.hops()) {
            if (hop.parent() >= 0) {
                moves.add(List.of(
                        trace.hops().get(hop.parent()).end().id(), hop.end().id()));
            }
        }
        boolean peeled = true;
        while (peeled) {
            peeled = left.removeIf(id -> moves.stream().noneMatch(m -> m.get(1).equals(id) && left.contains(m.get(0))));
        }
        return !left.isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noTraceIsLongerThanTheGraph(long seed) {
        Graph graph = RandomShow.of(seed, true).sketch.graph();
        for (Signal signal : Signal.values()) {
            int moves = ends(graph).stream()
                    .mapToInt(end -> Step.after(graph, end.id(), signal).size())
                    .sum();
            for (End end : ends(graph)) {
                assertThat(trace(graph, end, signal).hops().size())
                        .isLessThanOrEqualTo(moves + ends(graph).size());
            }
        }
    }
}
