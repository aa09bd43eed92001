package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Cause;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Ids;
import dev.roadcase.model.InvalidException;
import dev.roadcase.model.Json;
import dev.roadcase.model.Key;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Refusal;
import dev.roadcase.store.Commit;
import dev.roadcase.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Many writes as one: all are done, in order, or none is. */
final class BatchHandler {
    private static final int MAX_WRITES = 500;

    private final Store store;
    private final Writes writes;

    BatchHandler(Store store, Writes writes) {
        this.store = store;
        this.writes = writes;
    }

    /** One write of the batch with the scope it belongs to. */
    private record Part(int index, UUID scope, Ask ask) {}

    void run(Exchange x) {
        JsonNode body = Bodies.json(x.ctx(), Bodies.BATCH);
        JsonNode list = body.path("writes");
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_WRITES) {
            throw Problem.malformed("Send {\"writes\":[...]} with 1 to " + MAX_WRITES + " writes.");
        }
        Map<UUID, List<Part>> parts = parts(list);
        List<Proposal> proposals = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        parts.forEach((scope, of) -> {
            proposals.add(writes.proposal(
                    x, scope, Cause.BATCH, of.stream().map(Part::ask).toList()));
            of.forEach(p -> order.add(p.index()));
        });
        try {
            writes.commit(x, proposals, body, result -> answer(result, order));
        } catch (Refusal refusal) {
            throw failed(order.get(Math.max(0, refusal.index())), refusal);
        } catch (InvalidException invalid) {
            throw failed(order.get(Math.max(0, invalid.index())), invalid);
        }
    }

    private Map<UUID, List<Part>> parts(JsonNode list) {
        Map<UUID, List<Part>> parts = new LinkedHashMap<>();
        Map<UUID, UUID> made = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            try {
                Part part = part(i, list.get(i), made);
                if (part.ask() instanceof Ask.Create create) {
                    made.put(create.id(), part.scope());
                }
                parts.computeIfAbsent(part.scope(), s -> new ArrayList<>()).add(part);
            } catch (Problem problem) {
                throw failed(i, problem);
            }
        }
        return parts;
    }

    private Part part(int index, JsonNode write, Map<UUID, UUID> made) {
        String method = write.path("method").asText().toUpperCase(Locale.ROOT);
        String[] path = write.path("path").asText().replaceFirst("^/api/", "").split("/", -1);
        JsonNode body = write.path("body");
        String ifMatch =
                write.path("ifMatch").isMissingNode() || write.path("ifMatch").isNull()
                        ? null
                        : write.path("ifMatch").asText();
        if (method.equals("POST") && path.length == 3 && path[2].equals("restore")) {
            Key key = key(path);
            return new Part(index, scopeOf(key, made), new Ask.Restore(key));
        }
        return switch (method) {
            case "POST" -> creation(index, path, body);
            case "PUT", "PATCH" -> {
                Key key = key(path);
                yield new Part(index, scopeOf(key, made), Asks.edit(key, body, ifMatch));
            }
            case "DELETE" -> {
                Key key = key(path);
                Base base = Exchange.ifMatch(ifMatch);
                yield new Part(index, scopeOf(key, made), new Ask.Delete(key, base == null ? Base.NOW : base));
            }
            default -> throw Problem.malformed("A write's method is POST, PUT, PATCH or DELETE.");
        };
    }

    private static Part creation(int index, String[] path, JsonNode body) {
        boolean below = path.length == 3 && path[0].equals("productions");
        EntityType<?> type = type(below ? path[2] : path[0]);
        if ((path.length != 1 && !below) || (below && !type.isInProduction())) {
            throw Problem.notFound("A batch cannot write to this path.");
        }
        UUID production = null;
        if (type.isInProduction()) {
            production = below ? Ids.parse(path[1]) : Asks.productionIn(body);
            if (production == null) {
                throw Problem.notFound("There is no such production.");
            }
        }
        Ask.Create ask = Asks.create(type, production, body);
        return new Part(index, Asks.scopeOf(ask, production), ask);
    }

    private static EntityType<?> type(String path) {
        EntityType<?> type = EntityTypes.find(path);
        if (type == null || type.isNested() || path.equals("vocabularies")) {
            throw Problem.notFound("A batch cannot write to this path.");
        }
        return type;
    }

    private static Key key(String[] path) {
        UUID id = path.length >= 2 ? Ids.parse(path[1]) : null;
        if (id == null || path.length > 3) {
            throw Problem.notFound("A batch cannot write to this path.");
        }
        return new Key(type(path[0]), id);
    }

    private UUID scopeOf(Key key, Map<UUID, UUID> made) {
        UUID fresh = made.get(key.id());
        return fresh == null ? Asks.scopeOf(key, store) : fresh;
    }

    private static Writes.Answer answer(Commit.Result result, List<Integer> order) {
        @Nullable JsonNode[] places = new @Nullable JsonNode[order.size()];
        for (int i = 0; i < order.size(); i++) {
            places[order.get(i)] = one(Writes.answer(result.done().get(i)));
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode results = json.putArray("results");
        for (JsonNode place : places) {
            results.add(place);
        }
        return new Writes.Answer(200, null, null, Json.write(json));
    }

    private static ObjectNode one(Writes.Answer answer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", answer.status());
        json.put("etag", answer.etag());
        if (answer.body() != null) {
            json.set("body", Json.read(answer.body()));
        }
        return json;
    }

    private static Problem failed(int index, RuntimeException cause) {
        Problem inner = Problems.of(cause);
        String detail = "Write " + index + " was refused, so none was done: " + inner.getMessage();
        return Problem.of(inner.status(), "batch", "Batch refused", detail).with(json -> {
            json.put("index", index);
            json.set("problem", inner.json("#/writes/" + index));
        });
    }
}
