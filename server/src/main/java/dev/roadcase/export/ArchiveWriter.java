package dev.roadcase.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Device;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.Field;
import dev.roadcase.model.Json;
import dev.roadcase.model.Key;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Lock;
import dev.roadcase.model.Production;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.model.ScopeKind;
import dev.roadcase.store.Reading;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes the archive of one show: every record with its nested ones inside, deleted ones too, hidden fields included, and
 * the equipment its devices refer to. A lock is about servers and stays where it is. Written to the stream as it is read, from one consistent look.
 */
final class ArchiveWriter {
    private final Reading reading;
    private final JsonGenerator json;
    private final Map<EntityType<?>, Map<UUID, List<Row>>> nested = new HashMap<>();

    private ArchiveWriter(Reading reading, JsonGenerator json) {
        this.reading = reading;
        this.json = json;
    }

    static void write(Reading reading, UUID production, Instant now, OutputStream out) throws IOException {
        try (JsonGenerator json = Json.MAPPER.getFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            new ArchiveWriter(reading, json).write(production, now);
        }
        out.flush();
    }

    private void write(UUID production, Instant now) throws IOException {
        Row row = reading.row(new Key(Production.TYPE, production))
                .orElseThrow(() -> new Refusal.NotFound(Production.TYPE));
        if (row.deleted()) {
            throw new Refusal.Gone(Production.TYPE);
        }
        ScopeState scope = reading.scope(production).orElseThrow(() -> new Refusal.NotFound(Production.TYPE));
        json.writeStartObject();
        json.writeNumberField("roadcase", Archive.VERSION);
        json.writeStringField("exportedAt", Kind.Moment.text(now));
        json.writeFieldName("production");
        record(row);
        scope(scope);
        json.writeObjectFieldStart("records");
        for (EntityType<?> type : EntityTypes.in(ScopeKind.PRODUCTION)) {
            if (type.isInProduction()) {
                list(type, type.isNested() ? orphans(type, production) : reading.everything(type, production));
            }
        }
        json.writeEndObject();
        json.writeObjectFieldStart("library");
        list(Equipment.TYPE, equipment(production));
        json.writeEndObject();
        json.writeEndObject();
    }

    private void scope(ScopeState scope) throws IOException {
        json.writeObjectFieldStart("scope");
        json.writeStringField("epoch", scope.publicEpoch());
        json.writeNumberField("seq", scope.head());
        json.writeStringField("digest", scope.digestText());
        json.writeEndObject();
    }

    /** Nested records whose parent is not there; merging may leave some. */
    private List<Row> orphans(EntityType<?> type, UUID scope) {
        EntityType<?> parentType = java.util.Objects.requireNonNull(EntityTypes.parentOf(type));
        Map<UUID, List<Row>> byParent = nested(type, scope);
        reading.load(byParent.keySet().stream().map(p -> new Key(parentType, p)).toList());
        List<Row> found = new ArrayList<>();
        byParent.forEach((parent, rows) -> {
            if (reading.row(new Key(parentType, parent)).isEmpty()) {
                found.addAll(rows);
            }
        });
        return found;
    }

    private List<Row> equipment(UUID production) {
        Set<Key> used = new LinkedHashSet<>();
        for (Row device : reading.everything(Device.TYPE, production)) {
            if (device.get("equipmentId") instanceof UUID id) {
                used.add(new Key(Equipment.TYPE, id));
            }
        }
        reading.load(used);
        return used.stream().flatMap(k -> reading.row(k).stream()).toList();
    }

    private void list(EntityType<?> type, List<Row> rows) throws IOException {
        if (type.isNested() && rows.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(type.path());
        for (Row row : rows) {
            record(row);
        }
        json.writeEndArray();
    }

    private void record(Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", row.id().toString());
        for (Field field : row.type().fields()) {
            Object value = row.get(field.name());
            boolean stays = field.name().equals(Lock.FIELD);
            if (!stays && (value != null || field.initial() != null)) {
                json.writeFieldName(field.name());
                tree(value == null ? Json.MAPPER.nullNode() : field.kind().write(value));
            }
        }
        for (EntityType.Child child : row.type().children()) {
            json.writeArrayFieldStart(child.name());
            for (Row below : nested(child.type(), row.scope()).getOrDefault(row.id(), List.of())) {
                record(below);
            }
            json.writeEndArray();
        }
        json.writeStringField("createdAt", Kind.Moment.text(row.createdAt()));
        json.writeStringField("updatedAt", Kind.Moment.text(row.updatedAt()));
        json.writeStringField("lastModifiedBy", row.lastModifiedBy().toString());
        json.writeBooleanField("isDeleted", row.deleted());
        json.writeEndObject();
    }

    private void tree(JsonNode node) throws IOException {
        Json.MAPPER.writeTree(json, node);
    }

    private Map<UUID, List<Row>> nested(EntityType<?> type, UUID scope) {
        UUID key = type.scope() == ScopeKind.LIBRARY ? Store.LIBRARY : scope;
        return nested.computeIfAbsent(type, t -> {
            Map<UUID, List<Row>> byParent = new HashMap<>();
            List<Row> all = new ArrayList<>(reading.everything(t, key));
            all.sort(Comparator.comparing(r -> r.text("position")));
            all.forEach(
                    r -> byParent.computeIfAbsent(java.util.Objects.requireNonNull(r.parent()), p -> new ArrayList<>())
                            .add(r));
            return byParent;
        });
    }
}
