package dev.roadcase.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.http.Problem;
import dev.roadcase.http.Recovery;
import dev.roadcase.model.Json;
import dev.roadcase.model.Kind;
import dev.roadcase.store.Restore;
import dev.roadcase.store.Snapshots;
import dev.roadcase.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Snapshots and going back to one, as an admin asks for them. */
final class RecoveryTasks implements Recovery {
    private final Settings settings;
    private final Snapshots snapshots;
    private final RestoreNote note;
    private final Consumer<RestoreOrder> again;

    /** @param again has the server stop, carry the order out, and start anew */
    RecoveryTasks(Settings settings, Store store, Clock clock, Consumer<RestoreOrder> again) {
        this.settings = settings;
        this.again = again;
        snapshots = new Snapshots(store, settings.data(), clock);
        note = new RestoreNote(settings.data());
    }

    @Override
    public ArrayNode list() {
        ArrayNode all = Json.MAPPER.createArrayNode();
        files().forEach(s -> all.add(json(s)));
        return all;
    }

    private List<Snapshots.Snapshot> files() {
        return Stream.concat(snapshots.list().stream(), snapshots.setAside().stream())
                .sorted(Comparator.comparing(Snapshots.Snapshot::at).reversed())
                .toList();
    }

    private static ObjectNode json(Snapshots.Snapshot snapshot) {
        String name = String.valueOf(snapshot.file().getFileName());
        return Json.MAPPER
                .createObjectNode()
                .put("name", name)
                .put("kind", Snapshots.isSetAside(name) ? "before-restore" : "backup")
                .put("at", Kind.Moment.text(snapshot.at()))
                .put("bytes", snapshot.bytes());
    }

    /** A snapshot of now; where there is nothing to keep, the newest there is. */
    @Override
    public ObjectNode take() {
        return json(snapshots.take().orElseGet(() -> snapshots.list().getFirst()));
    }

    @Override
    public Optional<Path> file(String name) {
        return files().stream()
                .map(Snapshots.Snapshot::file)
                .filter(f -> String.valueOf(f.getFileName()).equals(name))
                .findFirst();
    }

    @Override
    public Optional<ObjectNode> verify(String name) {
        return file(name).map(Restore::verify).map(report -> {
            ObjectNode json = Json.MAPPER.createObjectNode().put("name", name).put("good", report.isGood());
            ArrayNode shows = json.putArray("shows");
            report.shows().forEach(shows::add);
            ArrayNode faults = json.putArray("faults");
            report.faults().forEach(faults::add);
            return json;
        });
    }

    @Override
    public void restore(Wish wish) {
        Optional<Path> file = wish.backup().map(this::good);
        if (file.isEmpty() && !wish.discardLater()) {
            throw Problem.refused("nothing-to-restore", "Say which backup. Without one there is only later: discard.");
        }
        again.accept(new RestoreOrder(file, wish.discardLater(), wish.by().actor(), wish.address()));
    }

    private Path good(String name) {
        if (!settings.store().url().isSqlite()) {
            throw Problem.refused(
                    "not-here",
                    "This server keeps its data in PostgreSQL. Bring the database back with pg_restore or with what its"
                            + " host offers; then choose here what becomes of what edges hold of later.");
        }
        Path file = file(name)
                .orElseThrow(() -> Problem.refused(
                        "no-such-backup", "There is no backup of this name. /api/backups lists those there are."));
        Restore.Report report = Restore.verify(file);
        if (!report.isGood()) {
            throw Problem.refused(
                    "damaged-backup",
                    "This backup cannot be used: " + String.join("; ", report.faults()) + ". Nothing was changed.");
        }
        return file;
    }

    @Override
    public Optional<ObjectNode> last() {
        return note.read();
    }
}
