package dev.roadcase.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The connections of the demo show, which its file writes as single cables or as whole paths. */
final class DemoConnections {
    private static final List<String> SAME = List.of("status", "note", "cableType", "cableLengthM", "cableLabel");

    private final DemoIds ids;

    DemoConnections(DemoIds ids) {
        this.ids = ids;
    }

    ObjectNode connection(JsonNode written) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (written.has("source")) {
            path(json, written);
        } else {
            cable(json, written);
        }
        for (String name : SAME) {
            if (written.has(name)) {
                json.set(name, written.get(name));
            }
        }
        return json;
    }

    private void cable(ObjectNode json, JsonNode written) {
        String from = written.path("from").asText();
        if (DemoIds.isPort(from)) {
            json.put("fromPortId", ids.end(from).toString());
        } else {
            source(json, from);
        }
        String to = written.path("to").asText();
        if (!DemoIds.isPort(to)) {
            destination(json, "send", ids.send(DemoIds.label(to)).toString());
        }
        json.put("toPortId", ids.end(to).toString());
    }

    private void path(ObjectNode json, JsonNode written) {
        source(json, written.path("source").asText());
        JsonNode middle = written.path("intermediate");
        json.put("intermediateType", middle.path("type").asText());
        json.put("intermediateId", ids.device(middle.path("device").asText()).toString());
        json.put("intermediateInput", middle.path("input").asText());
        json.put("intermediateOutput", middle.path("output").asText());
        JsonNode end = written.path("destination");
        String name = end.path("ref").asText();
        String type = end.path("type").asText();
        boolean send = type.equals("send");
        destination(json, type, (send ? ids.send(name) : ids.device(name)).toString());
        String port = send ? name + "#1" : name + "|" + end.path("port").asText();
        json.put("toPortId", ids.end(port).toString());
    }

    private void source(ObjectNode json, String reference) {
        json.put("sourceId", ids.source(DemoIds.label(reference)).toString());
        json.put("sourceOutputId", ids.end(reference).toString());
        json.put("fromPortId", ids.end(reference).toString());
    }

    private static void destination(ObjectNode json, String type, String id) {
        json.put("destinationType", type).put("destinationId", id);
    }
}
