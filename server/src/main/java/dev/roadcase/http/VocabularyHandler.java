package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Cause;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Json;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.model.Vocabulary;
import dev.roadcase.store.ListQuery;
import dev.roadcase.store.Store;
import java.util.List;

/** The editable value lists: found by name, with the defaults they can be set back to. */
final class VocabularyHandler {
    private static final EntityType<Vocabulary> TYPE = Vocabulary.TYPE;

    private final Store store;
    private final Writes writes;
    private final Content content;

    VocabularyHandler(Store store, Writes writes, Content content) {
        this.store = store;
        this.writes = writes;
        this.content = content;
    }

    void list(Exchange x) {
        List<Row> rows = store.read(r -> r.list(ListQuery.all(TYPE, null)));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        rows.forEach(r -> all.add(json(r)));
        String etag = Etags.of(
                x.ctx().path(),
                x.caller().level(),
                store.head(Store.LIBRARY).stream().toList());
        if (!x.isUnchanged(etag)) {
            x.answer(200, all);
        }
    }

    void get(Exchange x) {
        Row row = row(x);
        if (!x.isUnchanged("\"" + row.version() + "\"")) {
            x.answer(200, json(row));
        }
    }

    void put(Exchange x) {
        Key key = row(x).key();
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        JsonNode accepted = body instanceof ObjectNode object ? withoutDefaults(object) : body;
        Ask ask = Asks.edit(key, accepted, x.ctx().header("If-Match"));
        commit(x, ask, body);
    }

    /** A list may be sent back as it was read. */
    private static ObjectNode withoutDefaults(ObjectNode body) {
        ObjectNode copy = body.deepCopy();
        copy.remove("defaults");
        return copy;
    }

    void restoreDefaults(Exchange x) {
        Row row = row(x);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("values", Json.MAPPER.valueToTree(content.defaults(row.text("name"))));
        commit(x, new Ask.Edit(row.key(), dev.roadcase.model.Decoder.decode(TYPE, body, false), Base.NOW), body);
    }

    private void commit(Exchange x, Ask ask, JsonNode body) {
        var proposal = writes.proposal(x, Store.LIBRARY, Cause.EDIT, List.of(ask));
        writes.commit(x, List.of(proposal), body, result -> {
            Row row = result.done().getFirst().record();
            return new Writes.Answer(200, "\"" + row.version() + "\"", null, Json.write(json(row)));
        });
    }

    private Row row(Exchange x) {
        String name = x.ctx().pathParam("name");
        Key key = new Key(TYPE, Vocabulary.idOf(name));
        if (!Vocabulary.NAMES.contains(name)) {
            throw Problem.notFound("There is no vocabulary of this name.");
        }
        return store.read(r -> r.row(key)).orElseThrow(() -> Problem.notFound("This vocabulary is not loaded yet."));
    }

    private ObjectNode json(Row row) {
        ObjectNode json = (ObjectNode) RecordJson.tree(row, (type, parent) -> List.of());
        json.set("defaults", Json.MAPPER.valueToTree(content.defaults(row.text("name"))));
        return json;
    }
}
