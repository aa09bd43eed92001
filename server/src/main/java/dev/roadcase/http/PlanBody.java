package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Sent;
import dev.roadcase.model.Violation;
import dev.roadcase.model.Violation.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody asks to be planned, read field by field; every fault is told at once. */
final class PlanBody {
    private static final int LONGEST = 200;

    private final JsonNode json;
    private final List<Violation> faults = new ArrayList<>();

    PlanBody(JsonNode json, Set<String> known) {
        if (!json.isObject()) {
            throw Problem.malformed("Send a JSON object.");
        }
        this.json = json;
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name) && !name.equals("plan")) {
                fault(name, Code.UNKNOWN_FIELD, "is not known here");
            }
        });
        text("plan");
    }

    void fault(String field, Code code, String message) {
        faults.add(Violation.of(field, code, message));
    }

    /** Refuses what was wrong so far. */
    void check() {
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
    }

    private boolean has(String field) {
        return json.hasNonNull(field);
    }

    @Nullable
    String text(String field) {
        if (!has(field)) {
            return null;
        }
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            fault(field, Code.WRONG_TYPE, "must be text");
            return null;
        }
        if (value.textValue().length() > LONGEST) {
            fault(field, Code.TOO_LONG, "may have at most " + LONGEST + " characters");
        }
        return value.textValue().strip();
    }

    String required(String field, String what) {
        String text = text(field);
        if (!has(field) || (text != null && text.isEmpty())) {
            fault(field, Code.REQUIRED, "is needed: " + what);
        }
        return text == null ? "" : text;
    }

    boolean flag(String field, boolean otherwise) {
        if (has(field) && !json.path(field).isBoolean()) {
            fault(field, Code.WRONG_TYPE, "must be true or false");
        }
        return has(field) ? json.path(field).asBoolean() : otherwise;
    }

    @Nullable
    Integer whole(String field, int least, int most) {
        if (!has(field)) {
            return null;
        }
        JsonNode value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            fault(field, Code.WRONG_TYPE, "must be a whole number");
            return null;
        }
        if (value.intValue() < least || value.intValue() > most) {
            fault(field, Code.OUT_OF_RANGE, "must be from " + least + " to " + most);
        }
        return value.intValue();
    }

    @Nullable
    UUID id(String field) {
        String text = text(field);
        UUID id = text == null ? null : Ids.parse(text);
        if (text != null && id == null) {
            fault(field, Code.BAD_ID, "must be an id");
        }
        return id;
    }

    /** A list of texts; one text counts as a list of one. */
    List<String> texts(String field) {
        JsonNode value = json.path(field);
        if (!has(field)) {
            return List.of();
        }
        if (value.isTextual()) {
            return List.of(value.textValue().strip());
        }
        List<String> all = new ArrayList<>();
        for (JsonNode item : value) {
            all.add(item.asText().strip());
        }
        if (!value.isArray() || all.size() > LONGEST) {
            fault(field, Code.WRONG_TYPE, "must be a list of at most " + LONGEST + " texts");
        }
        return all;
    }

    /** Names and what they shall become; null clears one. */
    Map<String, @Nullable String> pairs(String field) {
        Map<String, @Nullable String> pairs = new LinkedHashMap<>();
        if (!has(field)) {
            return pairs;
        }
        if (!json.path(field).isObject()) {
            fault(field, Code.WRONG_TYPE, "must be an object: {\"IN 1\": \"SDI IN 1\", \"IN 2\": null}");
            return pairs;
        }
        json.path(field).properties().forEach(pair -> {
            boolean text = pair.getValue().isTextual();
            if (!text && !pair.getValue().isNull()) {
                fault(field + "/" + pair.getKey(), Code.WRONG_TYPE, "must be text or null");
            }
            pairs.put(pair.getKey(), text ? pair.getValue().textValue() : null);
        });
        return pairs;
    }

    /** Those fields read as they are of an entity. */
    Sent fields(EntityType<?> type, Set<String> names) {
        ObjectNode some = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> {
            if (json.has(name)) {
                some.set(name, json.path(name));
            }
        });
        Sent sent = Decoder.decode(type, some, false);
        faults.addAll(sent.faults());
        return sent;
    }
}
