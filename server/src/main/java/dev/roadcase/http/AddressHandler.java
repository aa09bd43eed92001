package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import java.util.Locale;

/** Where devices can open the server, for the console: what the connect page shows without its codes. */
final class AddressHandler {
    private final Doors doors;
    private final Gate gate;

    AddressHandler(Doors doors, Gate gate) {
        this.doors = doors;
        this.gate = gate;
    }

    void list(Exchange x) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("server", doors.server());
        json.put("access", gate.mode());
        ObjectNode https = json.putObject("https");
        https.put("mode", doors.https().mode().name().toLowerCase(Locale.ROOT));
        https.put(
                "fingerprint", doors.https().root().map(Https.Root::fingerprint).orElse(null));
        ArrayNode ways = json.putArray("ways");
        doors.ways().get().forEach(way -> ways.add(json(way)));
        x.ctx().header("Cache-Control", "no-store");
        x.answer(200, json);
    }

    private static ObjectNode json(Doors.Way way) {
        return Json.MAPPER
                .createObjectNode()
                .put("url", way.url())
                .put("secureUrl", way.secureUrl().isEmpty() ? null : way.secureUrl())
                .put("by", way.by())
                .put("code", way.code().isEmpty() ? null : way.code())
                .put("local", way.local());
    }
}
