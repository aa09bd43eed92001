package dev.roadcase.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.export.BrowserFile.Raw;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Production;
import dev.roadcase.model.ScopeKind;
import dev.roadcase.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The new ids of what a browser knew by ids of its own. They follow from the show, the list and the old id, so that the same
 * export gives the same records again, and references are led along the same way.
 */
final class BrowserIds {
    private final Map<String, UUID> shows = new HashMap<>();
    private final Map<String, UUID> known = new HashMap<>();
    private final Map<Raw, UUID> ids = new HashMap<>();

    /** The id of a show; an id that is no UUID may repeat in another browser, so the show's name is part of it. */
    UUID show(Raw raw) {
        String old = raw.oldId();
        String name = Ids.parse(old) != null ? old : old + "/" + client(raw.json()) + "/" + title(raw.json());
        UUID id = Ids.fixed("browser-production", name);
        shows.putIfAbsent(old, id);
        ids.put(raw, id);
        return id;
    }

    private static String client(JsonNode json) {
        return json.path("client").asText("");
    }

    private static String title(JsonNode json) {
        return List.of("showName", "show_name", "name", "title").stream()
                .map(n -> json.path(n).asText(""))
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The show of that old id. */
    Optional<UUID> showOf(String old) {
        return Optional.ofNullable(shows.get(old));
    }

    Map<String, UUID> shows() {
        return shows;
    }

    /** Gives a record its id; false when another of its list had the same old id before. */
    boolean add(Raw raw, UUID scope) {
        String old = raw.oldId().isEmpty() ? "#" + raw.number() : raw.oldId();
        if (raw.type() == Equipment.TYPE && Ids.parse(old) == null) {
            old += "/" + raw.json().path("manufacturer").asText("") + "/"
                    + raw.json().path("model").asText("");
        }
        UUID id = derive(scope, raw.type(), old);
        boolean first = known.putIfAbsent(key(scope, raw.type(), raw.oldId()), id) == null;
        for (int again = 2; !first && ids.containsValue(id); again++) {
            id = derive(scope, raw.type(), old + "/" + again);
        }
        ids.put(raw, id);
        return first;
    }

    /** Points a record at one that the library holds already. */
    void same(Raw raw, UUID id) {
        known.put(key(Store.LIBRARY, raw.type(), raw.oldId()), id);
        ids.put(raw, id);
    }

    UUID of(Raw raw) {
        return java.util.Objects.requireNonNull(ids.get(raw));
    }

    /** Gives a nested record its id. */
    UUID nested(UUID scope, EntityType<?> type, UUID parent, String old, int index) {
        UUID id = Ids.derived(parent, type.path() + "/" + (old.isEmpty() ? "#" + index : old));
        if (!old.isEmpty()) {
            known.putIfAbsent(key(scope, type, old), id);
            known.putIfAbsent(key(parent, type, old), id);
        }
        return id;
    }

    /** Where a reference leads; empty when the file does not hold it. */
    Optional<UUID> find(UUID scope, EntityType<?> type, String old) {
        return Optional.ofNullable(
                known.get(key(type.scope() == ScopeKind.LIBRARY ? Store.LIBRARY : scope, type, old)));
    }

    /** Where a reference to a nested record of {@code parent} leads. */
    Optional<UUID> findIn(@Nullable UUID parent, EntityType<?> type, String old) {
        return parent == null ? Optional.empty() : Optional.ofNullable(known.get(key(parent, type, old)));
    }

    /** Where it would lead if the file held it. */
    UUID derive(UUID scope, EntityType<?> type, String old) {
        return type == Production.TYPE ? scope : Ids.derived(scope, "browser/" + type.path() + "/" + old);
    }

    private static String key(UUID scope, EntityType<?> type, String old) {
        return scope + "/" + type.path() + "/" + old;
    }
}
