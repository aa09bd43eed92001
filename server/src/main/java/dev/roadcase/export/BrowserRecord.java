package dev.roadcase.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.export.Faults.Place;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.EquipmentCard;
import dev.roadcase.model.Field;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns one record of the browser into the fields of ours; what it cannot place it reports with its path. */
final class BrowserRecord {
    private static final Map<String, String> MISSING =
            Map.of("type", "other", "category", "other", "connector", "unknown", "ioType", "unknown");

    private final Place place;
    private final UUID scope;
    private final BrowserIds ids;
    private final Faults faults;
    private final Landing landing;

    BrowserRecord(Place place, UUID scope, BrowserIds ids, Faults faults, Landing landing) {
        this.place = place;
        this.scope = scope;
        this.ids = ids;
        this.faults = faults;
        this.landing = landing;
    }

    ObjectNode read(EntityType<?> type, JsonNode from, UUID id, String path, Set<String> loose) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        from.properties().forEach(e -> {
            String at = path + e.getKey();
            EntityType.Child child = BrowserStores.child(type, e.getKey());
            Field field = BrowserFields.field(type, e.getKey());
            if (isNothing(e.getValue())
                    || (!type.isNested() && BrowserFields.METADATA.contains(BrowserFile.plain(e.getKey())))
                    || BrowserFile.plain(e.getKey()).equals("id")) {
                return;
            }
            if (child != null && e.getValue().isArray()) {
                nested(json, child, e.getValue(), id, at, Map.of());
            } else if (field != null && !json.has(field.name())) {
                value(json, field, e.getValue(), from, at);
            } else if (!special(json, type, e.getKey(), e.getValue(), id, at, loose)) {
                faults.warning(place, at, "is not understood and was left out: " + brief(e.getValue()));
            }
        });
        complete(json, type, path);
        return json;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isBlank());
    }

    private static String brief(JsonNode value) {
        String text = value.isTextual() ? value.textValue() : Json.write(value);
        return text.length() > 80 ? text.substring(0, 79) + "…" : text;
    }

    private void value(ObjectNode json, Field field, JsonNode value, JsonNode from, String at) {
        Optional<JsonNode> read = field.kind() instanceof Kind.Reference reference
                ? Optional.of(json.textNode(reference(reference, field.name(), value.asText(), from, at)
                        .toString()))
                : BrowserValues.read(field.kind(), value);
        read.ifPresentOrElse(
                v -> json.set(field.name(), v),
                () -> faults.warning(place, at, "has a value that cannot be taken over: " + brief(value)));
    }

    /** A reference to a record of the file, or to where it would be. */
    private UUID reference(Kind.Reference reference, String field, String old, JsonNode from, String at) {
        List<String> entities = reference.entity().isEmpty()
                ? switch (field) {
                    case "fromPortId" -> List.of("ports", "source-outputs");
                    case "toPortId" -> List.of("ports", "send-inputs");
                    default -> List.of("sends", "devices");
                }
                : List.of(reference.entity());
        for (String entity : entities) {
            Optional<UUID> found = in(EntityTypes.get(entity), old, from);
            if (found.isPresent()) {
                return found.get();
            }
        }
        faults.warning(place, at, "refers to '" + old + "', which is not in the file");
        UUID id = Ids.parse(old);
        return id != null ? id : ids.derive(scope, EntityTypes.get(entities.getFirst()), old);
    }

    private Optional<UUID> in(EntityType<?> type, String old, JsonNode from) {
        if (type.isNested()) {
            EntityType<?> parentType = java.util.Objects.requireNonNull(EntityTypes.parentOf(type));
            for (String name : List.of("sourceId", "source_id", "destinationId", "destination_id")) {
                Optional<UUID> found = ids.find(
                                scope, parentType, from.path(name).asText(""))
                        .flatMap(parent -> ids.findIn(parent, type, old));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return ids.find(scope, type, old);
    }

    private void nested(
            ObjectNode json, EntityType.Child child, JsonNode list, UUID parent, String at, Map<String, String> given) {
        ArrayNode array = json.withArrayProperty(child.name());
        String main = child.type().field("ioType") != null ? "ioType" : "connector";
        int index = 0;
        for (JsonNode item : list) {
            ObjectNode object = item.isObject() ? ((ObjectNode) item).deepCopy() : Json.MAPPER.createObjectNode();
            if (item.isValueNode()) {
                object.put(main, item.asText());
            }
            given.forEach(object::put);
            String old = object.path("id").asText("");
            UUID id = ids.nested(scope, child.type(), parent, given.isEmpty() ? old : given.values() + old, index);
            ObjectNode read = read(child.type(), object, id, at + "/" + index + "/", new java.util.HashSet<>());
            array.add(read.put("id", id.toString()));
            index++;
        }
    }

    /** What the browser kept in another form than a field or list of that name. */
    private boolean special(
            ObjectNode json, EntityType<?> type, String name, JsonNode value, UUID id, String at, Set<String> loose) {
        String plain = BrowserFile.plain(name);
        boolean ports = plain.equals("inputs") || plain.equals("outputs");
        if (ports && value.isArray() && (type == Equipment.TYPE || type == EquipmentCard.TYPE)) {
            EntityType.Child child = type.children().getFirst();
            nested(json, child, value, id, at, Map.of("portType", plain.equals("inputs") ? "input" : "output"));
            return true;
        }
        boolean connector = plain.equals("connector") || plain.equals("output") || plain.equals("outputconnector");
        if (type == Source.TYPE && connector && value.isTextual() && !json.has("outputs")) {
            nested(json, type.children().getFirst(), json.arrayNode().add(value), id, at, Map.of());
            return true;
        }
        boolean done = plain.equals("completed") || plain.equals("done") || plain.equals("iscompleted");
        if (type.field("completedAt") != null && done && value.isBoolean()) {
            if (value.booleanValue() && !json.has("completedAt")) {
                json.put("completedAt", Kind.Moment.text(landing.at()));
                loose.add("completedAt");
            }
            return true;
        }
        return false;
    }

    /** Gives what is required and was not there, and says so. */
    private void complete(ObjectNode json, EntityType<?> type, String path) {
        for (Field field : type.fields()) {
            if (field.isRequired() && field.initial() == null && !json.has(field.name())) {
                String filled = filled(json, type, field);
                if (filled != null) {
                    json.put(field.name(), filled);
                    faults.warning(place, path + field.name(), "was empty; '" + filled + "' was taken");
                }
            }
        }
    }

    private @Nullable String filled(ObjectNode json, EntityType<?> type, Field field) {
        if (!(field.kind() instanceof Kind.Text)) {
            return null;
        }
        if (field.name().equals("name") && json.has("label")) {
            return json.path("label").asText();
        }
        return MISSING.getOrDefault(field.name(), "Unnamed " + type.word());
    }
}
