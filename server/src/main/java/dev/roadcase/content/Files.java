package dev.roadcase.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The data files inside the jar. */
final class Files {
    /** The files of the library, one per category; a jar cannot list its folders. */
    static final List<String> LIBRARY = List.of(
            "switchers",
            "cam-switchers",
            "routers",
            "cameras",
            "ccus",
            "ptz",
            "led-processors",
            "led-tiles",
            "projectors",
            "lenses",
            "recorders",
            "monitors",
            "converters",
            "computers",
            "media-servers",
            "stream-encoders",
            "network-switches",
            "sync-generators",
            "snakes",
            "patch-panels");

    private Files() {}

    /** A data file by its path below the content folder, without ending. */
    static JsonNode read(String name) {
        try (InputStream in = Files.class.getResourceAsStream("/content/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its file content/" + name + ".json");
            }
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("The file content/" + name + ".json cannot be read", e);
        }
    }
}
