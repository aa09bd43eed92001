package dev.roadcase.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.model.Json;
import dev.roadcase.model.RoadcaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/** {@code server.json} in the data directory: tells commands where the running server is. */
public final class ServerFile {
    private final Path path;

    public ServerFile(Path data) {
        path = data.resolve("server.json");
    }

    /** What is written there. */
    public record Entry(String url, long pid, String name, String startedAt) {}

    void write(String url, String name, Instant startedAt) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("url", url)
                .put("pid", ProcessHandle.current().pid())
                .put("name", name)
                .put("startedAt", startedAt.toString());
        try {
            Path part = path.resolveSibling("server.json.new");
            Files.writeString(part, Json.write(json) + "\n");
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RoadcaseException("The data directory cannot be written: " + path.getParent(), e);
        }
    }

    /** The server that wrote the file, whether it still runs or not. */
    public Optional<Entry> read() {
        try {
            JsonNode json = Json.MAPPER.readTree(Files.readString(path));
            return Optional.of(new Entry(
                    json.path("url").asText(),
                    json.path("pid").asLong(),
                    json.path("name").asText(),
                    json.path("startedAt").asText()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new RoadcaseException("server.json could not be removed", e);
        }
    }
}
