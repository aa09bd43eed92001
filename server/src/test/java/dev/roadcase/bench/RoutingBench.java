package dev.roadcase.bench;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lineage;
import dev.roadcase.model.Port;
import dev.roadcase.model.Positions;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import dev.roadcase.model.Stamp;
import dev.roadcase.model.Values;
import dev.roadcase.routing.Checks;
import dev.roadcase.routing.Graph;
import dev.roadcase.routing.Signal;
import dev.roadcase.routing.Tracer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Times tracing and checking a show of stress size: 13,000 ports and 6,000 connections. Both keep one thread busy and wait
 * for nothing, so what is told is processor time, which other programs on the machine do not change much.
 */
final class RoutingBench {
    private static final UUID SHOW = Ids.fixed("bench", "show");
    private static final int SOURCES = 500;
    private static final int PANELS = 100;
    private static final int LINES = 65;
    private static final int CONNECTIONS = 6_000;
    private static final int ROUNDS = 25;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Row> rows = new ArrayList<>();
    private final List<Row> cables = new ArrayList<>();
    private @Nullable String position;

    private RoutingBench() {
        List<UUID> outs = new ArrayList<>();
        for (int i = 0; i < SOURCES; i++) {
            UUID source = add(Source.TYPE, Map.of("label", "SRC " + i, "name", "Laptop", "hRes", 1920, "vRes", 1080));
            outs.add(add(SourceOutput.TYPE, Map.of("sourceId", source, "connector", "3G-SDI")));
        }
        for (int i = 0; i < PANELS; i++) {
            panel(i, outs);
        }
    }

    /** Each panel is fed by the one before it, so that a signal passes all of them. */
    private void panel(int number, List<UUID> outs) {
        UUID device = add(Device.TYPE, Map.of("name", "Panel " + number, "category", "patch-panel"));
        for (int line = 0; line < LINES; line++) {
            UUID in = port(device, "in", line);
            if (cables.size() < CONNECTIONS) {
                UUID from = outs.get(line);
                add(Connection.TYPE, Map.of("fromPortId", from, "toPortId", in, "cableLabel", "SDI-" + cables.size()));
                cables.add(rows.getLast());
            }
            outs.set(line, port(device, "out", line));
        }
    }

    private UUID port(UUID device, String direction, int line) {
        return add(
                Port.TYPE,
                Map.of("deviceId", device, "direction", direction, "connector", "3G-SDI", "label", direction + line));
    }

    private UUID add(EntityType<?> type, Map<String, Object> fields) {
        position = Positions.after(position);
        UUID id = Ids.mint();
        Values values = Values.empty(type.fields().size())
                .with(type, Map.of("position", position))
                .with(type, fields);
        Lineage lineage = Lineage.created(new Stamp(SHOW, Instant.EPOCH));
        rows.add(new Row(type, id, SHOW, values, 1, Instant.EPOCH, Instant.EPOCH, SHOW, false, lineage));
        return id;
    }

    /** Prints medians of several rounds; the first of them also warms up. */
    static void print() {
        RoutingBench bench = new RoutingBench();
        Graph graph = Graph.of(bench.rows);
        Row cable = bench.cables.getLast();
        boolean[] out = {false};
        Key last = new Key(Connection.TYPE, cable.id());
        System.out.printf("%n| routing, %,d records | processor ms |%n| --- | ---: |%n", bench.rows.size());
        line("trace of a path through every panel", () -> Tracer.trace(graph, last, Signal.CURRENT));
        line("graph and all checks from cold", () -> Checks.of(Graph.of(bench.rows)));
        Checks checks = new Checks(graph);
        checks.now();
        line("all checks after one edit", () -> {
            graph.take(cable);
            checks.now();
        });
        line("all checks after a cable at the start was taken out", () -> {
            out[0] = !out[0];
            graph.take(bench.cables.getFirst().flagged(out[0]));
            checks.now();
        });
    }

    private static void line(String what, Runnable task) {
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            task.run();
            millis[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "| %s | %.1f |%n", what, millis[ROUNDS / 2]);
    }

    public static void main(String[] arguments) {
        print();
    }
}
