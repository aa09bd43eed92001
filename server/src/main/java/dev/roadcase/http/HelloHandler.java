package dev.roadcase.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Admission;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Production;
import dev.roadcase.store.EdgeIdentity;
import dev.roadcase.store.Reading;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import dev.roadcase.store.Users;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The beginning of every sync: which versions both speak, whether one is a copy of another, and where each scope stands. */
final class HelloHandler {
    private static final String NO_INBOX = "0";

    private final Store store;
    private final Clock clock;
    private final Grounds grounds;

    HelloHandler(Store store, Clock clock, Grounds grounds) {
        this.grounds = grounds;
        this.store = store;
        this.clock = clock;
    }

    /** Compares where both are, scope by scope, and tells what else there is. */
    void session(Exchange x) throws IOException {
        Instant received = clock.instant();
        JsonNode asked = asked(x);
        if (asked.path("proto").asInt() != Protocol.VERSION) {
            throw Problem.of(
                    426,
                    "protocol",
                    "Update needed",
                    "This hub speaks version 1 of the sync protocol. Update the other side.");
        }
        requireSchema(asked.path("schema").asInt(Changeset.SCHEMA));
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.put("proto", Protocol.VERSION);
        answer.put("schema", Changeset.SCHEMA);
        answer.put("minSchema", Protocol.MIN_SCHEMA);
        answer.put("brief", true);
        answer.putObject("hub").put("id", store.serverId().toString());
        boolean brief = Boolean.parseBoolean(x.query("brief"));
        if (!brief) { // who asks for the short form was here before
            answer.putObject("limits")
                    .put("changes", Protocol.CHANGES)
                    .put("pushBytes", Protocol.PUSH)
                    .put("pageBytes", Protocol.PAGE);
        }
        ArrayNode scopes = scopes(x, asked.path("scopes"), asked.path("offers").asBoolean(true));
        answer.put("copy", isCopy(x, asked, scopes));
        answer.set("scopes", brief ? news(scopes, asked.path("scopes")) : scopes);
        if (x.caller().actor().kind() == Actor.Kind.EDGE) {
            answer.put("users", Users.digest(store.users().own()));
        }
        answer.put("t2", received.toEpochMilli());
        answer.put("t3", clock.millis());
        x.answer(200, answer);
    }

    /** What a side asks that knows the short forms is packed. */
    private static JsonNode asked(Exchange x) throws IOException {
        if (!"gzip".equalsIgnoreCase(x.ctx().header("Content-Encoding"))) {
            return Bodies.json(x.ctx(), Bodies.RECORD);
        }
        try {
            JsonNode json = Json.MAPPER.readTree(PushBody.of(x));
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw Problem.malformed("What was packed is not JSON.");
        }
        throw Problem.malformed("What was packed is not JSON.");
    }

    /** Only what the other side does not know: a scope of which both hold the same is left out. */
    private static ArrayNode news(ArrayNode scopes, JsonNode cursors) {
        Map<String, String> held = new HashMap<>();
        cursors.forEach(c -> held.put(c.path("id").asText(), sums(c)));
        ArrayNode news = Json.MAPPER.createArrayNode();
        for (JsonNode scope : scopes) {
            String told = held.getOrDefault(scope.path("id").asText(), "");
            boolean same = scope.path("status").asText().equals("ok") && told.equals(sums(scope));
            if (!same) {
                news.add(scope);
            }
        }
        return news;
    }

    /** What is held of a scope: its records, and what its inbox asks; who does not tell that has nothing in it. */
    private static String sums(JsonNode scope) {
        return scope.path("digest").asText() + " " + scope.path("inbox").asText(NO_INBOX);
    }

    private static void requireSchema(int schema) {
        if (schema < Protocol.MIN_SCHEMA) {
            throw Problem.of(
                    426,
                    "schema",
                    "Update needed",
                    "That version of Roadcase is too old for this hub. Update it; what waits there is kept.");
        }
    }

    /** Whether another copy of the same data has been here under the same name. A hub that was restored cannot tell. */
    private boolean isCopy(Exchange x, JsonNode asked, ArrayNode scopes) {
        UUID replica = Ids.parse(asked.path("replica").asText());
        UUID nonce = Ids.parse(asked.path("nonce").asText());
        if (replica == null || nonce == null) {
            return false;
        }
        EdgeIdentity.Nonce told =
                new EdgeIdentity.Nonce(Ids.parse(asked.path("prev_nonce").asText()), nonce);
        UUID credential = x.caller().actor().id();
        return !store.edges()
                .greet(credential, replica, told, asked.path("schema").asInt(), isFork(scopes));
    }

    private static boolean isFork(ArrayNode scopes) {
        for (JsonNode scope : scopes) {
            if (scope.path("status").asText().equals("fork")) {
                return true;
            }
        }
        return false;
    }

    /** @param offers whether scopes are told of that were not asked about */
    private ArrayNode scopes(Exchange x, JsonNode asked, boolean offers) {
        Map<UUID, JsonNode> known = new HashMap<>();
        for (JsonNode scope : asked) {
            UUID id = Ids.parse(scope.path("id").asText());
            if (id != null) {
                known.put(id, scope);
            }
        }
        ArrayNode list = Json.MAPPER.createArrayNode();
        Admission admission = grounds.admission(x.caller());
        store.read(r -> {
            for (ScopeState state : offers ? r.scopes() : states(r, known.keySet())) {
                if (!state.id().equals(Store.LIBRARY) && !admission.covers(state.id())) {
                    continue;
                }
                ObjectNode json = list.addObject();
                json.put("id", state.id().toString());
                json.put("kind", state.kind().name().toLowerCase(java.util.Locale.ROOT));
                json.put("epoch", state.epoch().toString());
                json.put("head", state.head());
                json.put("chain", state.chain());
                json.put("digest", state.digestText());
                JsonNode cursor = known.remove(state.id());
                if (cursor != null) {
                    json.put("inbox", Long.toHexString(r.inbox(state.id())));
                }
                json.put(
                        "status",
                        status(
                                cursor,
                                state,
                                seq -> r.chainAt(state.id(), seq).orElse(null),
                                seq -> r.isCleared(state.id(), seq)));
                r.row(new dev.roadcase.model.Key(Production.TYPE, state.id()))
                        .ifPresent(row -> json.put("name", row.label()).put("deleted", row.deleted()));
            }
            return true;
        });
        known.keySet().forEach(id -> list.addObject().put("id", id.toString()).put("status", "unknown"));
        return list;
    }

    private static List<ScopeState> states(Reading r, Set<UUID> ids) {
        return ids.stream().flatMap(id -> r.scope(id).stream()).toList();
    }

    private static String status(
            @Nullable JsonNode cursor,
            ScopeState state,
            Function<Long, @Nullable String> chainAt,
            Predicate<Long> isCleared) {
        if (cursor == null) {
            return "new";
        }
        long seq = cursor.path("seq").asLong();
        boolean same = seq <= state.head() && cursor.path("chain").asText().equals(chainAt.apply(seq));
        if (!same) {
            return "fork";
        }
        if (seq == state.head()) {
            return "ok";
        }
        return isCleared.test(seq + 1) ? "snapshot" : "behind";
    }
}
