package dev.roadcase.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of changesets and effects. Bytes once written are stored and hashed as they are and never written again;
 * entities and fields that this version does not know are skipped when reading and survive in those bytes.
 */
public final class ChangesetCodec {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ChangesetCodec() {}

    public static String write(Changeset set) {
        ObjectNode json = NODES.objectNode();
        json.put("id", set.id().toString());
        json.put("scope", set.scope().toString());
        json.put("schema", Changeset.SCHEMA);
        json.put("unit", set.unit());
        json.set("author", write(set.author()));
        json.put("at", Kind.Moment.text(set.at()));
        json.put("cause", set.cause().wire());
        ArrayNode patches = json.putArray("patches");
        set.patches().forEach(p -> patches.add(write(p)));
        if (!set.resolves().isEmpty()) {
            ArrayNode resolves = json.putArray("resolves");
            set.resolves()
                    .forEach(r -> resolves.addObject()
                            .put("conflict", r.conflict().toString())
                            .put("resolution", r.resolution().wire()));
        }
        return Json.write(json);
    }

    public static Changeset read(String body) {
        JsonNode json = Json.read(body);
        List<Patch> patches = new ArrayList<>();
        for (JsonNode node : json.path("patches")) {
            EntityType<?> type = EntityTypes.find(node.path("entity").asText());
            if (type != null) {
                patches.add(patch(type, node));
            }
        }
        return new Changeset(
                uuid(json, "id"),
                uuid(json, "scope"),
                json.path("unit").asBoolean(),
                actor(json.path("author")),
                Times.parse(json.path("at").asText()),
                Cause.of(json.path("cause").asText()),
                patches,
                resolves(json.path("resolves")));
    }

    private static List<Resolve> resolves(JsonNode json) {
        List<Resolve> resolves = new ArrayList<>();
        for (JsonNode node : json) {
            resolves.add(new Resolve(
                    uuid(node, "conflict"),
                    Resolution.of(node.path("resolution").asText())));
        }
        return resolves;
    }

    public static ObjectNode write(Actor actor) {
        return NODES.objectNode()
                .put("id", actor.id().toString())
                .put("name", actor.name())
                .put("kind", actor.kind().name().toLowerCase(Locale.ROOT));
    }

    public static Actor actor(JsonNode json) {
        return new Actor(
                uuid(json, "id"),
                json.path("name").asText(),
                Actor.Kind.of(json.path("kind").asText()));
    }

    private static ObjectNode write(Patch patch) {
        ObjectNode json = NODES.objectNode();
        json.put("entity", patch.type().path());
        json.put("id", patch.id().toString());
        json.put("op", patch.op().wire());
        if (patch.createdAt() != null) {
            json.put("createdAt", Kind.Moment.text(patch.createdAt()));
        }
        if (patch.seen() != null) {
            json.put("seen", patch.seen());
        }
        if (!patch.conflicts().isEmpty()) {
            ArrayNode conflicts = json.putArray("conflicts");
            patch.conflicts().forEach(id -> conflicts.add(id.toString()));
        }
        if (!patch.groups().isEmpty()) {
            ObjectNode groups = json.putObject("groups");
            patch.groups().forEach((name, group) -> groups.set(name, write(patch.type(), group)));
        }
        return json;
    }

    private static ObjectNode write(EntityType<?> type, GroupPatch group) {
        ObjectNode json = NODES.objectNode();
        if (!group.old().isEmpty()) {
            json.set("old", values(type, group.old()));
        }
        if (!group.values().isEmpty()) {
            json.set("new", values(type, group.values()));
        }
        if (group.after() != null) {
            json.put("after", group.after().toString());
        }
        return json;
    }

    private static Patch patch(EntityType<?> type, JsonNode json) {
        Map<String, GroupPatch> groups = new LinkedHashMap<>();
        json.path("groups").properties().forEach(e -> {
            if (!type.group(e.getKey()).isEmpty() || e.getKey().equals(Conflict.DELETED)) {
                JsonNode group = e.getValue();
                groups.put(
                        e.getKey(),
                        new GroupPatch(
                                values(type, group.path("old")),
                                values(type, group.path("new")),
                                maybe(group, "after")));
            }
        });
        return new Patch(
                type,
                uuid(json, "id"),
                Op.of(json.path("op").asText()),
                groups,
                json.has("createdAt") ? Times.parse(json.path("createdAt").asText()) : null,
                json.has("seen") ? json.path("seen").asText() : null,
                ids(json.path("conflicts")));
    }

    private static List<UUID> ids(JsonNode json) {
        List<UUID> ids = new ArrayList<>();
        json.forEach(id -> ids.add(UUID.fromString(id.asText())));
        return ids;
    }

