package dev.roadcase.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.model.Json;
import dev.roadcase.model.RoadcaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code server.json} in the data directory: tells commands where the running server is. A service keeps its data directory to
 * itself, so it tells the same, which is no secret, to everybody on this machine in the folder that systemd made for it.
 */
public final class ServerFile {
    private final Path path;
    private final Optional<Path> everybodys;

    public ServerFile(Path data) {
        this(data, Optional.empty());
    }

    /** @param everybodys a folder that all on this machine may look into */
    ServerFile(Path data, Optional<Path> everybodys) {
        path = data.resolve("server.json");
        this.everybodys = everybodys.map(folder -> folder.resolve("server.json"));
    }

    /** That of the server that this process is. */
    static ServerFile ofThisProcess(Path data) {
        return new ServerFile(
                data,
                Optional.ofNullable(System.getenv("RUNTIME_DIRECTORY"))
                        .filter(text -> !text.isBlank() && !text.contains(":"))
                        .map(Path::of));
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
            write(path, Json.write(json));
            if (everybodys.isPresent()) {
                write(everybodys.get(), Json.write(json));
                Files.setPosixFilePermissions(everybodys.get(), PosixFilePermissions.fromString("rw-r--r--"));
            }
        } catch (IOException e) {
            throw new RoadcaseException("The data directory cannot be written: " + path.getParent(), e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path part = file.resolveSibling("server.json.new");
        Files.writeString(part, text + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
            if (everybodys.isPresent()) {
                Files.deleteIfExists(everybodys.get());
            }
        } catch (IOException e) {
            throw new RoadcaseException("server.json could not be removed", e);
        }
    }
}
