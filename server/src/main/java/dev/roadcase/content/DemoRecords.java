package dev.roadcase.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The records of the demo show as the API has them, made from its file. */
final class DemoRecords {
    private final JsonNode demo;
    private final DemoIds ids;
    private final DemoDates dates;
    private final DemoConnections connections;
    private final Library library = new Library();

    DemoRecords(JsonNode demo, Instant now) {
        this.demo = demo;
        ids = new DemoIds(demo, library);
        dates = new DemoDates(demo.path("production"), now);
        connections = new DemoConnections(ids);
    }

    int count(String array) {
        return demo.path(array).size();
    }

    private ObjectNode copy(String array, int i) {
        return demo.path(array).get(i).deepCopy();
    }

    ObjectNode production() {
        ObjectNode json = demo.path("production").deepCopy();
        json.remove(List.of("loadInDays", "loadInTime", "loadOutDays", "loadOutTime"));
        return json.put("loadIn", dates.loadIn()).put("loadOut", dates.loadOut());
    }

    ObjectNode source(int i) {
        return withEnds("sources", i, "outputs", "outputIndex");
    }

    ObjectNode send(int i) {
        return withEnds("sends", i, "inputs", "inputIndex");
    }

    private ObjectNode withEnds(String entity, int i, String array, String index) {
        UUID id = DemoIds.of(entity, i);
        ObjectNode json = copy(entity, i);
        for (JsonNode end : json.path(array)) {
            UUID endId = DemoIds.endId(id, end.path(index).asInt());
            ((ObjectNode) end).put("id", endId.toString());
        }
        return json.put("id", id.toString());
    }

    /** A device without ports: it gets those of its equipment when it is made. */
    ObjectNode device(int i) {
        ObjectNode json = copy("devices", i);
        String key = json.path("equipment").asText();
        json.remove(List.of("equipment", "paired"));
        json.put("id", ids.device(json.path("name").asText()).toString());
        json.put("equipmentId", Models.id(key).toString());
        return json.put("category", library.category(key));
    }

    /** For each device of a pair, the change that ties it to the other. */
    Map<UUID, JsonNode> pairs() {
        Map<UUID, JsonNode> pairs = new LinkedHashMap<>();
        for (JsonNode device : demo.path("devices")) {
            if (device.has("paired")) {
                String other = ids.device(device.path("paired").asText()).toString();
                JsonNode tie = JsonNodeFactory.instance.objectNode().put("pairedDeviceId", other);
                pairs.put(ids.device(device.path("name").asText()), tie);
            }
        }
        return pairs;
    }

    /** For each output that is routed by hand, the change that routes it. */
    Map<UUID, JsonNode> crosspoints() {
        Map<UUID, JsonNode> crosspoints = new LinkedHashMap<>();
        for (JsonNode written : demo.path("crosspoints")) {
            String input = ids.end(written.path("input").asText()).toString();
            JsonNode route = JsonNodeFactory.instance.objectNode().put("routedFrom", input);
            crosspoints.put(ids.end(written.path("output").asText()), route);
        }
        return crosspoints;
    }

    ObjectNode connection(int i) {
        ObjectNode json = connections.connection(demo.path("connections").get(i));
        return json.put("id", DemoIds.of("connections", i).toString());
    }

    ObjectNode ipAddress(int i) {
        ObjectNode json = copy("ipAddresses", i);
        if (json.has("deviceRef")) {
            String device = json.remove("deviceRef").asText();
            json.put("deviceId", ids.device(device).toString());
        }
        return json.put("id", DemoIds.of("ip-addresses", i).toString());
    }

    ObjectNode checklistItem(int i) {
        ObjectNode json = copy("checklistItems", i);
        Instant said = dates.recently(i);
        if (json.remove("done") != null) {
            Instant completed = dates.completed(i, json.path("daysBeforeShow").asInt());
            json.put("completedAt", Kind.Moment.text(completed));
            said = completed.minus(Duration.ofMinutes(5));
        }
        for (JsonNode note : json.path("notes")) {
            ((ObjectNode) note).put("at", Kind.Moment.text(said));
        }
        return json.put("id", DemoIds.of("checklist-items", i).toString());
    }
}
