package dev.roadcase.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roadcase.model.Device;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.Key;
import dev.roadcase.model.Nested;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.store.ListQuery;
import dev.roadcase.store.Reading;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The whole show in one document, of one moment: what a device loads first. Who accepts {@code application/gzip} gets it as a
 * packed file: a browser unpacks an encoded answer in another process and hands ten megabytes over in small pieces, which takes
 * longer than unpacking it in the page.
 */
final class ShowHandler {
    private static final String FILE = "application/gzip";

    private final Store store;
    private final ListCache cache;

    ShowHandler(Store store, ListCache cache) {
        this.store = store;
        this.cache = cache;
    }

    void show(Exchange x) throws IOException {
        UUID id = x.id("id");
        List<ScopeState> heads = new ArrayList<>();
        store.head(id).ifPresent(heads::add);
        store.head(Store.LIBRARY).ifPresent(heads::add);
        String etag = Etags.of(x.ctx().path(), x.caller().level(), heads);
        x.ctx().header("Cache-Control", "private, no-cache");
        x.ctx().res().addHeader("Vary", "Accept");
        if (x.knows(etag)) { // it was given out while the scopes stood where they stand: nothing is read
            x.isUnchanged(etag);
            return;
        }
        ListCache.Entry answer = kept(etag, id);
        if (x.isUnchanged(etag)) {
            return;
        }
        if (FILE.equals(x.ctx().header("Accept"))) {
            x.answer(answer.packed().packed(), FILE);
        } else {
            x.answer(answer);
        }
    }

    private ListCache.Entry kept(String etag, UUID id) {
        ListCache.Entry known = cache.get(etag);
        if (known == null) {
            known = ListCache.Entry.of(store.read(r -> render(r, id)), "application/json", null);
            cache.put(etag, known);
        }
        return known;
    }

    private static byte[] render(Reading reading, UUID id) {
        Row production = reading.row(new Key(Production.TYPE, id))
                .orElseThrow(() -> Problem.notFound("There is no such production on this server."));
        if (production.deleted()) {
            throw Problem.gone("The production was deleted. Restore it to go on working with it.");
        }
        ScopeState scope = reading.scope(id).orElseThrow();
        ScopeState library = reading.scope(Store.LIBRARY).orElseThrow();
        return RecordJson.bytes(json -> {
            json.writeStartObject();
            place(json, scope);
            json.writeObjectFieldStart("library");
            place(json, library);
            json.writeEndObject();
            json.writeFieldName("production");
            RecordJson.write(json, production, reading, null);
            for (EntityType<?> type : EntityTypes.ALL) {
                if (type.isInProduction()) {
                    section(json, reading, type, id);
                }
            }
            equipment(json, reading, id);
            json.writeEndObject();
        });
    }

    private static void place(JsonGenerator json, ScopeState scope) throws IOException {
        json.writeStringField("epoch", scope.publicEpoch());
        json.writeNumberField("seq", scope.head());
    }

    private static void section(JsonGenerator json, Reading reading, EntityType<?> type, UUID id) throws IOException {
        Nested nested = Lists.inScope(reading, type, id);
        json.writeArrayFieldStart(camel(type.path()));
        for (Row row : reading.list(ListQuery.all(type, id))) {
            RecordJson.write(json, row, nested, null);
        }
        json.writeEndArray();
    }

    private static void equipment(JsonGenerator json, Reading reading, UUID id) throws IOException {
        List<Row> used = new ArrayList<>();
        reading.list(ListQuery.all(Device.TYPE, id)).stream()
                .map(d -> d.get("equipmentId"))
                .distinct()
                .forEach(e -> {
                    if (e instanceof UUID equipment) {
                        reading.row(new Key(Equipment.TYPE, equipment)).ifPresent(used::add);
                    }
                });
        reading.loadNested(Equipment.TYPE, used);
        json.writeArrayFieldStart("equipment");
        for (Row row : used) {
            RecordJson.write(json, row, reading, null);
        }
        json.writeEndArray();
    }

    /** {@code ip-addresses} as {@code ipAddresses}. */
    static String camel(String path) {
        StringBuilder name = new StringBuilder();
        for (String word : path.split("-", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
