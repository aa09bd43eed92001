package dev.roadcase.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The records of the demo show as the API has them, made from its file. */
final class DemoRecords {
    private final JsonNode demo;
    private final Instant now;
    private final DemoIds ids;
    private final Map<String, String> categories = new HashMap<>();

    DemoRecords(JsonNode demo, Instant now) {
        this.demo = demo;
        this.now = now;
        ids = new DemoIds(demo);
        for (String file : Files.LIBRARY) {
            JsonNode library = Files.read("library/" + file);
            library.path("models")
                    .forEach(m -> categories.put(
                            m.path("key").asText(), library.path("category").asText()));
        }
    }

    int count(String array) {
        return demo.path(array).size();
    }

    ObjectNode production() {
        ObjectNode json = demo.path("production").deepCopy();
        ZoneId zone = ZoneId.of(json.path("timeZone").asText());
        json.put("loadIn", day(json, "loadInDays", "loadInTime", zone));
        json.put("loadOut", day(json, "loadOutDays", "loadOutTime", zone));
        json.remove(java.util.List.of("loadInDays", "loadInTime", "loadOutDays", "loadOutTime"));
        return json;
    }

    private String day(JsonNode json, String days, String time, ZoneId zone) {
        return Kind.Moment.text(now.atZone(zone)
                .toLocalDate()
                .plusDays(json.path(days).asLong())
                .atTime(LocalTime.parse(json.path(time).asText()))
                .atZone(zone)
                .toInstant());
    }

    ObjectNode source(int i) {
        return withEnds("sources", i, "outputs", "outputIndex");
    }

    ObjectNode send(int i) {
        return withEnds("sends", i, "inputs", "inputIndex");
    }

    private ObjectNode withEnds(String entity, int i, String array, String index) {
        UUID id = DemoIds.of(entity, String.valueOf(i));
        ObjectNode json = demo.path(entity).get(i).deepCopy();
        json.put("id", id.toString());
        for (JsonNode end : json.path(array)) {
            ((ObjectNode) end)
                    .put("id", DemoIds.endId(id, end.path(index).asInt()).toString());
        }
        return json;
    }

    ObjectNode device(int i) {
        ObjectNode json = demo.path("devices").get(i).deepCopy();
        String key = json.path("equipment").asText();
        json.put("id", ids.device(json.path("name").asText()).toString());
        json.put("equipmentId", Models.id(key).toString());
        json.put("category", categories.getOrDefault(key, "other"));
        json.remove(java.util.List.of("equipment", "paired"));
        return json;
    }

    /** For each device of a pair, the change that ties it to the other. */
    Map<UUID, JsonNode> pairs() {
        Map<UUID, JsonNode> pairs = new LinkedHashMap<>();
        for (JsonNode device : demo.path("devices")) {
            if (device.has("paired")) {
                UUID other = ids.device(device.path("paired").asText());
                pairs.put(
                        ids.device(device.path("name").asText()),
                        JsonNodeFactory.instance.objectNode().put("pairedDeviceId", other.toString()));
            }
        }
        return pairs;
    }

    ObjectNode connection(int i) {
        JsonNode written = demo.path("connections").get(i);
        ObjectNode json = written.has("source") ? path(written) : edge(written);
        json.put("id", DemoIds.of("connections", String.valueOf(i)).toString());
        for (String name : new String[] {"status", "note", "cableType", "cableLengthM", "cableLabel"}) {
            if (written.has(name)) {
                json.set(name, written.get(name));
            }
        }
        return json;
    }

    private ObjectNode edge(JsonNode written) {
        String from = written.path("from").asText();
        String to = written.path("to").asText();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("fromPortId", ids.end(from).toString());
        json.put("toPortId", ids.end(to).toString());
        if (!from.contains("|")) {
            json.put("sourceId", ids.source(label(from)).toString());
            json.put("sourceOutputId", ids.end(from).toString());
        }
        if (!to.contains("|")) {
            json.put("destinationType", "send");
            json.put("destinationId", ids.send(label(to)).toString());
        }
        return json;
    }

    private static String label(String reference) {
        return reference.substring(0, reference.indexOf('#'));
    }

    private ObjectNode path(JsonNode written) {
        String source = written.path("source").asText();
        JsonNode middle = written.path("intermediate");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sourceId", ids.source(label(source)).toString());
        json.put("sourceOutputId", ids.end(source).toString());
        json.put("intermediateType", middle.path("type").asText());
        json.put("intermediateId", ids.device(middle.path("device").asText()).toString());
        json.put("intermediateInput", middle.path("input").asText());
        json.put("intermediateOutput", middle.path("output").asText());
        JsonNode destination = written.path("destination");
        String name = destination.path("ref").asText();
        boolean send = destination.path("type").asText().equals("send");
        json.put("destinationType", destination.path("type").asText());
        json.put("destinationId", (send ? ids.send(name) : ids.device(name)).toString());
        String end = send ? name + "#1" : name + "|" + destination.path("port").asText();
        return json.put("toPortId", ids.end(end).toString());
    }

    ObjectNode ipAddress(int i) {
        ObjectNode json = demo.path("ipAddresses").get(i).deepCopy();
        json.put("id", DemoIds.of("ip-addresses", String.valueOf(i)).toString());
        if (json.has("deviceRef")) {
            json.put("deviceId", ids.device(json.path("deviceRef").asText()).toString());
            json.remove("deviceRef");
        }
        return json;
    }

    ObjectNode checklistItem(int i) {
        ObjectNode json = demo.path("checklistItems").get(i).deepCopy();
        json.put("id", DemoIds.of("checklist-items", String.valueOf(i)).toString());
        String at = Kind.Moment.text(now.minus(Duration.ofHours(20).plusMinutes(97L * (count("checklistItems") - i))));
        if (json.path("done").asBoolean()) {
            json.put("completedAt", at);
        }
        json.remove("done");
        for (JsonNode note : json.path("notes")) {
            ((ObjectNode) note).put("at", at);
        }
        return json;
    }
}
