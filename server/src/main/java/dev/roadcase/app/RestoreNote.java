package dev.roadcase.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.model.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code restored.json} in the data directory: what came of the last restore. It outlives the database it is about. */
final class RestoreNote {
    private static final Logger log = LoggerFactory.getLogger(RestoreNote.class);

    private final Path path;

    RestoreNote(Path data) {
        path = data.resolve("restored.json");
    }

    Optional<ObjectNode> read() {
        try {
            return Json.MAPPER.readTree(Files.readString(path)) instanceof ObjectNode json
                    ? Optional.of(json)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Notes it; a note that cannot be written does not undo the restore.
     *
     * @param kept what was there before; null when there was nothing
     * @param error why the server is as it was before; null when all went well
     */
    void write(RestoreOrder order, Instant at, @Nullable Path kept, @Nullable String error) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("at", Kind.Moment.text(at));
        json.put("backup", order.snapshot().map(RestoreNote::name).orElse(null));
        json.put("later", order.discardLater() ? "discard" : "keep");
        json.put("by", order.by().name());
        json.put("kept", kept == null ? null : name(kept));
        json.put("error", error);
        try {
            Path part = path.resolveSibling("restored.json.new");
            Files.writeString(part, Json.write(json) + "\n");
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("What came of a restore could not be noted: {}", e.toString());
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
