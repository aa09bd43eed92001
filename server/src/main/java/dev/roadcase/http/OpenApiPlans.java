package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the routes for patching at speed take and give, for the API description. */
final class OpenApiPlans {
    private static final String TEXT = "{\"type\":\"string\"}";
    private static final String FLAG = "{\"type\":\"boolean\"}";
    private static final String TEXTS = "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}";
    private static final String ID = "{\"type\":\"string\",\"format\":\"uuid\"}";
    private static final String WHOLE = "{\"type\":\"integer\",\"minimum\":1}";

    /** By path: the body's fields, those that are needed with a star. */
    private static final Map<String, Map<String, String>> BODIES = Map.of(
            "/api/productions/{id}/patch/connect",
            Map.of(
                    "from*",
                    TEXT,
                    "to*",
                    TEXT,
                    "count",
                    WHOLE,
                    "number",
                    FLAG,
                    "cableType",
                    TEXT,
                    "status",
                    TEXT,
                    "cableLengthM",
                    TEXT,
                    "plan",
                    TEXT),
            "/api/productions/{id}/patch/duplicate",
            Map.of(
                    "chain*", TEXT, "from", TEXTS, "to", TEXTS, "times", WHOLE, "number", FLAG, "status", TEXT, "plan",
                    TEXT),
            "/api/productions/{id}/copy",
            Map.of(
                    "showName*",
                    TEXT,
                    "client",
                    TEXT,
                    "venue",
                    TEXT,
                    "room",
                    TEXT,
                    "timeZone",
                    TEXT,
                    "loadIn",
                    TEXT,
                    "loadOut",
                    TEXT,
                    "showInfoUrl",
                    TEXT,
                    "include",
                    TEXTS,
                    "plan",
                    TEXT),
            "/api/devices/{id}/swap",
            Map.of(
                    "equipmentId*",
                    ID,
                    "ports",
                    "{\"type\":\"object\",\"additionalProperties\":{\"type\":[\"string\",\"null\"]}}",
                    "name",
                    TEXT,
                    "drop",
                    FLAG,
                    "plan",
                    TEXT),
            "/api/equipment/{id}/push",
            Map.of("productionId", ID, "devices", TEXTS, "overwrite", FLAG, "plan", TEXT));

    private OpenApiPlans() {}

    static boolean isPlan(Route route) {
        return BODIES.containsKey(route.path());
    }

    /** The schema of the body of such a route; null for any other. */
    static @Nullable ObjectNode body(Route route) {
        Map<String, String> fields = BODIES.get(route.path());
        if (fields == null) {
            return null;
        }
        ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
        ArrayNode required = Json.MAPPER.createArrayNode();
        ObjectNode properties = schema.putObject("properties");
        fields.keySet().stream().sorted().forEach(name -> {
            String plain = name.replace("*", "");
            properties.set(plain, Json.read(fields.getOrDefault(name, TEXT)));
            if (!plain.equals(name)) {
                required.add(plain);
            }
        });
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    /** What all of them answer. */
    static ObjectNode plan() {
        ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
        schema.put(
                "description",
                "What is written, or with dryRun=true would be. Its plan, sent back in the body, makes sure that what is"
                        + " written is what was shown.");
        ObjectNode properties = schema.putObject("properties");
        properties.set("summary", Json.read(TEXT));
        properties.set("done", Json.read(FLAG));
        properties.set("plan", Json.read(TEXT));
        properties.set("productionId", Json.read(ID));
        properties.set("notes", Json.read(TEXTS));
        properties.set("changeIds", Json.read(TEXTS));
        ObjectNode counts = properties.putObject("counts").put("type", "object").putObject("properties");
        for (String act : new String[] {"add", "change", "remove", "keep"}) {
            counts.putObject(act).put("type", "integer");
        }
        ObjectNode line = properties.putObject("lines").put("type", "array").putObject("items");
        ObjectNode parts = line.put("type", "object").putObject("properties");
        for (String name : new String[] {"op", "entity", "id", "label", "text"}) {
            parts.set(name, Json.read(TEXT));
        }
        parts.putObject("from").put("type", "object");
        parts.putObject("to").put("type", "object");
        return schema;
    }
}
