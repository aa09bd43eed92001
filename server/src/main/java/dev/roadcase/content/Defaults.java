package dev.roadcase.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of every vocabulary when nobody has edited it. */
final class Defaults {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    Defaults() {
        Files.read("vocabularies").properties().forEach(e -> values.put(e.getKey(), texts(e.getValue())));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.asText()));
        return List.copyOf(texts);
    }

    List<String> values(String vocabulary) {
        return values.getOrDefault(vocabulary, List.of());
    }
}
