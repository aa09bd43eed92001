package dev.roadcase.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.http.Admin;
import dev.roadcase.http.Health;
import dev.roadcase.model.Kind;
import dev.roadcase.store.Snapshots;
import dev.roadcase.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What an admin can have the server do: snapshots, and the bundle for whoever helps. */
final class AdminTasks implements Admin {
    private final Settings settings;
    private final Snapshots snapshots;
    private final Health health;

    AdminTasks(Settings settings, Store store, Health health, Clock clock) {
        this.settings = settings;
        this.health = health;
        snapshots = new Snapshots(store, settings.data(), clock);
    }

    @Override
    public JsonNode backups() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        snapshots.list().forEach(s -> all.add(json(s)));
        return all;
    }

    /** A snapshot of now; where there is nothing to keep, the newest there is. */
    @Override
    public JsonNode backUp() {
        return json(snapshots.take().orElseGet(() -> snapshots.list().getFirst()));
    }

    private static ObjectNode json(Snapshots.Snapshot snapshot) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", String.valueOf(snapshot.file().getFileName()))
                .put("at", Kind.Moment.text(snapshot.at()))
                .put("bytes", snapshot.bytes());
    }

    /** Logs and figures only: no token, no PIN, no key and no show data is in the files that are taken. */
    @Override
    public void supportBundle(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        put(zip, "health.json", health.details().toPrettyString());
        put(zip, "database.json", health.database().toPrettyString());
        put(zip, "metrics.txt", health.metrics());
        put(zip, "settings.txt", described());
        put(
                zip,
                "java.txt",
                System.getProperty("java.vm.version") + " on " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version") + " " + System.getProperty("os.arch") + "\n");
        for (Path log : logs()) {
            zip.putNextEntry(new ZipEntry("logs/" + log.getFileName()));
            Files.copy(log, zip);
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private String described() {
        return """
                name: %s
                role: %s
                bind: %s
                port: %d
                access: %s
                database: %s
                readers: %d
                lanes: %d
                group size: %d
                """.formatted(
                        settings.name(),
                        settings.role(),
                        settings.bind(),
                        settings.port(),
                        settings.access(),
                        settings.store().url(),
                        settings.store().readers(),
                        settings.store().lanes(),
                        settings.store().groupSize());
    }

    private List<Path> logs() throws IOException {
        Path folder = settings.data().resolve("logs");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
