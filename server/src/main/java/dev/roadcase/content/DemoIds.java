package dev.roadcase.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Ids;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ids of everything in the demo show, and how its file refers to them: {@code SRC 1#2} is output 2 of a source,
 * {@code DST 1#1} input 1 of a send, {@code Router A|OUT 3} a port of a device. Where a label occurs twice, the first
 * record is meant.
 */
final class DemoIds {
    static final UUID PRODUCTION = Ids.fixed("demo", "production");

    private final Map<String, UUID> records = new HashMap<>();
    private final Map<String, UUID> ends = new HashMap<>();

    DemoIds(JsonNode demo, Library library) {
        labels(demo.path("sources"), "sources", "outputs", "outputIndex");
        labels(demo.path("sends"), "sends", "inputs", "inputIndex");
        for (JsonNode device : demo.path("devices")) {
            String name = device.path("name").asText();
            UUID id = Ids.fixed("demo", "devices/" + name);
            records.put("devices/" + name, id);
            library.ports(device.path("equipment").asText())
                    .forEach((label, port) -> ends.put(name + "|" + label, portId(id, port)));
        }
    }

    /** The id of a record by its place in the file. */
    static UUID of(String entity, int index) {
        return Ids.fixed("demo", entity + "/" + index);
    }

    static UUID changeset(int number) {
        return Ids.fixed("demo", "changeset/" + number);
    }

    static UUID endId(UUID record, int number) {
        return Ids.derived(record, "end/" + number);
    }

    /** A device's port has the id that placing its equipment gives it. */
    static UUID portId(UUID device, UUID modelPort) {
        return Ids.derived(device, modelPort.toString());
    }

    private void labels(JsonNode written, String entity, String array, String index) {
        for (int i = 0; i < written.size(); i++) {
            UUID id = of(entity, i);
            String label = written.get(i).path("label").asText();
            if (records.putIfAbsent(entity + "/" + label, id) == null) {
                for (JsonNode end : written.get(i).path(array)) {
                    int number = end.path(index).asInt();
                    ends.put(label + "#" + number, endId(id, number));
                }
            }
        }
    }

    UUID source(String label) {
        return known(records.get("sources/" + label), label);
    }

    UUID send(String label) {
        return known(records.get("sends/" + label), label);
    }

    UUID device(String name) {
        return known(records.get("devices/" + name), name);
    }

    UUID end(String reference) {
        return known(ends.get(reference), reference);
    }

    private static UUID known(@Nullable UUID id, String reference) {
        if (id == null) {
            throw new IllegalStateException("The demo show refers to " + reference + ", which it does not have");
        }
        return id;
    }

    static boolean isPort(String reference) {
        return reference.contains("|");
    }

    /** The label of the source or send whose end is named. */
    static String label(String reference) {
        return reference.substring(0, reference.lastIndexOf('#'));
    }
}
