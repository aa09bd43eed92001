package dev.roadcase.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roadcase.schedule.Cable;
import dev.roadcase.schedule.End;
import dev.roadcase.schedule.Finding;
import dev.roadcase.schedule.PackLine;
import dev.roadcase.schedule.Schedule;
import java.io.IOException;
import java.math.BigDecimal;

/** A cable schedule as clients see it. */
final class CableJson {
    private CableJson() {}

    static byte[] of(Schedule schedule) {
        return RecordJson.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("unit", schedule.stock().unit().sign());
            sizes(json, "stock", schedule.stock().sizes());
            json.writeArrayFieldStart("cables");
            for (Cable cable : schedule.cables()) {
                write(json, cable);
            }
            json.writeEndArray();
            pack(json, schedule);
            findings(json, schedule);
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Cable cable) throws IOException {
        json.writeStartObject();
        json.writeStringField("connectionId", cable.connection().toString());
        json.writeStringField("number", cable.number());
        json.writeStringField("type", cable.type());
        Integer length = cable.lengthMm();
        json.writeStringField(
                "lengthM",
                length == null
                        ? null
                        : BigDecimal.valueOf(length, 3).stripTrailingZeros().toPlainString());
        sizes(json, "take", cable.pieces());
        end(json, "from", cable.from());
        end(json, "to", cable.to());
        json.writeStringField("status", cable.status());
        json.writeStringField("note", cable.note());
        json.writeEndObject();
    }

    private static void sizes(JsonGenerator json, String name, Iterable<Integer> sizes) throws IOException {
        json.writeArrayFieldStart(name);
        for (int size : sizes) {
            json.writeNumber(size);
        }
        json.writeEndArray();
    }

    private static void end(JsonGenerator json, String name, End end) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("id", end.id() == null ? null : end.id().toString());
        json.writeStringField("name", end.name());
        json.writeStringField("port", end.port());
        json.writeStringField("connector", end.connector());
        json.writeStringField("place", end.place());
        json.writeEndObject();
    }

    private static void pack(JsonGenerator json, Schedule schedule) throws IOException {
        json.writeArrayFieldStart("pack");
        for (PackLine line : schedule.pack()) {
            json.writeStartObject();
            json.writeStringField("type", line.type());
            json.writeObjectField("size", line.size() == 0 ? null : line.size());
            json.writeNumberField("count", line.count());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void findings(JsonGenerator json, Schedule schedule) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : schedule.findings()) {
            json.writeStartObject();
            json.writeStringField("code", finding.code().wire());
            json.writeStringField("severity", finding.code().severity());
            json.writeStringField("message", finding.message());
            json.writeStringField("remedy", finding.remedy());
            json.writeArrayFieldStart("connectionIds");
            for (var id : finding.connections()) {
                json.writeString(id.toString());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
