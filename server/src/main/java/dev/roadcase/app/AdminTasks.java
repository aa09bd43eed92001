package dev.roadcase.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.http.Admin;
import dev.roadcase.http.Health;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

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

    @Override
    public void supportBundle(OutputStream out) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("health.json", health.details().toPrettyString());
        parts.put("database.json", health.database().toPrettyString());
        parts.put("metrics.txt", health.metrics());
        parts.put("settings.txt", described());
        new SupportBundle(settings.data()).write(parts, out);
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
}
