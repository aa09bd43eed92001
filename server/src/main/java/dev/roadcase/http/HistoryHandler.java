package dev.roadcase.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Change;
import dev.roadcase.model.ChangesetCodec;
import dev.roadcase.model.Effect;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Op;
import dev.roadcase.model.Proposal;
import dev.roadcase.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who changed what, from, to, when; and taking it back. */
final class HistoryHandler {
    private static final int PAGE = 500;

    private final Store store;
    private final Writes writes;

    HistoryHandler(Store store, Writes writes) {
        this.store = store;
        this.writes = writes;
    }

    void ofProduction(Exchange x) {
        UUID scope = x.id("id");
        if (store.head(scope).isEmpty()) {
            throw Problem.notFound("There is no such production on this server.");
        }
        answer(x, scope);
    }

    void ofScope(Exchange x) {
        String scope = x.query("scope");
        if (!"library".equals(scope)) {
            throw Problem.malformed("Ask for scope=library, or for the history of a production below its path.");
        }
        answer(x, Store.LIBRARY);
    }

    private void answer(Exchange x, UUID scope) {
        EntityType<?> entity = entity(x.query("entity"));
        UUID id = id(x.query("id"));
        long since = number(x, "since", 0);
        long before = number(x, "before", Long.MAX_VALUE);
        List<Change> changes = store.read(reading -> id != null && entity != null
                ? reading.changesOf(new Key(entity, id)).reversed().stream()
                        .filter(c -> c.scope().equals(scope) && c.seq() > since && c.seq() < before)
                        .limit(PAGE)
                        .toList()
                : reading.newestChanges(scope, since, before, PAGE));
        if (changes.size() == PAGE) {
            String query = "before=" + changes.getLast().seq() + (since > 0 ? "&since=" + since : "")
                    + (entity == null ? "" : "&entity=" + entity.path()) + (id == null ? "" : "&id=" + id)
                    + (scope.equals(Store.LIBRARY) ? "&scope=library" : "");
            x.ctx().header("Link", "<" + x.ctx().path() + "?" + query + ">; rel=\"next\"");
        }
        x.answer(200, RecordJson.bytes(json -> {
            json.writeStartArray();
            for (Change change : changes) {
                write(json, change, entity, id);
            }
            json.writeEndArray();
        }));
    }

    private static @Nullable EntityType<?> entity(@Nullable String path) {
        EntityType<?> type = path == null ? null : EntityTypes.find(path);
        if (path != null && type == null) {
            throw Problem.malformed("There is no entity of that name.");
        }
        return type;
    }

    private static @Nullable UUID id(@Nullable String text) {
        UUID id = text == null ? null : Ids.parse(text);
        if (text != null && id == null) {
            throw Problem.malformed("id must be a UUID.");
        }
        return id;
    }

    private static long number(Exchange x, String name, long otherwise) {
        String text = x.query(name);
        if (text == null) {
            return otherwise;
        }
        String digits = text.substring(text.lastIndexOf('-') + 1);
        if (!digits.matches("\\d{1,18}")) {
            throw Problem.malformed(name + " must be a seq.");
        }
        return Long.parseLong(digits);
    }

    static void write(JsonGenerator json, Change change, @Nullable EntityType<?> entity, @Nullable UUID id)
            throws IOException {
        for (Effect effect : change.effects()) {
            boolean wanted = (entity == null || effect.type() == entity)
                    && (id == null || effect.id().equals(id))
                    && (effect.op() != Op.UPDATED || !effect.groups().isEmpty());
            if (wanted) {
                write(json, change, effect);
            }
        }
    }

    private static void write(JsonGenerator json, Change change, Effect effect) throws IOException {
        json.writeStartObject();
        json.writeStringField("changeId", change.changeId().toString());
        json.writeNumberField("seq", change.seq());
        json.writeStringField("entity", effect.type().path());
        json.writeStringField("id", effect.id().toString());
        json.writeStringField("op", effect.op().wire());
        json.writeNumberField("version", effect.version());
        json.writeFieldName("by");
        json.writeTree(RecordJson.person(change.by()));
        json.writeStringField("at", Kind.Moment.text(change.at()));
        json.writeObjectFieldStart("fields");
        for (var group : effect.groups().values()) {
            JsonNode from = ChangesetCodec.values(effect.type(), group.from());
            JsonNode to = ChangesetCodec.values(effect.type(), group.to());
            for (var field : to.properties()) {
                JsonNode before = from.path(field.getKey());
                json.writeObjectFieldStart(field.getKey());
                json.writeFieldName("from");
                json.writeTree(before.isMissingNode() ? JsonNodeFactory.instance.nullNode() : before);
                json.writeFieldName("to");
                json.writeTree(field.getValue());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    void undo(Exchange x) {
        UUID changeId = x.id("changeId");
        List<Change> found = store.read(r -> r.changes(changeId));
        if (found.isEmpty() && store.read(r -> r.isKnown(changeId))) {
            throw Problem.gone(
                    "The history of this show was cleared after it was archived, so this change cannot be undone any more.");
        }
        if (found.isEmpty()) {
            throw Problem.notFound("There is no such change in the history.");
        }
        UUID scope = found.getFirst().scope();
        Proposal proposal = writes.proposal(x, scope, Cause.UNDO, List.of(new Ask.Undo(changeId)));
        writes.commit(x, List.of(proposal), null, result -> {
            byte[] body = RecordJson.bytes(json -> {
                json.writeStartArray();
                for (Change change : result.changes()) {
                    write(json, change, null, null);
                }
                json.writeEndArray();
            });
            return new Writes.Answer(200, null, null, new String(body, StandardCharsets.UTF_8));
        });
    }
}
