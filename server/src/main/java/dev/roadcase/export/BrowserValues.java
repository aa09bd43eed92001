package dev.roadcase.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.model.Kind;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns values as JavaScript kept them into what a field takes; numbers may be text, and text numbers. */
final class BrowserValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, String> WORDS =
            Map.of("input", "in", "output", "out", "in", "input", "out", "output", "complete", "completed");

    private BrowserValues() {}

    /** The value as the field takes it; empty when it cannot be understood. */
    static Optional<JsonNode> read(Kind kind, JsonNode value) {
        try {
            JsonNode shaped = shape(kind, value);
            kind.read(shaped);
            return Optional.of(shaped);
        } catch (Kind.BadValue e) {
            return Optional.empty();
        }
    }

    private static JsonNode shape(Kind kind, JsonNode value) {
        if (kind instanceof Kind.Tree tree) {
            return tree.shape() == Kind.Tree.Shape.NOTES ? notes(value) : value;
        }
        if (value.isContainerNode()) {
            return value;
        }
        String text = value.asText().strip();
        return switch (kind) {
            case Kind.Text line -> NODES.textNode(line.lines() ? text : text.replaceAll("\\s*[\r\n]+\\s*", " "));
            case Kind.Whole whole ->
                CellValues.whole(text).<JsonNode>map(NODES::numberNode).orElse(value);
            case Kind.Decimal decimal -> rate(text, value);
            case Kind.Length length -> NODES.textNode(text.replaceFirst("\\s*m$", ""));
            case Kind.Flag flag ->
                CellValues.flag(text).<JsonNode>map(NODES::booleanNode).orElse(value);
            case Kind.Moment moment -> moment(value, text);
            case Kind.Day day ->
                CellValues.date(value.isNumber() ? moment(value, text).asText() : text, false)
                        .<JsonNode>map(d -> NODES.textNode(d.toString()))
                        .orElse(value);
            case Kind.Choice choice -> choice(choice, text);
            case Kind.Zone zone -> NODES.textNode(text);
            case Kind.Reference reference -> value;
            case Kind.Tree tree -> value;
        };
    }

    private static JsonNode rate(String text, JsonNode value) {
        return CellValues.rate(text)
                .<JsonNode>map(r -> NODES.textNode(r.value()
                        .setScale(3, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()))
                .orElse(value);
    }

    private static JsonNode moment(JsonNode value, String text) {
        return (value.isNumber()
                        ? Optional.of(Instant.ofEpochMilli(value.longValue()))
                        : CellValues.instant(text, false, ZoneOffset.UTC))
                .<JsonNode>map(t -> NODES.textNode(Kind.Moment.text(t)))
                .orElse(value);
    }

    private static JsonNode choice(Kind.Choice choice, String text) {
        for (String word : choice.words()) {
            if (word.equalsIgnoreCase(text)) {
                return NODES.textNode(word);
            }
        }
        return NODES.textNode(WORDS.getOrDefault(text.toLowerCase(Locale.ROOT), text));
    }

    /** Notes were a text, a list of texts, or a list of dated remarks. */
    private static JsonNode notes(JsonNode value) {
        var notes = NODES.arrayNode();
        for (JsonNode item : value.isArray() ? value : NODES.arrayNode().add(value)) {
            if (item.isObject()) {
                notes.add(item);
            } else {
                notes.addObject().put("text", item.asText());
            }
        }
        return notes;
    }
}
