package dev.roadcase.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.model.Kind;
import dev.roadcase.model.RoadcaseException;
import dev.roadcase.store.DatabaseCheck;
import dev.roadcase.store.Restore;
import dev.roadcase.store.Snapshots;
import dev.roadcase.store.Store;
import dev.roadcase.store.StoreException;
import dev.roadcase.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the store of a server that must answer whatever happened to its disk: a SQLite file that was damaged is put aside, and
 * the newest good snapshot takes its place. That it did is told for a week.
 */
final class Rescue {
    private static final Logger log = LoggerFactory.getLogger(Rescue.class);
    private static final Duration TOLD = Duration.ofDays(7);

    private final Path data;
    private final StoreOptions options;
    private final Clock clock;
    private final Path note;

    Rescue(Path data, StoreOptions options, Clock clock) {
        this.data = data;
        this.options = options;
        this.clock = clock;
        note = data.resolve("recovered.json");
    }

    /**
     * The store, of a snapshot if it must be.
     *
     * @throws StoreException when the file is damaged and no snapshot is good, or for any other reason
     */
    Store open() {
        try {
            refuseDamaged();
            return Store.open(options, clock);
        } catch (StoreException.Damaged e) {
            Snapshots.Snapshot good = newestGood().orElseThrow(() -> e);
            Optional<Path> kept = Restore.replace(options.url().file(), good.file(), clock.instant());
            write(good.at(), kept);
            log.error(
                    "The database was damaged. Recovered from the backup of {}; the damaged file is kept as {}",
                    good.at(),
                    kept.map(p -> p.getFileName().toString()).orElse("nothing"));
            return Store.open(options, clock);
        }
    }

    /** After an end that nobody ordered, each page is looked at before it is relied on. */
    private void refuseDamaged() {
        if (options.url().isSqlite() && new ServerFile(data).read().isPresent()) {
            DatabaseCheck.quick(options.url().file());
        }
    }

    private Optional<Snapshots.Snapshot> newestGood() {
        List<Snapshots.Snapshot> all = options.url().isSqlite() ? Snapshots.in(data) : List.of();
        return all.stream().filter(s -> Restore.verify(s.file()).isGood()).findFirst();
    }

    private void write(Instant from, Optional<Path> kept) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", Kind.Moment.text(clock.instant()));
        json.put("from", Kind.Moment.text(from));
        json.put("kept", kept.map(p -> p.getFileName().toString()).orElse(""));
        try {
            Files.writeString(note, Json.write(json));
        } catch (IOException e) {
            log.warn("That the server was recovered could not be written down", e);
        }
    }

    /** What was recovered in the last days: {@code {at, from, kept}}; empty when nothing was. */
    Optional<JsonNode> told() {
        try {
            JsonNode json = Json.read(Files.readString(note));
            Instant at = Instant.parse(json.path("at").asText());
            return at.plus(TOLD).isAfter(clock.instant()) ? Optional.of(json) : Optional.empty();
        } catch (IOException | RoadcaseException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }
}
