package dev.roadcase.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Violation.Code;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/** What a JSON field may hold, so that both databases, every client and every digest see the same value. */
final class JsonLimits {
    static final int MAX_LEVELS = 32;
    static final int MAX_DIGITS = 15;
    static final int MAX_EXPONENT = 300;
    private static final int LINE = 200;
    private static final int NOTE = 10_000;

    private JsonLimits() {}

    static void check(JsonNode node) {
        check(node, 1);
    }

    private static void check(JsonNode node, int level) {
        if (level > MAX_LEVELS) {
            throw new Kind.BadValue(Code.BAD_JSON, "must not nest deeper than " + MAX_LEVELS + " levels");
        }
        if (node.isNumber()) {
            checkNumber(node.decimalValue());
        } else if (node.isTextual() && !Texts.isStorable(node.textValue())) {
            throw new Kind.BadValue(Code.BAD_CHARACTER, "has U+0000 or half of a surrogate pair");
        }
        for (var entry : node.properties()) {
            if (!Texts.isStorable(entry.getKey())) {
                throw new Kind.BadValue(Code.BAD_CHARACTER, "has U+0000 or half of a surrogate pair in a key");
            }
        }
        for (JsonNode child : node) {
            check(child, level + 1);
        }
    }

    private static void checkNumber(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number;
        // the exponent first: an extreme one cannot be stripped of its zeros
        if (Math.abs((long) plain.precision() - plain.scale()) > MAX_EXPONENT
                || plain.stripTrailingZeros().precision() > MAX_DIGITS) {
            throw new Kind.BadValue(
                    Code.BAD_JSON, "has a number with more than 15 digits or beyond 1e300; write it as text");
        }
    }

    static void checkTexts(JsonNode node) {
        Set<String> seen = new HashSet<>();
        boolean texts = node.isArray();
        for (JsonNode item : node) {
            texts &= item.isTextual()
                    && !item.textValue().isBlank()
                    && item.textValue().length() <= LINE;
        }
        if (!texts) {
            throw new Kind.BadValue(Code.WRONG_TYPE, "must be an array of texts, each 1 to 200 characters");
        }
        for (JsonNode item : node) {
            if (!seen.add(item.textValue())) {
                throw new Kind.BadValue(Code.DUPLICATE, "has '" + item.textValue() + "' twice");
            }
        }
    }

    static void checkNotes(JsonNode node) {
        boolean notes = node.isArray();
        for (JsonNode note : node) {
            notes &= note.isObject()
                    && note.path("text").isTextual()
                    && note.path("text").textValue().length() <= NOTE;
        }
        if (!notes) {
            throw new Kind.BadValue(Code.WRONG_TYPE, "must be an array of notes, each {\"at\",\"by\",\"text\"}");
        }
    }
}
