package dev.roadcase.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Ids;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The ids of everything in the demo show, and how its file refers to them. */
final class DemoIds {
    static final UUID PRODUCTION = Ids.fixed("demo", "production");

    private final Map<String, UUID> byLabel = new HashMap<>();
    private final Map<String, UUID> ends = new HashMap<>();
    private final Map<String, UUID> equipment = new HashMap<>();

    DemoIds(JsonNode demo) {
        labels(demo.path("sources"), "sources", "outputs", "outputIndex");
        labels(demo.path("sends"), "sends", "inputs", "inputIndex");
        for (JsonNode device : demo.path("devices")) {
            String name = device.path("name").asText();
            byLabel.put("devices/" + name, of("devices", name));
            equipment.put(name, Models.id(device.path("equipment").asText()));
        }
    }

    static UUID of(String entity, String name) {
        return Ids.fixed("demo", entity + "/" + name);
    }

    private void labels(JsonNode records, String entity, String array, String index) {
        for (int i = 0; i < records.size(); i++) {
            UUID id = of(entity, String.valueOf(i));
            String label = records.get(i).path("label").asText();
            if (byLabel.putIfAbsent(entity + "/" + label, id) == null) {
                for (JsonNode end : records.get(i).path(array)) {
                    int number = end.path(index).asInt();
                    ends.put(label + "#" + number, endId(id, number));
                }
            }
        }
    }

    static UUID endId(UUID record, int number) {
        return Ids.derived(record, "end/" + number);
    }

    UUID source(String label) {
        return known("sources/" + label);
    }

    UUID send(String label) {
        return known("sends/" + label);
    }

    UUID device(String name) {
        return known("devices/" + name);
    }

    private UUID known(String key) {
        UUID id = byLabel.get(key);
        if (id == null) {
            throw new IllegalStateException("The demo show refers to " + key + ", which it does not have");
        }
        return id;
    }

    /** The end that a reference names: {@code SRC 1#2}, {@code DST 1#1} or {@code device|port label}. */
    UUID end(String reference) {
        int bar = reference.indexOf('|');
        if (bar >= 0) {
            return port(reference.substring(0, bar), reference.substring(bar + 1));
        }
        UUID id = ends.get(reference);
        if (id == null) {
            throw new IllegalStateException("The demo show refers to " + reference + ", which it does not have");
        }
        return id;
    }

    /** A device's port has the id that placing the equipment gives it. */
    private UUID port(String device, String label) {
        UUID model = equipment.get(device);
        if (model == null) {
            throw new IllegalStateException("The demo show has no device " + device);
        }
        return Ids.derived(device(device), Models.portId(model, label).toString());
    }
}
