package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.Device;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Key;
import dev.roadcase.model.Port;
import dev.roadcase.model.Row;
import dev.roadcase.model.Violation;
import dev.roadcase.model.Violation.Code;
import dev.roadcase.routing.Crosspoints;
import dev.roadcase.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The crosspoints of a device: one value per output, kept at its port and synced like any other. Several are set as one
 * step that is undone as one; a salvo is a named set of them, kept with the device.
 */
final class CrosspointHandler {
    private static final int MOST = 500;

    private final Store store;
    private final ShowGraphs graphs;
    private final Writes writes;

    CrosspointHandler(Store store, ShowGraphs graphs, Writes writes) {
        this.store = store;
        this.graphs = graphs;
        this.writes = writes;
    }

    void list(Exchange x) {
        Row device = device(x);
        List<Crosspoints.Shown> shown = graphs.ask(device.scope(), graph -> {
            Crosspoints points = Crosspoints.of(graph, device.id());
            return points == null ? List.of() : points.shown();
        });
        x.answer(200, json(shown));
    }

    /** Sets what the body says, all or nothing. */
    void set(Exchange x) {
        Row device = device(x);
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        JsonNode routes = body.has("salvo") ? salvo(device, body.path("salvo").asText()) : body.path("routes");
        if (!routes.isArray() || routes.isEmpty() || routes.size() > MOST) {
            throw Problem.malformed("Send {\"routes\":[{\"output\",\"input\"}]} with 1 to " + MOST
                    + " routes, each port by its id or label, or {\"salvo\":\"name\"}.");
        }
        List<Ask> asks = graphs.ask(device.scope(), graph -> {
            Crosspoints points = Crosspoints.of(graph, device.id());
            return points == null ? List.<Ask>of() : new Reader(points).asks(routes);
        });
        if (asks.isEmpty()) {
            throw Problem.gone("This device was deleted. Restore it to route it.");
        }
        writes.commit(x, List.of(writes.proposal(x, device.scope(), Cause.EDIT, asks)), body, result -> {
            List<Crosspoints.Shown> shown = graphs.ask(device.scope(), graph -> {
                Crosspoints points = Crosspoints.of(graph, device.id());
                return points == null ? List.of() : points.shown();
            });
            return new Writes.Answer(200, null, null, new String(json(shown), StandardCharsets.UTF_8));
        });
    }

    private Row device(Exchange x) {
        Row row = store.read(r -> r.row(new Key(Device.TYPE, x.id("id"))))
                .orElseThrow(() -> Problem.notFound("There is no such device."));
        if (row.deleted()) {
            throw Problem.gone("This device was deleted. Restore it to route it.");
        }
        return row;
    }

    private static JsonNode salvo(Row device, String name) {
        if (device.get("salvos") instanceof JsonText salvos) {
            for (JsonNode salvo : salvos.tree()) {
                if (salvo.path("name").asText().equalsIgnoreCase(name)) {
                    return salvo.path("routes");
                }
            }
        }
        throw Problem.notFound("This device has no salvo called \"" + name + "\".");
    }

    /** Reads routes, collecting every fault. */
    private static final class Reader {
        private final Crosspoints points;
        private final Map<UUID, Ask> asks = new LinkedHashMap<>();
        private final List<Violation> faults = new ArrayList<>();

        Reader(Crosspoints points) {
            this.points = points;
        }

        List<Ask> asks(JsonNode routes) {
            for (int i = 0; i < routes.size(); i++) {
                read("routes/" + i, routes.get(i));
            }
            if (!faults.isEmpty()) {
                throw Problems.invalid(faults);
            }
            return List.copyOf(asks.values());
        }

        private void read(String at, JsonNode route) {
            UUID output = points.output(route.path("output").asText());
            JsonNode written = route.path("input");
            UUID input = written.isTextual() ? points.input(written.asText()) : null;
            if (output == null) {
                fault(at + "/output", Code.UNKNOWN_REFERENCE, "is not the id or label of an output of this device");
            } else if (!points.isChoosable(output)) {
                fault(at + "/output", Code.CONTRADICTION, "always shows the same input");
            }
            if (input == null && !written.isNull()) {
                fault(at + "/input", Code.UNKNOWN_REFERENCE, "is not the id or label of an input of this device");
            }
            if (output != null) {
                asks.put(output, ask(output, input));
            }
        }

        private void fault(String field, Code code, String message) {
            faults.add(Violation.of(field, code, message));
        }

        private static Ask ask(UUID output, @Nullable UUID input) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("routedFrom", input == null ? null : input.toString());
            return new Ask.Edit(new Key(Port.TYPE, output), Decoder.decode(Port.TYPE, body, false), Base.NOW);
        }
    }

    private static byte[] json(List<Crosspoints.Shown> shown) {
        return RecordJson.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("routes");
            for (Crosspoints.Shown one : shown) {
                json.writeStartObject();
                json.writeStringField("outputId", one.output().toString());
                json.writeStringField("output", one.outputLabel());
                json.writeStringField(
                        "inputId", one.input() == null ? null : one.input().toString());
                json.writeStringField("input", one.input() == null ? null : one.inputLabel());
                json.writeStringField("route", one.route().isEmpty() ? null : one.route());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
