package dev.roadcase.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All models of the starter library by their key, as equipment. */
final class Library {
    private final Map<String, ObjectNode> models = new LinkedHashMap<>();

    Library() {
        for (String file : Files.LIBRARY) {
            JsonNode json = Files.read("library/" + file);
            for (JsonNode model : json.path("models")) {
                String category = json.path("category").asText();
                models.put(model.path("key").asText(), Models.equipment(category, model));
            }
        }
    }

    String category(String key) {
        return model(key).path("category").asText();
    }

    /** The ids of a model's ports by their labels, which are unique in one model. */
    Map<String, UUID> ports(String key) {
        List<JsonNode> all = new ArrayList<>();
        model(key).path("ioPorts").forEach(all::add);
        model(key).path("cards").forEach(card -> card.path("io").forEach(all::add));
        Map<String, UUID> ports = new LinkedHashMap<>();
        for (JsonNode port : all) {
            ports.put(
                    port.path("label").asText(), UUID.fromString(port.path("id").asText()));
        }
        return ports;
    }

    private ObjectNode model(String key) {
        ObjectNode model = models.get(key);
        if (model == null) {
            throw new IllegalStateException("The starter library has no model " + key);
        }
        return model;
    }
}
