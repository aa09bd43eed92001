package dev.roadcase.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roadcase.routing.Checks;
import dev.roadcase.routing.Finding;
import dev.roadcase.routing.Fix;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a colleague would point out about a show's routing, with fixes that can be sent to {@code /api/batch} as they are. */
final class ChecksHandler {
    private final ShowGraphs graphs;

    ChecksHandler(ShowGraphs graphs) {
        this.graphs = graphs;
    }

    void list(Exchange x) {
        UUID production = x.id("id");
        List<Finding> findings = graphs.ask(production, Checks::of);
        x.answer(200, RecordJson.bytes(json -> {
            json.writeStartArray();
            for (Finding finding : findings) {
                finding(json, production, finding);
            }
            json.writeEndArray();
        }));
    }

    private static void finding(JsonGenerator json, UUID production, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", finding.kind().code());
        json.writeStringField("severity", finding.kind().severity().word());
        json.writeStringField("message", finding.message());
        json.writeStringField("remedy", finding.remedy());
        json.writeArrayFieldStart("places");
        for (Finding.Place place : finding.places()) {
            json.writeStartObject();
            json.writeStringField("entity", place.key().type().path());
            json.writeStringField("id", place.key().id().toString());
            json.writeStringField("label", place.label());
            json.writeEndObject();
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
