package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.store.Reading;
import dev.roadcase.store.Store;
import dev.roadcase.sync.core.Drafted.What;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** List, get, put, delete and restore of every entity, written once against its descriptor. */
final class EntityHandler {
    private final EntityType<?> type;
    private final Store store;
    private final Writes writes;
    private final Lists lists;

    EntityHandler(EntityType<?> type, Store store, Writes writes, Lists lists) {
        this.type = type;
        this.store = store;
        this.writes = writes;
        this.lists = lists;
    }

    void list(Exchange x) throws IOException {
        UUID scope = type.isInProduction() ? x.id("id") : null;
        lists.answer(x, type, scope);
    }

    void get(Exchange x) {
        Key key = new Key(type, x.id("id"));
        answerRecord(x, key);
    }

    /** Answers one live record. */
    void answerRecord(Exchange x, Key key) {
        record Found(Row row, String body) {}
        Found found = store.read(reading -> {
            Row row = live(reading, key);
            reading.loadNested(key.type(), List.of(row));
            return new Found(row, RecordJson.text(json -> RecordJson.write(json, row, reading, null)));
        });
        x.ctx().header("Cache-Control", "private, no-cache");
        if (!x.isUnchanged("\"" + found.row().version() + "\"")) {
            x.answer(200, found.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Row live(Reading reading, Key key) {
        Row row = reading.row(key)
                .orElseThrow(
                        () -> Problem.notFound("There is no such " + key.type().word() + "."));
        if (row.deleted()) {
            throw Problem.gone("This " + key.type().word() + " was deleted. Restore it to go on working with it.");
        }
        if (key.type().isInProduction()) {
            requireProduction(reading, row.scope());
        }
        return row;
    }

    /** Refuses when the production is not there or was deleted. */
    static void requireProduction(Reading reading, UUID id) {
        Row production = reading.row(new Key(Production.TYPE, id))
                .orElseThrow(() -> Problem.notFound("There is no such production on this server."));
        if (production.deleted()) {
            throw Problem.gone("The production was deleted. Restore it to go on working with it.");
        }
    }

    void create(Exchange x) {
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        UUID production = productionOf(x, body);
        Ask.Create ask = Asks.create(type, production, body);
        UUID scope = Asks.scopeOf(ask, production);
        writes.one(x, scope, ask, body);
    }

    private @Nullable UUID productionOf(Exchange x, JsonNode body) {
        if (!type.isInProduction()) {
            return null;
        }
        return x.ctx().pathParamMap().containsKey("id") ? x.id("id") : Asks.productionIn(body);
    }

    void edit(Exchange x) {
        Key key = new Key(type, x.id("id"));
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        Ask.Edit ask = Asks.edit(key, body, x.ctx().header("If-Match"));
        writes.one(x, scopeOf(key), ask, body);
    }

    void delete(Exchange x) {
        Key key = new Key(type, x.id("id"));
        Base base = Exchange.ifMatch(x.ctx().header("If-Match"));
        writes.one(x, scopeOf(key), new Ask.Delete(key, base == null ? Base.NOW : base), null);
    }

    void restore(Exchange x) {
        Key key = new Key(type, x.id("id"));
        writes.one(x, scopeOf(key), new Ask.Restore(key), null);
    }

    private UUID scopeOf(Key key) {
        return Asks.scopeOf(key, store);
    }

    /** Status of an answer to what was asked. */
    static int status(What what) {
        return switch (what) {
            case CREATED -> 201;
            case DELETED -> 204;
            default -> 200;
        };
    }
}
