package dev.roadcase.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.RoadcaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** {@code routers.json} in the data directory: which real routers this server follows. It never leaves this server. */
final class RouterFile {
    private final Path path;

    RouterFile(Path data) {
        path = data.resolve("routers.json");
    }

    /**
     * A router that is followed.
     *
     * @param canSet whether editors may switch it from here
     */
    record Entry(String address, int port, boolean canSet) {}

    /** All of them; a file that cannot be read stops the start, rather than being lost at the next write. */
    Map<UUID, Entry> read() {
        Map<UUID, Entry> entries = new LinkedHashMap<>();
        if (!Files.exists(path)) {
            return entries;
        }
        try {
            JsonNode json = Json.MAPPER.readTree(Files.readString(path));
            for (var field : json.properties()) {
                UUID device = Ids.parse(field.getKey());
                if (device != null) {
                    entries.put(device, entry(field.getValue()));
                }
            }
            return entries;
        } catch (IOException e) {
            throw new RoadcaseException("routers.json cannot be read. Move it away; routers can be entered again.", e);
        }
    }

    private static Entry entry(JsonNode json) {
        return new Entry(
                json.path("address").asText(),
                json.path("port").asInt(),
                json.path("canSet").asBoolean());
    }

    void write(Map<UUID, Entry> entries) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        entries.forEach((device, e) -> json.putObject(device.toString())
                .put("address", e.address())
                .put("port", e.port())
                .put("canSet", e.canSet()));
        try {
            Path part = path.resolveSibling("routers.json.new");
            Files.writeString(part, Json.write(json) + "\n");
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RoadcaseException("The data directory cannot be written.", e);
        }
    }
}
