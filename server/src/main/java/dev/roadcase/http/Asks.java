package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Production;
import dev.roadcase.model.Sent;
import dev.roadcase.model.Violation;
import dev.roadcase.store.Store;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns what a body says into what the store is asked; used by single writes and by batches. */
final class Asks {
    private Asks() {}

    static Ask.Create create(EntityType<?> type, @Nullable UUID production, JsonNode body) {
        Sent sent = Decoder.decode(type, withZone(type, body), true);
        List<Violation> faults = new ArrayList<>(sent.faults());
        if (production != null && body.has("productionId") && !production.equals(productionIn(body))) {
            faults.add(Violation.of(
                    "productionId", Violation.Code.CONTRADICTION, "is not the production of this address"));
        }
        UUID id = sent.id() == null ? Ids.mint() : sent.id();
        Sent full = new Sent(id, sent.version(), sent.fields(), sent.nested(), faults);
        return new Ask.Create(type, id, full, null, false);
    }

    /** A new record with a time zone gets the server's unless it brings one. */
    private static JsonNode withZone(EntityType<?> type, JsonNode body) {
        if (!(body instanceof ObjectNode object)) {
            return body;
        }
        ObjectNode completed = object.deepCopy();
        for (Field field : type.fields()) {
            if (field.kind() instanceof Kind.Zone && !object.has(field.name())) {
                completed.put(field.name(), ZoneId.systemDefault().getId());
            }
        }
        return completed;
    }

    static Ask.Edit edit(Key key, JsonNode body, @Nullable String ifMatch) {
        Sent sent = Decoder.decode(key.type(), body, false);
        Base base = Exchange.ifMatch(ifMatch);
        if (base == null && sent.version() != null) {
            base = new Base.Version(sent.version());
        }
        if (base == null && sent.faults().isEmpty()) {
            throw Problem.of(
                    428,
                    "base-required",
                    "Say what it is based on",
                    "Send the version you started from, as If-Match or as \"version\" in the body.");
        }
        List<Violation> faults = new ArrayList<>(sent.faults());
        if (sent.id() != null && !sent.id().equals(key.id())) {
            faults.add(Violation.of("id", Violation.Code.CONTRADICTION, "is not the id of this address"));
        }
        return new Ask.Edit(
                key,
                new Sent(sent.id(), sent.version(), sent.fields(), sent.nested(), faults),
                base == null ? Base.NOW : base);
    }

    /** The production a body names. */
    static UUID productionIn(JsonNode body) {
        JsonNode json = body.path("productionId");
        UUID id = json.isTextual() ? Ids.parse(json.textValue()) : null;
        if (id == null) {
            throw Problems.invalid(List.of(Violation.of(
                    "productionId",
                    json.isMissingNode() ? Violation.Code.REQUIRED : Violation.Code.BAD_ID,
                    "must be the id of a production")));
        }
        return id;
    }

    static UUID scopeOf(Ask.Create ask, @Nullable UUID production) {
        if (production != null) {
            return production;
        }
        return ask.type() == Production.TYPE ? ask.id() : Store.LIBRARY;
    }

    /** The scope of a record that exists; a record never changes its scope. */
    static UUID scopeOf(Key key, Store store) {
        if (key.type() == Production.TYPE) {
            return key.id();
        }
        return store.scopeOf(key)
                .orElseThrow(
                        () -> Problem.notFound("There is no such " + key.type().word() + "."));
    }
}
