package dev.roadcase.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The canonical text of a JSON value: keys sorted, no spaces, numbers plain and without trailing zeros. */
final class Canonical {
    private Canonical() {}

    static String of(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(Canonical::of)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return node.isNumber() ? number(node.decimalValue()) : Json.write(node);
    }

    private static String object(JsonNode node) {
        var entries = new ArrayList<>(node.properties());
        entries.sort(Map.Entry.comparingByKey());
        return entries.stream()
                .map(e -> Json.write(Json.MAPPER.getNodeFactory().textNode(e.getKey())) + ":" + of(e.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
