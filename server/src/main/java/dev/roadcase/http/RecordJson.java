package dev.roadcase.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.Json;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Nested;
import dev.roadcase.model.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records as clients see them. */
final class RecordJson {
    private RecordJson() {}

    /** Something that writes JSON. */
    @FunctionalInterface
    interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4_096);
        stream(out, writing);
        return out.toByteArray();
    }

    static String text(Writing writing) {
        return new String(bytes(writing), StandardCharsets.UTF_8);
    }

    static void stream(OutputStream out, Writing writing) {
        try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds nested rows among those given. */
    static Nested nested(List<Row> rows) {
        return (type, parent) -> rows.stream()
                .filter(r -> r.type() == type && Objects.equals(r.parent(), parent))
                .toList();
    }

    static JsonNode tree(Row row, Nested nested) {
        return Json.read(
                new String(bytes(json -> write(json, row, nested, null)), java.nio.charset.StandardCharsets.UTF_8));
    }

    static ObjectNode person(Actor actor) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", actor.id().toString())
                .put("name", actor.name());
    }

    /** Writes a record with what is nested in it; {@code only} trims it to those fields, id and version. */
    static void write(JsonGenerator json, Row row, Nested nested, @Nullable Set<String> only) throws IOException {
        EntityType<?> type = row.type();
        json.writeStartObject();
        json.writeStringField("id", row.id().toString());
        if (type.isInProduction() && wanted("productionId", only)) {
            json.writeStringField("productionId", row.scope().toString());
        }
        fields(json, row, only);
        for (EntityType.Child child : type.children()) {
            if (wanted(child.name(), only)) {
                array(json, row, child, nested);
            }
        }
        metadata(json, row, only);
        json.writeEndObject();
    }

    private static boolean wanted(String name, @Nullable Set<String> only) {
        return only == null || only.contains(name);
    }

    private static void fields(JsonGenerator json, Row row, @Nullable Set<String> only) throws IOException {
        List<Field> fields = row.type().fields();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (!field.isHidden() && wanted(field.name(), only)) {
                json.writeFieldName(field.name());
                value(json, field.kind(), row.values().at(i));
            }
        }
    }

    private static void value(JsonGenerator json, Kind kind, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof JsonText text) {
            json.writeRawValue(text.text());
        } else if (value instanceof Integer number && kind instanceof Kind.Whole) {
            json.writeNumber(number);
        } else {
            json.writeTree(kind.write(value));
        }
    }

    private static void array(JsonGenerator json, Row row, EntityType.Child child, Nested nested) throws IOException {
        json.writeArrayFieldStart(child.name());
        for (Row item : nested.children(child.type(), row.id())) {
            json.writeStartObject();
            json.writeStringField("id", item.id().toString());
            fields(json, item, null);
            for (EntityType.Child below : child.type().children()) {
                array(json, item, below, nested);
            }
            json.writeNumberField("version", item.version());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void metadata(JsonGenerator json, Row row, @Nullable Set<String> only) throws IOException {
        json.writeNumberField("version", row.version());
        if (only != null) {
            return;
        }
        json.writeStringField("createdAt", Kind.Moment.text(row.createdAt()));
        json.writeStringField("updatedAt", Kind.Moment.text(row.updatedAt()));
        Instant synced = row.syncedAt();
        json.writeStringField("syncedAt", synced == null ? null : Kind.Moment.text(synced));
        json.writeStringField("lastModifiedBy", row.lastModifiedBy().toString());
        json.writeBooleanField("isDeleted", row.deleted());
    }
}
