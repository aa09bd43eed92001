package dev.roadcase.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Json;
import dev.roadcase.model.ScopeKind;
import dev.roadcase.store.EdgeIdentity;
import dev.roadcase.store.Store;
import dev.roadcase.store.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an edge says at the beginning of a session, and how the hub's answer reads. */
final class Greeting {
    private Greeting() {}

    /** Who asks, and how far it is with each scope. */
    static ObjectNode of(UUID replica, EdgeIdentity.Nonce nonce, List<Upstream> cursors) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("proto", 1);
        body.put("schema", Changeset.SCHEMA);
        body.put("replica", replica.toString());
        body.put("prev_nonce", nonce.before() == null ? null : nonce.before().toString());
        body.put("nonce", nonce.now().toString());
        ArrayNode scopes = body.putArray("scopes");
        for (Upstream u : cursors) {
            ObjectNode scope = scopes.addObject();
            scope.put("id", u.scope().toString())
                    .put("epoch", u.epoch().toString())
                    .put("seq", u.seq())
                    .put("chain", u.chain())
                    .put("digest", Long.toHexString(u.sums().records()));
            if (u.sums().inbox() != 0) {
                scope.put("inbox", Long.toHexString(u.sums().inbox()));
            }
        }
        return body;
    }

    /** @param unnamed the scopes that are level when the answer does not name them */
    static HubClient.Standing answered(JsonNode answer, long offset, List<Upstream> unnamed) {
        return new HubClient.Standing(
                UUID.fromString(answer.path("hub").path("id").asText()),
                answer.path("schema").asInt(Changeset.SCHEMA),
                answer.path("copy").asBoolean(),
                complete(scopes(answer.path("scopes")), unnamed),
                offset,
                answer.path("users").asText());
    }

    /** With those that a short answer leaves out because both hold the same. */
    private static List<HubClient.Scope> complete(List<HubClient.Scope> told, List<Upstream> cursors) {
        List<HubClient.Scope> all = new ArrayList<>(told);
        for (Upstream mine : cursors) {
            if (told.stream().noneMatch(scope -> scope.id().equals(mine.scope()))) {
                all.add(same(mine));
            }
        }
        return all;
    }

    /** One of which the hub holds just what is here. */
    private static HubClient.Scope same(Upstream mine) {
        ScopeKind kind = mine.scope().equals(Store.LIBRARY) ? ScopeKind.LIBRARY : ScopeKind.PRODUCTION;
        return new HubClient.Scope(
                mine.scope(),
                kind,
                "ok",
                mine.seq(),
                "",
                false,
                mine.sums().records(),
                mine.sums().inbox());
    }

    private static List<HubClient.Scope> scopes(JsonNode list) {
        List<HubClient.Scope> scopes = new ArrayList<>();
        for (JsonNode s : list) {
            String kind = s.path("kind").asText();
            scopes.add(new HubClient.Scope(
                    UUID.fromString(s.path("id").asText()),
                    kind.isEmpty() ? null : ScopeKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    s.path("status").asText(),
                    s.path("head").asLong(),
                    s.path("name").asText(),
                    s.path("deleted").asBoolean(),
                    sum(s.path("digest")),
                    sum(s.path("inbox"))));
        }
        return scopes;
    }

    /** A sum as it is told, null when it is not. */
    static @Nullable Long sum(JsonNode told) {
        return told.asText().isEmpty() ? null : Long.parseUnsignedLong(told.asText(), 16);
    }
}
