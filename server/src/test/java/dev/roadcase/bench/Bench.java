package dev.roadcase.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Measures everything in one run and prints one table. What is compared is measured in turns, so noise hits both alike. */
final class Bench {
    private static final long WARM_UP = 1_000;
    /** Compilers wait for calls, not for seconds: a busy machine needs longer to come to the same speed. */
    private static final int WARM_ANSWERS = 30_000;

    private static final long WARM_LIMIT = 10_000;
    private static final long ROUND = 800;
    private static final int CONNECTIONS = 64;
    private static final int FRESH_LISTS = 40;

    private final Child.Setting setting = Child.Setting.given();
    private final Path folder;

    private Bench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("roadcase-bench");
        try {
            List<String> only = List.of(arguments);
            if (only.contains("--crowds")) {
                new Bench(folder).crowds();
            } else if (only.contains("--sync")) {
                new Bench(folder).syncing();
                new Bench(folder).fleet();
            } else if (only.contains("--start")) {
                new Bench(folder).begin();
            } else {
                new Bench(folder).run();
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void crowds() throws Exception {
        Table.row("what", "Roadcase", "measured against", "", "ratio");
        Table.row("---", "---:", "---", "---:", "---:");
        Path plain = Files.createDirectory(folder.resolve("plain"));
        try (Child server = Child.server(setting, plain, Map.of())) {
            crowds(new Show(server.port(), plain));
        }
    }

    /** Says how busy the machine is, begins the table and measures what comes first. */
    private void begin() throws IOException, InterruptedException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        System.out.printf(
                Locale.ROOT,
                "Load average before: %.1f on %d processors. Above 1 other programs are part of what is measured.%n%n",
                load,
                Runtime.getRuntime().availableProcessors());
        Table.row("what", "Roadcase", "measured against", "", "ratio");
        Table.row("---", "---:", "---", "---:", "---:");
        new StartBench(setting, folder).run();
    }

    private void run() throws Exception {
        begin();
        Path plain = Files.createDirectory(folder.resolve("plain"));
        try (Child server = Child.server(setting, plain, Map.of())) {
            Show show = new Show(server.port(), plain);
            lists(show);
            writes(server, show);
            crowds(show);
            Table.one("resident memory after all this load", server.residentMib(), "MiB");
        }
        syncing();
        RoutingBench.print();
        fleet();
    }

    private void fleet() throws IOException, InterruptedException, ExecutionException {
        try (FleetBench bench = new FleetBench(folder)) {
            System.out.printf(
                    Locale.ROOT,
                    "%nOne hub process took %.0f changesets/s from 100 edges, each with a show of its own (wanted: 2000).%n",
                    bench.run());
        }
    }

    /** Hub and edge in this process. */
    private void syncing() throws IOException, InterruptedException {
        System.out.printf(
                "%n| syncing, both ends durable | ms | processor, ms | of it compiling | kB on the line | wanted |%n"
                        + "| --- | ---: | ---: | ---: | ---: | --- |%n");
        try (SyncBench bench = new SyncBench(folder)) {
            for (SyncBench.Figure figure : bench.run()) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.0f | %.0f | %.0f | %.1f | %s |%n",
                        figure.what(),
                        figure.millis(),
                        figure.busy().millis(),
                        figure.busy().compiling(),
                        figure.bytes() / 1e3,
                        figure.wanted());
            }
        }
    }

    private void lists(Show show) throws IOException, InterruptedException {
        HttpResponse<byte[]> list = show.list();
        String etag = list.headers().firstValue("ETag").orElseThrow();
        Path raw = Files.createDirectory(folder.resolve("raw"));
        try (Child jetty = Child.rawJetty(setting, raw, list.body(), etag)) {
            int jettyPort = jetty.port();
            String size = list.body().length / 1_024 + " KiB";
            repeated(show, jettyPort, "", 200, "list of 500 sources again, " + size);
            repeated(show, jettyPort, "If-None-Match: " + etag + "\r\n", 304, "the same with If-None-Match, 304");
            fresh(show, jettyPort);
        }
        byte[] packed = show.packedList().body();
        Path rawPacked = Files.createDirectory(folder.resolve("raw-packed"));
        try (Child jetty = Child.rawJetty(setting, rawPacked, packed, etag)) {
            String what = "list again, packed with gzip, " + packed.length / 1_024 + " KiB";
            repeated(show, jetty.port(), "Accept-Encoding: gzip\r\n", 200, what);
        }
    }

    private static void repeated(Show show, int jetty, String headers, int status, String what)
            throws IOException, InterruptedException {
        try (Load ours = new Load(show.port(), status, show.readers(CONNECTIONS, headers));
                Load raw = new Load(jetty, status, show.readers(CONNECTIONS, headers))) {
            warm(ours);
            warm(raw);
            double[] rates = Turns.medians(List.of(rate(ours), rate(raw)));
            Table.compare(what + ", 64 connections", rates[0], "raw Jetty, same bytes", rates[1], "/s");
        }
    }

    private static void warm(Load load) throws IOException {
        long end = System.nanoTime() + WARM_LIMIT * 1_000_000;
        double answers = 0;
        while (answers < WARM_ANSWERS && System.nanoTime() < end) {
            answers += load.run(WARM_UP).answers();
        }
    }

    private static Turns.Measure rate(Load load) {
        return () -> load.run(ROUND).perSecond();
    }

    /** One write, then one list that cannot come from the cache; only the list is timed. */
    private static void fresh(Show show, int jetty) throws IOException, InterruptedException {
        try (Load write = new Load(show.port(), 200, List.of(head -> show.edit()));
                Load list = new Load(show.port(), 200, show.readers(1, ""));
                Load raw = new Load(jetty, 200, show.readers(1, ""))) {
            freshLists(write, list);
            freshLists(write, list);
            double[] rates = Turns.medians(List.of(() -> freshLists(write, list), rate(raw)));
            Table.compare("list after a write, 1 connection", rates[0], "raw Jetty, same bytes", rates[1], "/s");
        }
    }

    private static double freshLists(Load write, Load list) throws IOException {
        double millis = 0;
        for (int i = 0; i < FRESH_LISTS; i++) {
            write.run(0);
            millis += list.run(0).p50Millis();
        }
        return FRESH_LISTS * 1_000 / millis;
    }

    private void writes(Child main, Show show) throws Exception {
        Path single = Files.createDirectory(folder.resolve("single"));
        int size = show.recordSize();
        try (Child server = Child.server(setting, single, Map.of("ROADCASE_DATABASE_GROUP_SIZE", "1"));
                RawCommits groups = new RawCommits(folder.resolve("groups.db"), 256, size);
                RawCommits ones = new RawCommits(folder.resolve("ones.db"), 1, size)) {
            Show alone = new Show(server.port(), single);
            try (Load ours = new Load(show.port(), 200, show.editors(CONNECTIONS));
                    Load slow = new Load(alone.port(), 200, alone.editors(CONNECTIONS))) {
                warm(ours);
                warm(slow);
                double before = main.cpuMicros();
                int answers = ours.run(2 * ROUND).answers();
                Table.one(
                        "processor time of the server per PUT, 64 conn.", (main.cpuMicros() - before) / answers, "µs");
            }
            for (int connections : List.of(1, 8, CONNECTIONS)) {
                writes(show, alone, groups, ones, connections);
            }
        }
    }

    private static void writes(Show show, Show alone, RawCommits groups, RawCommits ones, int connections)
            throws IOException, InterruptedException {
        try (Load ours = new Load(show.port(), 200, show.editors(connections));
                Load slow = new Load(alone.port(), 200, alone.editors(connections))) {
            ours.run(WARM_UP);
            slow.run(WARM_UP);
            groups.run(connections, ROUND);
            double[] rates = Turns.medians(List.of(
                    rate(ours), rate(slow), () -> groups.run(connections, ROUND), () -> ones.run(connections, ROUND)));
            Load.Rate last = ours.run(ROUND);
            String what = "durable PUT of one record, " + connections
                    + String.format(Locale.ROOT, " conn., p50 %.1f p99 %.1f ms", last.p50Millis(), last.p99Millis());
            Table.compare(what, rates[0], "the same server, one commit per request", rates[1], "/s");
            Table.compare(what, rates[0], "raw SQLite, one commit per request", rates[3], "/s");
            Table.compare(what, rates[0], "raw SQLite, group commit", rates[2], "/s");
        }
    }

    /** The ratio is how many times longer the others wait. */
    private static void crowds(Show show) throws IOException, InterruptedException {
        List<CrowdBench.Figure> figures = new CrowdBench(show).run();
        double calm = figures.getFirst().p99Millis();
        for (CrowdBench.Figure figure : figures.subList(1, figures.size())) {
            Table.compare("p99 of a PUT, 8 conn., beside " + figure.crowd(), figure.p99Millis(), "calm", calm, "ms");
        }
    }
}
