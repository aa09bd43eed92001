package dev.roadcase.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The value of a JSON field: kept as it was written, compared by its canonical form (sorted keys, plain numbers).
 *
 * @param text the JSON as it was written, keys in their order
 * @param canonical the form that equality, merge and digest use
 */
public record JsonText(String text, String canonical) {
    public static JsonText of(JsonNode node) {
        return new JsonText(Json.write(node), Canonical.of(node));
    }

    public static JsonText parse(String text) {
        return of(Json.read(text));
    }

    /** The value as a tree. */
    public JsonNode tree() {
        return Json.read(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonText that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }
}
