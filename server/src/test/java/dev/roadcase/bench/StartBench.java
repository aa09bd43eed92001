package dev.roadcase.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How soon the server answers, what it holds in memory when nobody asks, and what an edit costs the disk. */
final class StartBench {
    private static final int EDITS = 1_000;
    private static final long SPELL = 200;

    private final Child.Setting setting;
    private final Path folder;

    /** @param folder where the servers measured keep their data; what disk it is on is what is measured */
    StartBench(Child.Setting setting, Path folder) {
        this.setting = setting;
        this.folder = folder;
    }

    void run() throws IOException, InterruptedException {
        starts();
        memory();
        installed();
        written();
    }

    private void starts() throws IOException, InterruptedException {
        List<Path> made = new ArrayList<>();
        double[] millis = Turns.medians(List.of(
                () -> {
                    made.add(Files.createDirectory(folder.resolve("start" + made.size())));
                    return start(made.getLast());
                },
                () -> start(made.getLast()),
                () -> Child.hello(setting)));
        Table.compare("first start to first 200, with migrations", millis[0], "bare JVM says hello", millis[2], "ms");
        Table.compare("second start to first 200", millis[1], "bare JVM says hello", millis[2], "ms");
    }

    /** The application as it is installed; left out when scripts/build was not run. */
    private void installed() throws IOException, InterruptedException {
        String program = System.getProperty("bench.installed", "");
        if (program.isEmpty()) {
            return;
        }
        Path first = Files.createDirectory(folder.resolve("installed-first"));
        idleInstalled(Path.of(program), first, "first start with the demo", "--demo");
        Path data = Files.createDirectory(folder.resolve("installed"));
        startInstalled(Path.of(program), data); // fills the library
        double[] millis =
                Turns.medians(List.of(() -> startInstalled(Path.of(program), data), () -> Child.hello(setting)));
        Table.compare("installed application, start to first 200", millis[0], "bare JVM says hello", millis[1], "ms");
        idleInstalled(Path.of(program), data, "every later start");
    }

    private void idleInstalled(Path program, Path data, String when, String... more)
            throws IOException, InterruptedException {
        try (Child server = Child.installed(program, data, more)) {
            server.firstAnswer();
            Thread.sleep(25_000); // the C heap is trimmed every ten seconds
            String cache = server.usesTheCache() ? "with its cache" : "WITHOUT its cache";
            Table.one(
                    "installed application, idle resident memory, " + when + ", " + cache, server.residentMib(), "MiB");
        }
    }

    /**
     * What reaches the disk: a card in a small box bears so many bytes in its life. What the disk took altogether has the file
     * system's own book-keeping in it, and what other programs wrote meanwhile.
     */
    private void written() throws IOException, InterruptedException {
        Path data = Files.createDirectory(folder.resolve("written"));
        try (Child server = Child.server(setting, data, Map.of())) {
            Show show = new Show(server.port(), data);
            for (int connections : List.of(1, 8)) {
                written(server, show, data, connections);
            }
        }
    }

    private static void written(Child server, Show show, Path data, int connections) throws IOException {
        try (Load edits = new Load(show.port(), 200, show.editors(connections))) {
            long server0 = server.writtenBytes();
            long disk0 = Disk.writtenBytes(data);
            int done = 0;
            while (done < EDITS) {
                done += edits.run(SPELL).answers();
            }
            String what = "written per 1,000 edits, " + connections + " conn., ";
            mebibytes(what + "by the server", server.writtenBytes() - server0, done);
            mebibytes(what + "to the disk altogether", Disk.writtenBytes(data) - disk0, done);
        }
    }

    private static void mebibytes(String what, long bytes, int edits) {
        Table.one(what, bytes * 1_000.0 / edits / 1_048_576, "MiB");
    }

    private double startInstalled(Path program, Path data) throws IOException, InterruptedException {
        try (Child child = Child.installed(program, data)) {
            return child.firstAnswer();
        }
    }

    private double start(Path data) throws IOException, InterruptedException {
        try (Child child = Child.server(setting, data, Map.of())) {
            return child.firstAnswer();
        }
    }

    private void memory() throws IOException, InterruptedException {
        Path data = Files.createDirectory(folder.resolve("demo"));
        idle(data, "idle resident memory, first start, library and demo just loaded");
        idle(data, "idle resident memory, every later start");
    }

    private void idle(Path data, String what) throws IOException, InterruptedException {
        try (Child server = Child.server(setting, data, Map.of(), "--demo")) {
            server.firstAnswer();
            Thread.sleep(15_000);
            Table.one(what, server.residentMib(), "MiB");
        }
    }
}
