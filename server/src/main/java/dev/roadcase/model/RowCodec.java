package dev.roadcase.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whole rows as text, lineage included, for what is kept beside the tables. */
public final class RowCodec {
    private RowCodec() {}

    public static String write(Row row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field field : row.type().fields()) {
            Object value = row.get(field.name());
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("scope", row.scope().toString());
        json.set("values", ChangesetCodec.values(row.type(), values));
        json.put("version", row.version());
        json.put("createdAt", Kind.Moment.text(row.createdAt()));
        json.put("updatedAt", Kind.Moment.text(row.updatedAt()));
        json.put("by", row.lastModifiedBy().toString());
        json.put("deleted", row.deleted());
        json.put("lineage", row.lineage().text());
        Instant synced = row.syncedAt();
        json.put("synced", synced == null ? null : Kind.Moment.text(synced));
        return Json.write(json);
    }

    public static Row read(Key key, String text) {
        JsonNode json = Json.read(text);
        Values none = Values.empty(key.type().fields().size());
        return new Row(
                key.type(),
                key.id(),
                UUID.fromString(json.path("scope").asText()),
                none.with(key.type(), ChangesetCodec.values(key.type(), json.path("values"))),
                json.path("version").asLong(),
                Times.parse(json.path("createdAt").asText()),
                Times.parse(json.path("updatedAt").asText()),
                UUID.fromString(json.path("by").asText()),
                json.path("deleted").asBoolean(),
                Lineage.parse(json.path("lineage").asText()),
                json.hasNonNull("synced") ? Times.parse(json.path("synced").asText()) : null);
    }
}
