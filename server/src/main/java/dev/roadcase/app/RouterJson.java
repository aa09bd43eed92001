package dev.roadcase.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.Json;
import dev.roadcase.model.Kind;
import dev.roadcase.router.Comparison;
import dev.roadcase.router.Difference;
import dev.roadcase.router.RouterState;
import dev.roadcase.router.Status;
import java.util.List;

/** A followed router as clients see it. */
final class RouterJson {
    private RouterJson() {}

    static ObjectNode of(Device device, List<Connection> connections, RouterFile.Entry entry, Status status) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("deviceId", device.id().toString());
        json.put("name", device.name());
        json.put("address", entry.address());
        json.put("port", entry.port());
        json.put("canSet", entry.canSet());
        json.put("link", status.link().wire());
        json.put("reason", status.reason().isEmpty() ? null : status.reason());
        json.put("since", Kind.Moment.text(status.since()));
        RouterState state = status.state();
        if (state != null) {
            state(json, state);
        }
        ArrayNode findings = json.putArray("findings");
        if (state != null) {
            Comparison.of(device, connections, state).forEach(d -> findings.add(finding(d)));
        }
        return json;
    }

    private static void state(ObjectNode json, RouterState state) {
        json.put("model", state.model());
        json.put("label", state.name());
        json.put("inputs", state.inputs());
        json.put("outputs", state.outputs());
        ArrayNode crosspoints = json.putArray("crosspoints");
        state.crosspoints()
                .forEach((output, input) -> crosspoints
                        .addObject()
                        .put("output", output)
                        .put("outputLabel", state.outputLabels().get(output))
                        .put("input", input)
                        .put("inputLabel", state.inputLabels().get(input))
                        .put("locked", state.locked().contains(output)));
    }

    private static ObjectNode finding(Difference difference) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("code", difference.code().wire());
        json.put("severity", "warning");
        json.put("output", difference.output());
        json.put("message", difference.message());
        json.put("remedy", difference.remedy());
        ArrayNode ids = json.putArray("connectionIds");
        difference.connections().forEach(id -> ids.add(id.toString()));
        return json;
    }
}
