package dev.roadcase.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stored form of conflicts. What is about an entity this version does not know is skipped when reading. */
public final class ConflictCodec {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ConflictCodec() {}

    public static ObjectNode write(Conflict conflict) {
        ObjectNode json = NODES.objectNode();
        json.put("id", conflict.id().toString());
        json.put("scope", conflict.scope().toString());
        put(json, conflict.key());
        json.put("group", conflict.group());
        json.put("kind", conflict.kind().wire());
        json.set("cloud", write(conflict.cloud()));
        json.set("local", write(conflict.local()));
        json.put("winner", conflict.localWins() ? "local" : "cloud");
        json.set("parts", writeParts(conflict.parts()));
        json.put("resolution", conflict.resolution().wire());
        if (conflict.resolvedBy() != null) {
            json.set("resolvedBy", ChangesetCodec.write(conflict.resolvedBy()));
        }
        if (conflict.resolvedAt() != null) {
            json.put("resolvedAt", Kind.Moment.text(conflict.resolvedAt()));
        }
        if (conflict.reason() != null) {
            json.put("reason", conflict.reason());
        }
        return json;
    }

    /** One side's field values in wire form; by record and field when it is about several. */
    public static ObjectNode values(Conflict conflict, Function<Contested, Map<String, @Nullable Object>> side) {
        ObjectNode json = NODES.objectNode();
        boolean one = conflict.parts().stream().allMatch(p -> p.key().equals(conflict.key()));
        for (Contested part : conflict.parts()) {
            ObjectNode values = ChangesetCodec.values(part.key().type(), side.apply(part));
            values.properties().forEach(e -> json.set(one ? e.getKey() : part.key() + "/" + e.getKey(), e.getValue()));
        }
        return json;
    }

    private static void put(ObjectNode json, Key key) {
        json.put("entity", key.type().path());
        json.put("record", key.id().toString());
    }

    private static ObjectNode write(Claim claim) {
        ObjectNode json = NODES.objectNode().put("changeset", claim.changeset().toString());
        if (claim.by() != null) {
            json.set("by", ChangesetCodec.write(claim.by()));
        }
        if (claim.at() != null) {
            json.put("at", Kind.Moment.text(claim.at()));
        }
        return json;
    }

    private static ArrayNode writeParts(List<Contested> parts) {
        ArrayNode json = NODES.arrayNode();
        for (Contested part : parts) {
            ObjectNode node = json.addObject();
            put(node, part.key());
            node.put("group", part.group());
            values(node, "base", part, part.base());
            values(node, "cloud", part, part.cloud());
            values(node, "local", part, part.local());
            node.put("state", part.state().name().toLowerCase(Locale.ROOT));
        }
        return json;
    }

    private static void values(ObjectNode json, String name, Contested part, Map<String, @Nullable Object> values) {
        if (!values.isEmpty()) {
            json.set(name, ChangesetCodec.values(part.key().type(), values));
        }
    }

    /** Empty when there is none, or one about something that only a newer version knows. */
    public static Optional<Conflict> read(JsonNode json) {
        Key key = key(json);
        return key == null
                ? Optional.empty()
                : Optional.of(new Conflict(
                        ChangesetCodec.uuid(json, "id"),
                        ChangesetCodec.uuid(json, "scope"),
                        key,
                        json.path("group").asText(),
                        Conflict.Kind.of(json.path("kind").asText()),
                        claim(json.path("cloud")),
                        claim(json.path("local")),
                        json.path("winner").asText().equals("local"),
                        parts(json.path("parts")),
                        Resolution.of(json.path("resolution").asText()),
                        actor(json, "resolvedBy"),
                        instant(json, "resolvedAt"),
                        json.has("reason") ? json.path("reason").asText() : null));
    }

    private static @Nullable Key key(JsonNode json) {
        EntityType<?> type = EntityTypes.find(json.path("entity").asText());
        return type == null ? null : new Key(type, ChangesetCodec.uuid(json, "record"));
    }

    private static Claim claim(JsonNode json) {
        return new Claim(ChangesetCodec.uuid(json, "changeset"), actor(json, "by"), instant(json, "at"));
    }

    private static @Nullable Actor actor(JsonNode json, String name) {
        return json.has(name) ? ChangesetCodec.actor(json.path(name)) : null;
    }

    private static @Nullable Instant instant(JsonNode json, String name) {
        return json.has(name) ? Times.parse(json.path(name).asText()) : null;
    }

    private static List<Contested> parts(JsonNode json) {
        List<Contested> parts = new ArrayList<>();
        for (JsonNode node : json) {
            Key key = key(node);
            if (key != null) {
                parts.add(new Contested(
                        key,
                        node.path("group").asText(),
                        ChangesetCodec.values(key.type(), node.path("base")),
                        ChangesetCodec.values(key.type(), node.path("cloud")),
                        ChangesetCodec.values(key.type(), node.path("local")),
                        Contested.State.valueOf(node.path("state").asText().toUpperCase(Locale.ROOT))));
            }
        }
        return parts;
    }
}
