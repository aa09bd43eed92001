package dev.roadcase.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.http.Admin;
import dev.roadcase.http.Health;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What an admin can see of the server: what the doctor found, its log, and the bundle for whoever helps. */
final class AdminTasks implements Admin {
    private final Settings settings;
    private final Health health;
    private final Examination examination;

    AdminTasks(Settings settings, Health health, Examination examination) {
        this.settings = settings;
        this.health = health;
        this.examination = examination;
    }

    @Override
    public ArrayNode findings() {
        return examination.findings();
    }

    @Override
    public ObjectNode log(String level, String words, int limit) {
        return new LogTail(settings.data()).read(level, words, limit);
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
