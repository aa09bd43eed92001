package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Field;
import dev.roadcase.model.Kind;

/** JSON Schema of single fields. */
final class OpenApiFields {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private OpenApiFields() {}

    static ObjectNode id() {
        return NODES.objectNode().put("type", "string").put("format", "uuid");
    }

    static ObjectNode schema(Field field) {
        ObjectNode json = NODES.objectNode();
        kind(json, field);
        String unit = field.unit() == null ? "" : " In " + field.unit() + ".";
        String list = field.vocabulary() == null ? "" : " Offered from the vocabulary " + field.vocabulary() + ".";
        json.put("description", field.doc() + unit + list);
        if (field.initial() != null) {
            json.set("default", field.kind().write(field.initial()));
        }
        if (!field.group().equals(field.name())) {
            json.put("x-group", field.group());
        }
        if (field.isFixed()) {
            json.put("x-immutable", true);
        }
        return json;
    }

    private static void kind(ObjectNode json, Field field) {
        boolean required = field.isRequired();
        switch (field.kind()) {
            case Kind.Text text -> type(json, "string", required).put("maxLength", text.max());
            case Kind.Whole whole ->
                type(json, "integer", required).put("minimum", whole.min()).put("maximum", whole.max());
            case Kind.Decimal decimal -> type(json, "string", required).put("pattern", "^\\d+(\\.\\d{1,3})?$");
            case Kind.Length length -> type(json, "string", required).put("pattern", "^\\d+(\\.\\d{1,3})?$");
            case Kind.Flag flag -> json.put("type", "boolean");
            case Kind.Moment moment -> type(json, "string", required).put("format", "date-time");
            case Kind.Day day -> type(json, "string", required).put("format", "date");
            case Kind.Choice choice -> choice(json, choice, required);
            case Kind.Reference reference -> type(json, "string", required).put("format", "uuid");
            case Kind.Zone zone -> type(json, "string", required);
            case Kind.Tree tree -> tree(json, tree);
        }
    }

    private static ObjectNode type(ObjectNode json, String type, boolean required) {
        if (required) {
            return json.put("type", type);
        }
        json.putArray("type").add(type).add("null");
        return json;
    }

    private static void choice(ObjectNode json, Kind.Choice choice, boolean required) {
        ArrayNode words = json.putArray("enum");
        choice.words().forEach(words::add);
        if (!required) {
            words.addNull();
        }
    }

    private static void tree(ObjectNode json, Kind.Tree tree) {
        switch (tree.shape()) {
            case ANY -> {}
            case TEXTS -> json.put("type", "array").putObject("items").put("type", "string");
            case NOTES -> {
                json.putArray("type").add("array").add("null");
                ObjectNode note = json.putObject("items").put("type", "object").putObject("properties");
                note.putObject("at").put("type", "string");
                note.putObject("by").put("type", "string");
                note.putObject("text").put("type", "string");
            }
        }
    }

    /** What every record carries besides its fields. */
    static void metadata(ObjectNode properties, boolean nested) {
        properties.putObject("version").put("type", "integer").put("description", "Goes up with every change.");
        if (nested) {
            return;
        }
        for (String name : new String[] {"createdAt", "updatedAt"}) {
            properties
                    .putObject(name)
                    .put("type", "string")
                    .put("format", "date-time")
                    .put("readOnly", true);
        }
        ObjectNode synced = properties.putObject("syncedAt");
        synced.putArray("type").add("string").add("null");
        synced.put("description", "When the hub last confirmed it.").put("readOnly", true);
        properties.set("lastModifiedBy", id().put("readOnly", true));
        properties.putObject("isDeleted").put("type", "boolean").put("readOnly", true);
    }
}
