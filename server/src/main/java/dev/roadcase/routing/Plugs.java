package dev.roadcase.routing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of plugs: every spelling crews and makers use, with its connector, its signal and what it carries. */
final class Plugs {
    private static final String FILE = "/routing/plugs.json";
    private static final Map<String, Plug> BY_SPELLING = new HashMap<>();

    static {
        for (JsonNode entry : read()) {
            Plug plug = new Plug(
                    entry.path("name").asText(),
                    entry.path("connector").asText(),
                    entry.path("signal").asText(),
                    Raster.parse(entry.path("carries").asText()),
                    entry.path("cable").asText());
            BY_SPELLING.put(key(plug.name()), plug);
            entry.path("also").forEach(spelling -> BY_SPELLING.put(key(spelling.asText()), plug));
        }
    }

    private Plugs() {}

    private static JsonNode read() {
        try (InputStream in = Plugs.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its file " + FILE);
            }
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("The file " + FILE + " cannot be read", e);
        }
    }

    private static String key(String spelling) {
        return spelling.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.+]", "");
    }

    /** The plug of that spelling; null for one nobody told us of. */
    static @Nullable Plug find(String spelling) {
        return BY_SPELLING.get(key(spelling));
    }

    /** The plug of a port: its connector, with its signal where that is said on its own. */
    static @Nullable Plug find(String connector, String signal) {
        Plug plug = find(connector);
        Plug through = signal.isEmpty() ? null : find(signal);
        if (plug == null || through == null || through.signal().isEmpty()) {
            return plug == null ? through : plug;
        }
        Raster carries = through.carries() == null ? plug.carries() : through.carries();
        String cable = through.cable().isEmpty() ? plug.cable() : through.cable();
        return new Plug(plug.name(), plug.connector(), through.signal(), carries, cable);
    }
}
