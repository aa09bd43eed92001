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
            "manufacturer", "model", "ioArchitecture", "cardSlots", "isSecondaryDevice", "deviceFormats", "specs");

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
                json.set(name, model.get(name).deepCopy());
            }
        }
        json.put("formatByIo", model.path("formatByIo").asBoolean(!model.has("deviceFormats")));
        json.set("ioPorts", ports(id, model.path("ports")));
        cards(id, model.path("cards"), json);
        return json;
    }

    /** What a card is called has no field of its own; it is kept among the specs, by slot. */
    private static void cards(UUID id, JsonNode written, ObjectNode json) {
        ArrayNode cards = json.putArray("cards");
        for (JsonNode card : written) {
            String slot = card.path("slot").asText();
            cards.addObject().put("slotNumber", card.path("slot").asInt()).set("io", ports(id, card.path("ports")));
            if (card.has("name")) {
                json.withObject("/specs/cards").set(slot, card.get("name"));
            }
        }
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
            port.set("format", group.get("format"));
        }
        return port.put("portIndex", n);
    }
}
