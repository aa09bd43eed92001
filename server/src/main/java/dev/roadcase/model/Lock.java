package dev.roadcase.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says that a show is worked on at one place only. It keeps people elsewhere from writing; it never keeps out what was
 * written, so nothing is lost by it. It is one value of the production's record and syncs like every other.
 *
 * @param holder the server where people go on writing
 * @param name what that server is called
 * @param by who locked it
 * @param epoch tells this lock from one before or after it
 */
public record Lock(UUID holder, String name, Actor by, Instant since, UUID epoch) {
    /** The hidden field of a production that holds it. */
    public static final String FIELD = "lock";

    /** The lock of a production; null while it has none. */
    public static @Nullable Lock of(@Nullable Row production) {
        return production != null && production.get(FIELD) instanceof JsonText text ? read(text.tree()) : null;
    }

    private static Lock read(JsonNode json) {
        JsonNode holder = json.path("holder");
        JsonNode by = json.path("by");
        return new Lock(
                id(holder),
                holder.path("name").asText(),
                new Actor(id(by), by.path("name").asText(), Actor.Kind.USER),
                Times.parse(json.path("since").asText()),
                UUID.fromString(json.path("epoch").asText()));
    }

    private static UUID id(JsonNode json) {
        return UUID.fromString(json.path("id").asText());
    }

    /** As it stands in the API: {@code {holder, by, since, epoch}}. */
    public ObjectNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.putObject("holder").put("id", holder.toString()).put("name", name);
        json.putObject("by").put("id", by.id().toString()).put("name", by.name());
        return json.put("since", Kind.Moment.text(since)).put("epoch", epoch.toString());
    }

    /** What a production's field is set to for this lock, or to be without one. */
    static Map<String, @Nullable Object> values(@Nullable Lock lock) {
        java.util.HashMap<String, @Nullable Object> values = new java.util.HashMap<>();
        values.put(FIELD, lock == null ? null : JsonText.of(lock.json()));
        return values;
    }

    /** The same as what somebody sends. */
    public static Sent sent(@Nullable Lock lock) {
        return new Sent(null, null, values(lock), Map.of(), java.util.List.of());
    }
}
