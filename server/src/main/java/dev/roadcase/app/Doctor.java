package dev.roadcase.app;

import dev.roadcase.store.DatabaseCheck;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.Snapshots;
import dev.roadcase.sync.HubTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at a server's surroundings and data for what commonly goes wrong. */
public final class Doctor {
    private static final long LOW_DISK = 500L << 20;
    private static final Instant BUILT = Instant.parse("2026-11-01T00:00:00Z");

    private final Path data;
    private final int port;
    private final DatabaseUrl database;
    private final HubTrust trust;

    /** One that looks at the database in the data directory. */
    public Doctor(Path data, int port) {
        this(data, port, DatabaseUrl.sqlite(data.resolve("roadcase.db")), Optional.empty());
    }

    /** @param hubRoot what vouches for the hub besides the system's authorities */
    public Doctor(Path data, int port, DatabaseUrl database, Optional<Path> hubRoot) {
        this.data = data;
        this.port = port;
        this.database = database;
        trust = new HubTrust(hubRoot);
    }

    public enum State {
        OK,
        NOTE,
        TROUBLE
    }

    /** What one look found, and what to do about it; no remedy when all is well. */
    public record Finding(String check, State state, String detail, String remedy) {}

    /** Everything, the way to the hub included; that may take some seconds. */
    public List<Finding> examine() {
        List<Finding> findings = machine();
        findings.addAll(new HubDoctor(trust).examine(DatabaseCheck.hub(database)));
        return findings;
    }

    /** What is found without asking anybody on the network. */
    List<Finding> machine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(server());
        findings.add(port());
        findings.addAll(new NetworkDoctor().examine());
        findings.add(disk());
        findings.add(clock());
        findings.addAll(database());
        findings.addAll(backups());
        findings.addAll(crashes());
        return findings;
    }

    static Finding ok(String check, String detail) {
        return new Finding(check, State.OK, detail, "");
    }

    private Optional<ServerFile.Entry> running() {
        return new ServerFile(data)
                .read()
                .filter(e ->
                        ProcessHandle.of(e.pid()).map(ProcessHandle::isAlive).orElse(false));
    }

    private Finding server() {
        return running()
                .map(e -> ok("server", "running at " + e.url()))
                .orElse(new Finding("server", State.NOTE, "not running", "Start it with 'roadcase serve'."));
    }

    private Finding port() {
        boolean ours = running().filter(e -> e.url().endsWith(":" + port)).isPresent();
        if (ours) {
            return ok("port", port + " is Roadcase's");
        }
        if (Ports.isFree("0.0.0.0", port)) {
            return ok("port", port + " is free");
        }
        String owner = Ports.ownerInWords(port);
        return new Finding(
                "port",
                State.NOTE,
                port + " is used by " + owner,
                "Roadcase takes the next free port while that runs. Stop it, or choose a port with --port.");
    }

    private Finding disk() {
        try {
            Path there = Files.exists(data) ? data : Path.of("/");
            long free = Files.getFileStore(there).getUsableSpace();
            String detail = "%.1f GiB free for %s".formatted(free / (double) (1L << 30), data);
            return free >= LOW_DISK
                    ? ok("disk", detail)
                    : new Finding(
                            "disk", State.TROUBLE, detail, "Free some space; below this, writes will soon be refused.");
        } catch (IOException e) {
            return new Finding("disk", State.TROUBLE, "cannot be examined", "Check that " + data + " can be reached.");
        }
    }

    private static Finding clock() {
        Instant now = Instant.now();
        if (now.isBefore(BUILT)) {
            return new Finding(
                    "clock",
                    State.TROUBLE,
                    "says " + now + ", which is before this program was made",
                    "Set the clock; times in history will be wrong until then, but nothing is lost.");
        }
        return ok("clock", "says " + now.truncatedTo(ChronoUnit.SECONDS));
    }

    private List<Finding> database() {
        if (!database.isSqlite()) {
            return List.of(postgres());
        }
        Path file = database.file();
        if (!Files.exists(file)) {
            return List.of(
                    new Finding("database", State.NOTE, "none at " + file, "It is made when the server first runs."));
        }
        List<String> faults = DatabaseCheck.sqlite(file);
        if (faults.isEmpty()) {
            return List.of(ok("database", "whole: integrity, journal and digests agree"));
        }
        return faults.stream()
                .map(f -> new Finding(
                        "database",
                        State.TROUBLE,
                        f,
                        "Stop the server, keep a copy of the data directory, restore a backup."))
                .toList();
    }

    private Finding postgres() {
        List<String> faults = DatabaseCheck.postgres(database);
        return faults.isEmpty()
                ? ok("database", database + " is whole: journal and digests agree")
                : new Finding(
                        "database", State.TROUBLE, String.join("; ", faults), "Check that it runs, then its own logs.");
    }

    private List<Finding> backups() {
        if (!database.isSqlite() || !Files.exists(database.file())) {
            return List.of();
        }
        List<Snapshots.Snapshot> all = Snapshots.in(data);
        return List.of(
                all.isEmpty()
                        ? new Finding(
                                "backups",
                                State.NOTE,
                                "none yet",
                                "The server takes one every half hour in which something changed; 'roadcase backup' takes one now.")
                        : ok(
                                "backups",
                                all.size() + ", the last of " + all.getFirst().at()));
    }

    /** Java's own reports of crashes, which it leaves in the directory it was started in. */
    private List<Finding> crashes() {
        return Stream.of(data, data.resolve("logs"))
                .flatMap(Doctor::reports)
                .sorted()
                .map(report -> new Finding(
                        "crash report",
                        State.NOTE,
                        report.toString(),
                        "It says why the server crashed. Send it to who looks after Roadcase, then delete it."))
                .toList();
    }

    private static Stream<Path> reports(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("hs_err_pid\\d+\\.log")).toList().stream();
        } catch (IOException e) {
            return Stream.empty(); // not there yet, or not ours to read
        }
    }
}
