package dev.roadcase.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.roadcase.routing.Finding;
import dev.roadcase.routing.Fix;
import dev.roadcase.routing.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a colleague would point out about a show's routing, with fixes that can be sent to {@code /api/batch} as they are. */
final class ChecksHandler {
    private final ShowGraphs graphs;
    private final LiveRouters routers;

    ChecksHandler(ShowGraphs graphs, LiveRouters routers) {
        this.graphs = graphs;
        this.routers = routers;
    }

    /** The findings of the plan, and among its warnings what real routers show otherwise. */
    void list(Exchange x) {
        UUID production = x.id("id");
        List<Finding> findings = graphs.findings(production);
        int notes = (int) findings.stream()
                .takeWhile(f -> f.kind().severity() != Severity.NOTE)
                .count();
        ArrayNode live = routers.ofShow(production);
        x.answer(200, RecordJson.bytes(json -> {
            json.writeStartArray();
            for (Finding finding : findings.subList(0, notes)) {
                finding(json, production, finding);
            }
            for (JsonNode router : live) {
                for (JsonNode difference : router.path("findings")) {
                    difference(json, router, difference);
                }
            }
            for (Finding finding : findings.subList(notes, findings.size())) {
                finding(json, production, finding);
            }
            json.writeEndArray();
        }));
    }

    private static void difference(JsonGenerator json, JsonNode router, JsonNode difference) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", difference.path("code").asText());
        for (String field : List.of("severity", "message", "remedy")) {
            json.writeStringField(field, difference.path(field).asText());
        }
        json.writeArrayFieldStart("places");
        place(
                json,
                "devices",
                router.path("deviceId").asText(),
                router.path("name").asText());
        for (JsonNode id : difference.path("connectionIds")) {
            place(json, "connections", id.asText(), "connection");
        }
        json.writeEndArray();
        json.writeNullField("fix");
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, String entity, String id, String label) throws IOException {
        json.writeStartObject();
        json.writeStringField("entity", entity);
        json.writeStringField("id", id);
        json.writeStringField("label", label);
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, UUID production, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", finding.kind().code());
        json.writeStringField("severity", finding.kind().severity().word());
        json.writeStringField("message", finding.message());
        json.writeStringField("remedy", finding.remedy());
        json.writeArrayFieldStart("places");
        for (Finding.Place place : finding.places()) {
            place(json, place.key().type().path(), place.key().id().toString(), place.label());
        }
        json.writeEndArray();
        Fix fix = finding.fix();
        if (fix == null) {
            json.writeNullField("fix");
        } else {
            fix(json, production, fix);
        }
        json.writeEndObject();
    }

    private static void fix(JsonGenerator json, UUID production, Fix fix) throws IOException {
        json.writeObjectFieldStart("fix");
        json.writeStringField("text", fix.text());
        json.writeArrayFieldStart("writes");
        for (Fix.Write write : fix.writes()) {
            write(json, production, write);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, UUID production, Fix.Write write) throws IOException {
        String entity = write.type().path();
        json.writeStartObject();
        json.writeStringField("method", write.method());
        json.writeStringField(
                "path",
                write.id() == null
                        ? "/api/productions/" + production + "/" + entity
                        : "/api/" + entity + "/" + write.id());
        if (write.version() != null) {
            json.writeStringField("ifMatch", "\"" + write.version() + "\"");
        }
        if (!write.body().isEmpty()) {
            json.writeObjectFieldStart("body");
            for (Map.Entry<String, Object> field : write.body().entrySet()) {
                json.writeObjectField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
