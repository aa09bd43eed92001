package dev.roadcase.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ids;
import java.util.List;
import java.util.UUID;

/** Library models as the data files write them down, expanded to equipment as the API has it. */
final class Models {
    private static final List<String> SAME = List.of(
            "manufacturer",
            "model",
            "ioArchitecture",
            "cardSlots",
            "formatByIo",
            "isSecondaryDevice",
            "deviceFormats",
            "specs");

    private Models() {}

    /** The id of a model on every server. */
    static UUID id(String key) {
        return Ids.fixed("equipment", key);
    }

    /** The id of a model's port on every server. */
    static UUID portId(UUID model, String label) {
        return Ids.derived(model, "port/" + label);
    }

    static ObjectNode equipment(String category, JsonNode model) {
        UUID id = id(model.path("key").asText());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id.toString());
        json.put("category", category);
        for (String name : SAME) {
            if (model.has(name)) {
                json.set(name, model.get(name));
            }
        }
        json.set("ioPorts", ports(id, model.path("ports")));
        ArrayNode cards = json.putArray("cards");
        for (JsonNode card : model.path("cards")) {
            ObjectNode slot = cards.addObject();
            slot.put("slotNumber", card.path("slot").asInt());
            slot.set("io", ports(id, card.path("ports")));
        }
        return json;
    }

    private static ArrayNode ports(UUID model, JsonNode groups) {
        ArrayNode ports = JsonNodeFactory.instance.arrayNode();
        for (JsonNode group : groups) {
            int first = group.path("firstIndex").asInt(1);
            int count = group.path("count").asInt(1);
            for (int n = first; n < first + count; n++) {
                ports.add(port(model, group, n));
            }
        }
        return ports;
    }

    private static ObjectNode port(UUID model, JsonNode group, int n) {
        String label = group.path("label").asText().replace("{n}", String.valueOf(n));
        ObjectNode port = JsonNodeFactory.instance.objectNode();
        port.put("id", portId(model, label).toString());
        port.put("portType", group.path("type").asText());
        port.put("ioType", group.path("ioType").asText());
        port.put("label", label);
        if (group.has("format")) {
            port.put("format", group.path("format").asText());
        }
        return port.put("portIndex", n);
    }
}
