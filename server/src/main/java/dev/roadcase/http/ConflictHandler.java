package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Claim;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.ConflictCodec;
import dev.roadcase.model.Contested;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Resolution;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import dev.roadcase.store.Commit;
import dev.roadcase.store.Store;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The inbox: what could not be merged, side by side, and a person's decision about it. */
final class ConflictHandler {
    private final Store store;
    private final Writes writes;

    ConflictHandler(Store store, Writes writes) {
        this.store = store;
        this.writes = writes;
    }

    void list(Exchange x) {
        String text = x.query("production");
        UUID production = text == null ? null : Ids.parse(text);
        if (text != null && production == null) {
            throw Problem.malformed("production must be the id of a production.");
        }
        String resolution = x.query("resolution");
        if (resolution != null && !resolution.equals("pending") && !resolution.equals("all")) {
            throw Problem.malformed("resolution must be pending or all.");
        }
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Conflict conflict : store.edge().conflicts(production, !"all".equals(resolution))) {
            list.add(json(conflict));
        }
        x.answer(200, list);
    }

    private ObjectNode json(Conflict c) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", c.id().toString());
        json.put("production", c.scope().toString());
        json.put("entity", c.key().type().path());
        json.put("recordId", c.key().id().toString());
        json.put(
                "label",
                store.read(r -> r.row(c.key()))
                        .map(Row::label)
                        .orElse(c.key().id().toString()));
        json.put("group", c.group());
        json.put("kind", c.kind().wire());
        json.set("base", ConflictCodec.values(c, Contested::base));
        json.set("cloud", ConflictCodec.values(c, Contested::cloud));
        json.set("local", ConflictCodec.values(c, Contested::local));
        side(json, "cloud", c.cloud());
        side(json, "local", c.local());
        json.put("winner", c.localWins() ? "local" : "cloud");
        json.put("resolution", c.resolution().wire());
        json.set("resolvedBy", person(c.resolvedBy()));
        json.put("resolvedAt", c.resolvedAt() == null ? null : Kind.Moment.text(c.resolvedAt()));
        json.put("open", c.isOpen());
        if (c.reason() != null) {
            json.put("reason", c.reason());
        }
        return json;
    }

    private static void side(ObjectNode json, String name, Claim claim) {
        json.set(name + "By", person(claim.by()));
        json.put(name + "At", claim.at() == null ? null : Kind.Moment.text(claim.at()));
    }

    private static JsonNode person(@Nullable Actor actor) {
        return actor == null ? Json.MAPPER.nullNode() : RecordJson.person(actor);
    }

    void resolve(Exchange x) {
        UUID id = x.id("id");
        Conflict conflict = store.edge().conflict(id).orElseThrow(() -> Problem.notFound("There is no such conflict."));
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        Resolution how = resolution(body.path("resolution").asText());
        Ask ask = new Ask.Resolve(id, how, how == Resolution.MANUAL ? patch(conflict, body.path("patch")) : null);
        store.commit(Commit.of(writes.proposal(x, conflict.scope(), Cause.RESOLVE, List.of(ask))));
        x.answer(200, json(store.edge().conflict(id).orElse(conflict)));
    }

    private static Resolution resolution(String word) {
        return switch (word) {
            case "cloud_wins" -> Resolution.CLOUD_WINS;
            case "local_wins" -> Resolution.LOCAL_WINS;
            case "manual" -> Resolution.MANUAL;
            default -> throw Problem.malformed("resolution must be cloud_wins, local_wins or manual.");
        };
    }

    private static Sent patch(Conflict conflict, JsonNode patch) {
        if (!patch.isObject() || patch.isEmpty()) {
            throw Problem.malformed("A manual decision needs a patch: {\"resolution\":\"manual\",\"patch\":{...}}.");
        }
        return Decoder.decode(conflict.key().type(), patch, false);
    }
}
