package dev.roadcase.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Equipment;
import dev.roadcase.model.EquipmentPort;
import dev.roadcase.model.InvalidException;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import dev.roadcase.routing.Plan.Act;
import dev.roadcase.routing.Plan.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every plan of every show. */
class PlansPropertyTest {
    /** What no plan may bring about. */
    private static final Set<FindingKind> BAD = Set.of(
            FindingKind.SECOND_FEED,
            FindingKind.WRONG_DIRECTION,
            FindingKind.UNKNOWN_PORT,
            FindingKind.CONNECTOR_WITHOUT_CONVERTER,
            FindingKind.SIGNAL_WITHOUT_CONVERTER);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 80);
    }

    private static List<String> bad(Graph graph) {
        return Checks.of(graph).stream()
                .filter(f -> BAD.contains(f.kind()))
                .map(Finding::message)
                .toList();
    }

    private static List<String> sides(Graph graph, Random random, Flow flow) {
        List<String> sides = new ArrayList<>();
        for (Holder holder : graph.holders()) {
            List<End> ends = graph.endsOf(holder.id()).stream()
                    .filter(e -> flow == Flow.OUT ? e.flow() == Flow.OUT : e.flow() == Flow.IN)
                    .toList();
            if (!ends.isEmpty()) {
                sides.add(holder.id().toString());
                sides.add(ends.get(random.nextInt(ends.size())).id().toString());
                if (holder.isDevice()) {
                    sides.add(
                            holder.name() + " " + flow.word().toUpperCase(java.util.Locale.ROOT) + " 1-" + ends.size());
                }
            }
        }
        return sides;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cablesNeverMakeASecondFeedAndTakingThemOutRestoresEverything(long seed) {
        RandomShow show = RandomShow.of(seed, true);
        Random random = new Random(seed);
        Graph graph = show.sketch.graph();
        List<Finding> before = Checks.of(graph);
        List<String> wrong = bad(graph);
        List<String> from = sides(graph, random, Flow.OUT);
        List<String> to = sides(graph, random, Flow.IN);
        for (int i = 0; i < 20; i++) {
            String gives = from.get(random.nextInt(from.size()));
            String takes = to.get(random.nextInt(to.size()));
            Integer count = random.nextBoolean() ? null : Integer.valueOf(1 + random.nextInt(4));
            Plan plan;
            try {
                plan = Patching.plan(graph, gives, takes, count, Cabling.PLAIN);
            } catch (InvalidException refused) {
                assertThat(refused.violations().getFirst().message()).isNotBlank();
                continue;
            }
            assertThat(plan.lines()).isNotEmpty();
            Sketch patched = RandomShow.of(seed, true).sketch;
            patched.apply(plan.asks());
            Graph after = patched.graph();
            assertThat(bad(after)).isEqualTo(wrong);
            for (Line line : plan.lines()) {
                after.take(patched.row(line.key().id()).flagged(true));
            }
            assertThat(Checks.of(after)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRangeIsDoneInOrderUpToTheFirstPairThatDoesNotFit(long seed) {
        Graph graph = RandomShow.of(seed, true).sketch.graph();
        Sockets sockets = new Sockets(graph);
        Random random = new Random(seed);
        List<Holder> devices = graph.holders().stream().filter(Holder::isDevice).toList();
        for (Holder giver : devices) {
            Holder taker = devices.get(random.nextInt(devices.size()));
            List<End> outs = ends(graph, giver, "OUT ");
            List<End> ins = ends(graph, taker, "IN ");
            int wanted = Math.max(outs.size(), ins.size());
            int fitting = 0;
            while (fitting < Math.min(outs.size(), ins.size())
                    && (wanted == 1 || sockets.fedFrom(outs.get(fitting)) == null)
                    && sockets.feeds(ins.get(fitting)) == null
                    && sockets.misfit(outs.get(fitting), ins.get(fitting)) == null) {
                fitting++;
            }
            try {
                Plan plan = Patching.plan(
                        graph,
                        giver.name() + " OUT 1-" + outs.size(),
                        taker.name() + " IN 1-" + ins.size(),
                        null,
                        Cabling.PLAIN);
                assertThat(plan.lines()).hasSize(fitting);
                for (int i = 0; i < fitting; i++) {
                    Line line = plan.lines().get(i);
                    assertThat(Objects.requireNonNull(line.from()).key())
                            .isEqualTo(outs.get(i).key());
                    assertThat(Objects.requireNonNull(line.to()).key())
                            .isEqualTo(ins.get(i).key());
                }
                String stopped = "Stopped after " + fitting + " of " + wanted;
                assertThat(plan.notes().stream().anyMatch(n -> n.startsWith(stopped)))
                        .isEqualTo(fitting < wanted);
            } catch (InvalidException refused) {
                assertThat(fitting).isZero();
            }
        }
    }

    private static List<End> ends(Graph graph, Holder holder, String stem) {
        return graph.endsOf(holder.id()).stream()
                .filter(e -> e.label().startsWith(stem))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCopiedChainRunsLikeTheFirstAndDisturbsNothing(long seed) {
        RandomShow show = RandomShow.of(seed, false);
        Graph graph = show.sketch.graph();
        List<String> wrong = bad(graph);
        for (UUID connection : show.connections) {
            Plan plan;
            try {
                plan = ChainCopy.plan(
                        graph,
                        show.sketch,
                        new ChainCopy.Wish(connection.toString(), List.of(), List.of(), 1, Cabling.PLAIN));
            } catch (InvalidException refused) {
                continue;
            }
            Sketch copied = RandomShow.of(seed, false).sketch;
            copied.apply(plan.asks());
            Graph after = copied.graph();
            assertThat(bad(after).stream()
                            .filter(m -> m.contains("feeds:") || m.contains("nobody can say"))
                            .toList())
                    .isEqualTo(wrong.stream()
                            .filter(m -> m.contains("feeds:") || m.contains("nobody can say"))
                            .toList());
            ChainPath old = ChainPath.of(graph, connection.toString());
            long cables = plan.lines().stream().filter(l -> l.from() != null).count();
            assertThat(cables)
                    .isEqualTo(old.legs().stream()
                            .map(l -> l.link().id())
                            .distinct()
                            .count());
            for (Holder holder : graph.holders()) {
                for (End end : graph.endsOf(holder.id())) {
                    assertThat(after.cablesTo(end.id())).containsAll(graph.cablesTo(end.id()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSwapKeepsEveryWayWhereTheModelHasThePorts(long seed) {
        RandomShow show = RandomShow.of(seed, true);
        Graph graph = show.sketch.graph();
        for (Holder device : graph.holders().stream().filter(Holder::isDevice).toList()) {
            UUID model = modelLike(show.sketch, graph, device);
            Plan plan = Swap.plan(graph, show.sketch, new Swap.Wish(device.id(), model, Map.of(), null, false));
            Sketch swapped = RandomShow.of(seed, true).sketch;
            modelLike(swapped, graph, device);
            swapped.apply(plan.asks());
            assertThat(bad(swapped.graph())).hasSameSizeAs(bad(graph));
            for (UUID connection : show.connections) {
                assertThat(ends(swapped.graph(), connection)).isEqualTo(ends(graph, connection));
            }
            assertThat(plan.lines().stream().noneMatch(l -> l.act() == Act.REMOVE))
                    .isTrue();
        }
    }

    private static List<List<UUID>> ends(Graph graph, UUID connection) {
        return Objects.requireNonNull(graph.drawn(connection)).cables().stream()
                .map(c -> List.of(c.from(), c.to()))
                .toList();
    }

    /** A model with the ports of a device, marked in the words of another maker. */
    private static UUID modelLike(Sketch sketch, Graph graph, Holder device) {
        UUID model = sketch.add(
                Equipment.TYPE, Map.of("category", device.category(), "manufacturer", "Other", "model", "Like it"));
        for (End end : graph.endsOf(device.id())) {
            sketch.add(
                    EquipmentPort.TYPE,
                    Map.of(
                            "equipmentId",
                            model,
                            "portType",
                            end.flow() == Flow.IN ? "input" : "output",
                            "ioType",
                            end.connector(),
                            "label",
                            "X " + end.marked()));
        }
        return model;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCopiedShowIsFoundToHaveTheSameFaults(long seed) {
        RandomShow show = RandomShow.of(seed, true);
        UUID production = show.sketch.add(Production.TYPE, Map.of("client", "Acme", "showName", "Summit"));
        Map<UUID, List<Row>> nested = new HashMap<>();
        List<Row> tops = new ArrayList<>();
        for (Row row : show.sketch.rows()) {
            UUID parent = row.parent();
            if (parent != null) {
                nested.computeIfAbsent(parent, p -> new ArrayList<>()).add(row);
            } else if (row.type() != Production.TYPE) {
                tops.add(row);
            }
        }
        Sent named = new Sent(null, null, Map.of("showName", "Again"), Map.of(), List.of());
        ShowCopy.Copied copied = ShowCopy.plan(show.sketch.row(production), named, tops, nested);
        Sketch other = new Sketch();
        other.apply(copied.plan().asks());
        assertThat(Checks.of(other.graph()).stream().map(Finding::message).sorted())
                .isEqualTo(Checks.of(show.sketch.graph()).stream()
                        .map(Finding::message)
                        .sorted()
                        .toList());
        Set<UUID> old = new java.util.HashSet<>();
        show.sketch.rows().forEach(row -> old.add(row.id()));
        assertThat(other.rows()).noneMatch(row -> old.contains(row.id()));
    }
}
