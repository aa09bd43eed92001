package dev.roadcase.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.export.Faults.Place;
import dev.roadcase.model.Ask;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.Field;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lineage;
import dev.roadcase.model.Lock;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.model.ScopeKind;
import dev.roadcase.model.Sent;
import dev.roadcase.model.Stamp;
import dev.roadcase.model.Values;
import dev.roadcase.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings an archive in. Each record arrives on its own, nested ones after the one they are part of, so that ids, places,
 * deletions and times of creation survive exactly. The library and the show's own row go first, wherever they stand in the
 * file.
 */
final class ArchiveImport implements Incoming {
    private final Path file;
    private @Nullable UUID show;

    ArchiveImport(Path file) {
        this.file = file;
    }

    @Override
    public String kind() {
        return "archive";
    }

    @Override
    public List<UUID> productions() {
        return show == null ? List.of() : List.of(show);
    }

    @Override
    public void land(Landing landing) throws IOException {
        try {
            Pass first = new Pass(landing, true);
            ArchiveReader.walk(file, first);
            UUID found = first.production;
            if (found == null || landing.faults().refuse()) {
                return;
            }
            show = found;
            Pass second = new Pass(landing, false);
            second.production = found;
            second.digest = first.digest;
            second.sum = first.sum;
            ArchiveReader.walk(file, second);
            landing.flush();
            second.checkDigest();
        } catch (Unreadable e) {
            landing.faults().error(Place.FILE, null, String.valueOf(e.getMessage()));
        }
    }

    /** One walk: the first takes the show and the library, the second what is in the show. */
    private static final class Pass implements ArchiveReader.Visitor {
        private final Landing landing;
        private final Faults faults;
        private final boolean head;
        private @Nullable UUID production;
        private @Nullable String digest;
        private long sum;

        Pass(Landing landing, boolean head) {
            this.landing = landing;
            this.faults = landing.faults();
            this.head = head;
        }

        @Override
        public void production(JsonNode record) {
            if (!head) {
                return;
            }
            Place place = new Place("production", null);
            UUID id = id(record, place);
            if (id == null) {
                return;
            }
            production = id;
            if (record.path("isDeleted").asBoolean()) {
                faults.error(place, null, "The show in this archive is deleted; export it again once it is restored.");
            }
            boolean deletedHere = landing.store()
                    .read(r -> r.row(new Key(Production.TYPE, id))
                            .map(Row::deleted)
                            .orElse(false));
            if (deletedHere) {
                faults.error(place, null, "This show was deleted on this server. Restore it, then import it again.");
            }
            arrive(id, Production.TYPE, record, place, null);
        }

        @Override
        public void scope(JsonNode scope) {
            if (scope.path("digest").isTextual()) {
                digest = scope.path("digest").textValue();
            }
        }

        @Override
        public void record(String section, String entity, int number, JsonNode record) {
            boolean library = section.equals("library");
            if (library != head) {
                return;
            }
            Place place = new Place(entity, number);
            EntityType<?> type = EntityTypes.find(entity);
            if (type == null || (library ? type != Equipment.TYPE : !type.isInProduction())) {
                faults.error(place, null, "This version of Roadcase does not know '" + entity + "'; update it.");
                return;
            }
            UUID scope = library ? Store.LIBRARY : production;
            if (scope != null) {
                arrive(scope, type, record, place, null);
            }
        }

        @Override
        public void unknown(String name) {
            if (head) {
                faults.warning(Place.FILE, name, "is not known to this version of Roadcase and was left out");
            }
        }

        private void arrive(UUID scope, EntityType<?> type, JsonNode record, Place place, @Nullable UUID parent) {
            UUID id = id(record, place);
            if (id == null) {
                return;
            }
            ObjectNode own = ((ObjectNode) record).deepCopy();
            own.remove(Lock.FIELD);
            Map<EntityType.Child, JsonNode> arrays = new LinkedHashMap<>();
            Map<String, List<Sent>> none = new HashMap<>();
            for (EntityType.Child child : type.children()) {
                JsonNode array = own.remove(child.name());
                none.put(child.name(), List.of());
                if (array != null) {
                    arrays.put(child, array);
                }
            }
            if (parent != null) {
                own.put(java.util.Objects.requireNonNull(type.parentField()), parent.toString());
            }
            Sent sent = Decoder.decodeWhole(type, own);
            sent.faults().forEach(f -> faults.error(place, f.field(), f.message()));
            require(type, sent, place);
            Instant createdAt = createdAt(record, place);
            boolean deleted = record.path("isDeleted").asBoolean();
            Sent alone = new Sent(id, null, sent.fields(), none, sent.faults());
            count(scope, type, id, alone, deleted);
            if (!faults.refuse()) {
                Ask.Create ask = new Ask.Create(type, id, alone, createdAt, deleted);
                landing.add(new Arrival(scope, ask, place, true, Set.of(), Set.of(), 1));
            }
            arrays.forEach((child, array) -> nested(scope, child, array, place, id));
        }

        private void nested(UUID scope, EntityType.Child child, JsonNode array, Place place, UUID parent) {
            if (!array.isArray()) {
                faults.error(place, child.name(), "must be a list");
                return;
            }
            for (JsonNode item : array) {
                arrive(scope, child.type(), item, place, parent);
            }
        }

        private void require(EntityType<?> type, Sent sent, Place place) {
            for (Field field : type.fields()) {
                boolean missing = sent.fields().containsKey(field.name())
                        ? sent.fields().get(field.name()) == null
                        : field.initial() == null;
                if (field.isRequired() && missing && sent.faults().isEmpty()) {
                    faults.error(place, field.name(), "is required");
                }
            }
            String parent = type.parentField();
            if (parent != null && sent.fields().get(parent) == null) {
                faults.error(place, parent, "is required");
            }
        }

        private @Nullable UUID id(JsonNode record, Place place) {
            UUID id =
                    record.path("id").isTextual() ? Ids.parse(record.path("id").textValue()) : null;
            if (id == null) {
                faults.error(place, "id", "must be a UUID");
            }
            return id;
        }

        private @Nullable Instant createdAt(JsonNode record, Place place) {
            JsonNode json = record.path("createdAt");
            if (json.isMissingNode()) {
                return null;
            }
            try {
                return OffsetDateTime.parse(json.asText()).toInstant();
            } catch (DateTimeException e) {
                faults.error(place, "createdAt", "must be a time such as 2026-11-20T08:00:00.000Z");
                return null;
            }
        }

        private void count(UUID scope, EntityType<?> type, UUID id, Sent sent, boolean deleted) {
            if (type.scope() != ScopeKind.PRODUCTION) {
                return;
            }
            @Nullable Object[] slots = new @Nullable Object[type.fields().size()];
            for (int i = 0; i < slots.length; i++) {
                Field field = type.fields().get(i);
                slots[i] =
                        sent.fields().containsKey(field.name()) ? sent.fields().get(field.name()) : field.initial();
            }
            Lineage lineage = Lineage.created(new Stamp(id, Instant.EPOCH));
            sum += ContentHash.sum(
                    new Row(type, id, scope, Values.of(slots), 0, Instant.EPOCH, Instant.EPOCH, id, deleted, lineage));
        }

        /** The archive carries the sum over all it holds; one flipped letter changes it. */
        void checkDigest() {
            if (digest != null && !faults.refuse() && !digest.equals(Long.toHexString(sum))) {
                faults.error(
                        Place.FILE,
                        null,
                        "The archive does not hold what it says it does: it was damaged, or changed by hand. Take another"
                                + " copy, or remove \"digest\" from \"scope\" if it was changed on purpose.");
            }
        }
    }
}