    /** What an entry did, in one text: its effects on records, then its conflicts. */
    public static String writeEffects(List<Effect> effects, List<Conflict> conflicts) {
        ArrayNode json = NODES.arrayNode();
        effects.forEach(e -> json.add(write(e)));
        conflicts.forEach(c -> json.addObject().set("conflict", ConflictCodec.write(c)));
        return Json.write(json);
    }

    public static List<Conflict> readConflicts(String effects) {
        List<Conflict> conflicts = new ArrayList<>();
        if (effects.contains("\"conflict\"")) {
            for (JsonNode json : Json.read(effects)) {
                ConflictCodec.read(json.path("conflict")).ifPresent(conflicts::add);
            }
        }
        return conflicts;
    }

    private static ObjectNode write(Effect effect) {
        ObjectNode json = NODES.objectNode();
        json.put("entity", effect.type().path());
        json.put("id", effect.id().toString());
        json.put("op", effect.op().wire());
        json.put("version", effect.version());
        if (effect.createdAt() != null) {
            json.put("createdAt", Kind.Moment.text(effect.createdAt()));
        }
        if (!effect.groups().isEmpty()) {
            ObjectNode groups = json.putObject("groups");
            effect.groups().forEach((name, change) -> groups.set(name, write(effect.type(), change)));
        }
        return json;
    }

    private static ObjectNode write(EntityType<?> type, GroupChange change) {
        ObjectNode json = NODES.objectNode();
        if (!change.from().isEmpty()) {
            json.set("from", values(type, change.from()));
        }
        if (!change.to().isEmpty()) {
            json.set("to", values(type, change.to()));
        }
        if (change.was() != null) {
            json.put("was", change.was().toString());
        }
        json.put("by", change.now().writer().toString());
        json.put("at", change.now().at().toEpochMilli());
        return json;
    }

    public static List<Effect> readEffects(String text) {
        List<Effect> effects = new ArrayList<>();
        for (JsonNode json : Json.read(text)) {
            EntityType<?> type = EntityTypes.find(json.path("entity").asText());
            if (type != null) {
                effects.add(effect(type, json));
            }
        }
        return effects;
    }

    private static Effect effect(EntityType<?> type, JsonNode json) {
        Map<String, GroupChange> groups = new LinkedHashMap<>();
        json.path("groups").properties().forEach(e -> groups.put(e.getKey(), change(type, e.getValue())));
        return new Effect(
                type,
                uuid(json, "id"),
                Op.of(json.path("op").asText()),
                json.path("version").asLong(),
                groups,
                json.has("createdAt") ? Times.parse(json.path("createdAt").asText()) : null);
    }

    private static GroupChange change(EntityType<?> type, JsonNode json) {
        return new GroupChange(
                values(type, json.path("from")),
                values(type, json.path("to")),
                maybe(json, "was"),
                new Stamp(uuid(json, "by"), Instant.ofEpochMilli(json.path("at").asLong())));
    }

    /** Field values by name in wire form. */
    public static ObjectNode values(EntityType<?> type, Map<String, @Nullable Object> values) {
        ObjectNode json = NODES.objectNode();
        values.forEach((name, value) -> {
            Field field = type.field(name);
            json.set(
                    name,
                    field == null || value == null
                            ? NODES.nullNode()
                            : field.kind().write(value));
        });
        return json;
    }

    /** Field values by name from the form they were stored in. */
    public static Map<String, @Nullable Object> values(EntityType<?> type, JsonNode json) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        json.properties().forEach(e -> {
            Field field = type.field(e.getKey());
            if (field != null) {
                recall(field, e.getValue(), values);
            }
        });
        return values;
    }

    /** A newer version may allow more than this one; what can be kept is, so that applying its changes never fails. */
    private static void recall(Field field, JsonNode json, Map<String, @Nullable Object> into) {
        try {
            into.put(field.name(), json.isNull() ? null : field.kind().recall(json));
        } catch (Kind.BadValue beyond) {
            if (field.kind() instanceof Kind.Text && json.isTextual() && Texts.isStorable(json.textValue())) {
                into.put(field.name(), json.textValue());
            } else if (field.kind() instanceof Kind.Whole && json.isIntegralNumber() && json.canConvertToInt()) {
                into.put(field.name(), json.intValue());
            }
        }
    }

    static UUID uuid(JsonNode json, String name) {
        return UUID.fromString(json.path(name).asText());
    }

    private static @Nullable UUID maybe(JsonNode json, String name) {
        return json.has(name) ? uuid(json, name) : null;
    }
}
