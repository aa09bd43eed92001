package dev.roadcase.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Violation.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one record from JSON and finds everything that is wrong with it, nested records included. */
public final class Decoder {
    /** Metadata a record carries when it is read; accepted when it is sent back, and ignored. */
    static final Set<String> METADATA = Set.of(
            "createdAt", "updatedAt", "syncedAt", "lastModifiedBy", "isDeleted", "version", "id", "productionId");

    private static final int MAX_NESTED = 2_000;

    private final EntityType<?> type;
    private final JsonNode body;
    private final boolean creating;
    private final boolean whole;
    private final List<Violation> faults = new ArrayList<>();
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    private final Map<String, List<Sent>> nested = new LinkedHashMap<>();

    private Decoder(EntityType<?> type, JsonNode body, boolean creating, boolean whole) {
        this.type = type;
        this.body = body;
        this.creating = creating;
        this.whole = whole;
    }

    /** Reads {@code body}; {@code creating} asks for the required fields too. */
    public static Sent decode(EntityType<?> type, JsonNode body, boolean creating) {
        return new Decoder(type, body, creating, false).decode();
    }

    /**
     * Reads one record that Roadcase itself wrote out whole, hidden fields included; words that only a newer version knows
     * are kept.
     */
    public static Sent decodeWhole(EntityType<?> type, JsonNode body) {
        return new Decoder(type, body, false, true).decode();
    }

    private Sent decode() {
        if (!body.isObject()) {
            Violation fault = Violation.of("", Code.WRONG_TYPE, "must be a JSON object");
            return new Sent(null, null, Map.of(), Map.of(), List.of(fault));
        }
        body.properties().forEach(e -> read(e.getKey(), e.getValue()));
        if (creating) {
            requireAll();
        }
        return new Sent(id(), version(), fields, nested, faults);
    }

    private void read(String name, JsonNode json) {
        Field field = type.field(name);
        EntityType.Child child = child(name);
        if (field != null && (whole || !field.isHidden())) {
            value(field, json);
        } else if (child != null) {
            array(child, json);
        } else if (!METADATA.contains(name) || (name.equals("productionId") && !type.isInProduction())) {
            faults.add(Violation.of(name, Code.UNKNOWN_FIELD, "is not a field of a " + type.word()));
        }
    }

    private EntityType.@Nullable Child child(String name) {
        return type.children().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void value(Field field, JsonNode json) {
        if (json.isNull()) {
            if (field.isRequired()) {
                faults.add(Violation.of(field.name(), Code.REQUIRED, "cannot be empty"));
            }
            if (!field.name().equals("position")) {
                fields.put(field.name(), field.isRequired() ? null : field.initial());
            }
            return;
        }
        try {
            Object value = whole ? field.kind().recall(json) : field.kind().read(json);
            if (field.isRequired() && value instanceof String text && text.isBlank()) {
                faults.add(Violation.of(field.name(), Code.BLANK, "cannot be blank"));
            }
            if (field.name().equals("position") && !Positions.isPlace((String) value)) {
                faults.add(
                        Violation.of(field.name(), Code.BAD_CHARACTER, "must be digits and letters without accents"));
            }
            fields.put(field.name(), value);
        } catch (Kind.BadValue bad) {
            faults.add(bad.at(field.name()));
        }
    }

    private void array(EntityType.Child child, JsonNode json) {
        if (!json.isArray() || json.size() > MAX_NESTED) {
            faults.add(Violation.of(
                    child.name(), Code.WRONG_TYPE, "must be an array of at most " + MAX_NESTED + " objects"));
            return;
        }
        List<Sent> items = new ArrayList<>();
        Map<UUID, Integer> seen = new LinkedHashMap<>();
        for (JsonNode item : json) {
            String place = child.name() + "/" + items.size();
            Sent sent = new Decoder(child.type(), item, creating, whole).decode();
            sent.faults().forEach(f -> faults.add(f.under(place)));
            if (sent.id() != null && seen.putIfAbsent(sent.id(), items.size()) != null) {
                faults.add(Violation.of(place + "/id", Code.DUPLICATE, "is in the list twice"));
            }
            items.add(sent);
        }
        nested.put(child.name(), items);
    }

    private void requireAll() {
        for (Field field : type.fields()) {
            if (field.isRequired() && field.initial() == null && !body.has(field.name())) {
                faults.add(Violation.of(field.name(), Code.REQUIRED, "is required"));
            }
        }
    }

    private @Nullable UUID id() {
        JsonNode json = body.get("id");
        if (json == null || json.isNull()) {
            return null;
        }
        UUID id = json.isTextual() ? Ids.parse(json.textValue()) : null;
        if (id == null) {
            faults.add(Violation.of("id", Code.BAD_ID, "must be a UUID"));
        }
        return id;
    }

    private @Nullable Long version() {
        JsonNode json = body.get("version");
        if (json == null || json.isNull()) {
            return null;
        }
        if (!json.isIntegralNumber() || !json.canConvertToLong() || json.longValue() < 0) {
            faults.add(Violation.of("version", Code.WRONG_TYPE, "must be a whole number"));
            return null;
        }
        return json.longValue();
    }
}
