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
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

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
