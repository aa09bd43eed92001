package dev.roadcase.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.http.Health;
import dev.roadcase.model.Kind;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import dev.roadcase.store.Upstream;
import dev.roadcase.sync.SyncCycle;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Measures how the server does. */
final class HealthReport implements Health {
    private final Settings settings;
    private final Store store;
    private final Lifecycle lifecycle;
    private final SyncCycle cycle;
    private final Network network;
    private final Seal seal;
    private final Backups backups;
    private final Rescue rescue;
    private final Clock clock;
    private final Instant startedAt;

    HealthReport(
            Settings settings,
            Store store,
            Lifecycle lifecycle,
            SyncCycle cycle,
            Network network,
            Seal seal,
            Backups backups,
            Rescue rescue,
            Clock clock) {
        this.backups = backups;
        this.rescue = rescue;
        this.seal = seal;
        this.network = network;
        this.cycle = cycle;
        this.settings = settings;
        this.store = store;
        this.lifecycle = lifecycle;
        this.clock = clock;
        startedAt = clock.instant();
    }

    @Override
    public String state() {
        return lifecycle.state().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public ObjectNode details() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", settings.name());
        json.put("role", settings.role());
        json.put("version", Version.TEXT);
        json.put("now", Kind.Moment.text(clock.instant()));
        json.put("startedAt", startedAt.toString());
        json.put("uptimeSeconds", Duration.between(startedAt, clock.instant()).toSeconds());
        json.set("network", network.json());
        json.set("tls", seal.json());
        ObjectNode database = json.putObject("database");
        database.put("engine", store.url().isSqlite() ? "sqlite" : "postgresql");
        database.put("writesWaiting", store.waiting());
        rescue.told().ifPresent(told -> database.set("recovered", told));
        json.set("backup", backups.json());
        ObjectNode sync = json.putObject("sync");
        sync.put("state", cycle.status().state().wire());
        sync.put("queued", queued());
        sync.put("lastSyncAt", lastSync());
        sync.put("conflicts", store.edge().conflicts(null, true).size());
        ObjectNode disk = json.putObject("disk");
        disk.put("freeBytes", freeBytes());
        ObjectNode memory = json.putObject("memory");
        memory.put(
                "heapBytes",
                Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        return json;
    }

    /** Changes that wait for the hub; none while there is no hub to wait for. */
    private long queued() {
        return store.edge().upstreams().stream()
                .mapToLong(u -> store.edge().queued(u.scope()))
                .sum();
    }

    /** When a show was last found level with the hub; null when none ever was. */
    private @Nullable String lastSync() {
        return store.edge().upstreams().stream()
                .map(Upstream::syncedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(Instant::toString)
                .orElse(null);
    }

    private long freeBytes() {
        try {
            return Files.getFileStore(settings.data()).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public ObjectNode database() {
        long from = System.nanoTime();
        int scopes = store.read(r -> r.scopes().size());
        double millis = (System.nanoTime() - from) / 1e6;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", "ok");
        json.put("engine", store.url().isSqlite() ? "sqlite" : "postgresql");
        json.put("responseMillis", Math.round(millis * 1000) / 1000.0);
        json.put("scopes", scopes);
        json.put("writesWaiting", store.waiting());
        return json;
    }

    @Override
    public String metrics() {
        StringBuilder text = new StringBuilder();
        gauge(text, "roadcase_up", 1);
        gauge(
                text,
                "roadcase_uptime_seconds",
                Duration.between(startedAt, clock.instant()).toSeconds());
        gauge(text, "roadcase_writes_waiting", store.waiting());
        gauge(text, "roadcase_sync_queued", queued());
        gauge(text, "roadcase_disk_free_bytes", freeBytes());
        gauge(
                text,
                "roadcase_heap_bytes",
                Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        long changes = store.heads().stream().mapToLong(ScopeState::head).sum();
        text.append("# TYPE roadcase_changes_total counter\nroadcase_changes_total ")
                .append(changes)
                .append('\n');
        return text.toString();
    }

    private static void gauge(StringBuilder text, String name, long value) {
        text.append("# TYPE ")
                .append(name)
                .append(" gauge\n")
                .append(name)
                .append(' ')
                .append(value)
                .append('\n');
    }
}
