package dev.roadcase.sync.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.model.Combine;
import dev.roadcase.model.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Two versions of one list made into one: additions of both are kept; what either removed is gone, except from remarks. */
final class Lists {
    private Lists() {}

    static JsonText combine(Combine how, JsonText old, JsonText mine, JsonText theirs) {
        Map<String, JsonNode> before = elements(old);
        Map<String, JsonNode> ours = elements(mine);
        Map<String, JsonNode> others = elements(theirs);
        Map<String, JsonNode> all = new LinkedHashMap<>(others);
        ours.forEach(all::putIfAbsent);
        if (how == Combine.LIST) {
            all.keySet().removeIf(k -> before.containsKey(k) && !(ours.containsKey(k) && others.containsKey(k)));
        }
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        all.values().forEach(result::add);
        return JsonText.of(result);
    }

    private static Map<String, JsonNode> elements(JsonText list) {
        Map<String, JsonNode> elements = new LinkedHashMap<>();
        list.tree().forEach(e -> elements.put(JsonText.of(e).canonical(), e));
        return elements;
    }
}
