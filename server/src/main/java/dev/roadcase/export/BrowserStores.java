package dev.roadcase.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.export.BrowserFile.Raw;
import dev.roadcase.export.Faults.Place;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.model.ScopeKind;
import dev.roadcase.model.Sent;
import dev.roadcase.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings in what the browser-only application kept in a browser's storage, all shows and the equipment of one browser. */
final class BrowserStores implements Incoming {
    private final Path file;
    private final @Nullable UUID target;
    private final Set<UUID> shows = new LinkedHashSet<>();

    /** Records that do not say their show go to {@code target}, or to the only show there is. */
    BrowserStores(Path file, @Nullable UUID target) {
        this.file = file;
        this.target = target;
    }

    @Override
    public String kind() {
        return "browser-stores";
    }

    @Override
    public List<UUID> productions() {
        return List.copyOf(shows);
    }

    @Override
    public void land(Landing landing) throws IOException {
        try {
            new Pass(landing, BrowserFile.read(file, landing.faults())).land();
        } catch (Unreadable e) {
            landing.faults().error(Place.FILE, null, String.valueOf(e.getMessage()));
        }
    }

    /** One reading of the file. */
    private final class Pass {
        private final Landing landing;
        private final Faults faults;
        private final BrowserFile found;
        private final BrowserIds ids = new BrowserIds();
        private final Map<Raw, UUID> scopes = new LinkedHashMap<>();

        Pass(Landing landing, BrowserFile found) {
            this.landing = landing;
            this.faults = landing.faults();
            this.found = found;
        }

        void land() {
            List<Raw> productions = found.of(Production.TYPE);
            productions.forEach(p -> scopes.put(p, ids.show(p)));
            place();
            if (scopes.isEmpty()) {
                faults.error(Place.FILE, null, "Neither an archive nor an export of the browser application is in it.");
                return;
            }
            shows.clear();
            for (UUID show : new LinkedHashSet<>(scopes.values())) {
                if (!show.equals(Store.LIBRARY)) {
                    shows.add(show);
                    checkShow(show);
                }
            }
            nestedIds();
            for (UUID scope : new LinkedHashSet<>(scopes.values())) {
                for (var entry : scopes.entrySet()) {
                    if (entry.getValue().equals(scope)) {
                        arrive(entry.getKey(), scope);
                    }
                }
            }
            if (!faults.refuse()) {
                landing.flush();
            }
        }

        /** Says which scope each record belongs to, the library's first. */
        private void place() {
            Models models = landing.store().read(Models::read);
            Map<Raw, UUID> library = new LinkedHashMap<>();
            for (EntityType<?> type : EntityTypes.ALL) {
                for (Raw raw : found.of(type)) {
                    if (type == Production.TYPE) {
                        continue;
                    }
                    UUID scope = type.scope() == ScopeKind.LIBRARY ? Store.LIBRARY : show(raw);
                    if (scope == null) {
                        faults.error(raw.place(), null, "does not say which show it belongs to; choose one");
                        continue;
                    }
                    var same = type == Equipment.TYPE
                            ? models.named(raw.json().path("manufacturer").asText("") + " "
                                    + raw.json().path("model").asText(""))
                            : java.util.Optional.<Models.Model>empty();
                    if (same.isPresent()) {
                        ids.same(raw, same.get().id());
                        landing.exists();
                        continue;
                    }
                    if (!ids.add(raw, scope)) {
                        faults.warning(raw.place(), "id", "was used before; references lead to the first");
                    }
                    (type.scope() == ScopeKind.LIBRARY ? library : scopes).put(raw, scope);
                }
            }
            library.putAll(scopes);
            scopes.clear();
            scopes.putAll(library);
        }

        private @Nullable UUID show(Raw raw) {
            String old = raw.production();
            for (String name : List.of("productionId", "production_id", "production", "showId")) {
                if (raw.json().path(name).isValueNode()
                        && !raw.json().path(name).isNull()) {
                    old = raw.json().path(name).asText();
                }
            }
            if (old != null && !old.isEmpty()) {
                UUID known = ids.showOf(old).orElse(null);
                if (known != null) {
                    return known;
                }
            }
            if (target != null) {
                return target;
            }
            return ids.shows().size() == 1 ? ids.shows().values().iterator().next() : null;
        }

        private void checkShow(UUID show) {
            Row row = landing.store()
                    .read(r -> r.row(new Key(Production.TYPE, show)).orElse(null));
            if (row != null && row.deleted()) {
                faults.error(Place.FILE, null, "The show '" + row.label() + "' was deleted here. Restore it first.");
            } else if (row == null && !ids.shows().containsValue(show)) {
                faults.error(Place.FILE, null, "There is no such show on this server.");
            }
        }

        /** Nested records are known before any reference is followed. */
        private void nestedIds() {
            scopes.forEach((raw, scope) -> raw.json().properties().forEach(e -> {
                EntityType.Child child = child(raw.type(), e.getKey());
                if (child != null) {
                    int index = 0;
                    for (JsonNode item : e.getValue()) {
                        ids.nested(
                                scope,
                                child.type(),
                                ids.of(raw),
                                item.path("id").asText(""),
                                index);
                        index++;
                    }
                }
            }));
        }

        private void arrive(Raw raw, UUID scope) {
            EntityType<?> type = raw.type();
            UUID id = ids.of(raw);
            Set<String> loose = new HashSet<>();
            ObjectNode json =
                    new BrowserRecord(raw.place(), scope, ids, faults, landing).read(type, raw.json(), id, "", loose);
            String old = raw.oldId();
            if (type.field("label") != null && !json.has("label") && !old.isEmpty() && Ids.parse(old) == null) {
                BrowserValues.read(new Kind.Text(200, false), json.textNode(old))
                        .ifPresent(l -> json.set("label", l));
            }
            Sent sent = Decoder.decode(type, json, true);
            sent.faults().forEach(f -> faults.error(raw.place(), f.field(), f.message()));
            if (sent.faults().isEmpty()) {
                boolean deleted = raw.json().path("isDeleted").asBoolean()
                        || raw.json().path("is_deleted").asBoolean();
                Ask.Create ask =
                        new Ask.Create(type, id, sent, createdAt(raw.json()), deleted && type != Production.TYPE);
                landing.add(new Arrival(scope, ask, raw.place(), false, loose, Set.of(), weight(sent)));
            }
        }

        private static int weight(Sent sent) {
            return 1
                    + sent.nested().values().stream()
                            .flatMap(List::stream)
                            .mapToInt(Pass::weight)
                            .sum();
        }

        private static @Nullable Instant createdAt(ObjectNode json) {
            JsonNode value = json.has("createdAt") ? json.get("createdAt") : json.path("created_at");
            Kind.Moment moment = new Kind.Moment();
            return value.isValueNode() && !value.isNull()
                    ? BrowserValues.read(moment, value)
                            .map(v -> (Instant) moment.read(v))
                            .orElse(null)
                    : null;
        }
    }

    /** The nested list of that name. */
    static EntityType.@Nullable Child child(EntityType<?> type, String name) {
        for (EntityType.Child child : type.children()) {
            if (BrowserFile.plain(child.name()).equals(BrowserFile.plain(name))) {
                return child;
            }
        }
        return null;
    }
}
