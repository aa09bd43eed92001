package dev.roadcase.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.export.Faults.Place;
import dev.roadcase.model.ChecklistItem;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.Format;
import dev.roadcase.model.IpAddress;
import dev.roadcase.model.Json;
import dev.roadcase.model.Production;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records in what a browser had stored, however it is wrapped: stores as objects or as text, with or without
 * {@code state}, lists, lists by show, or records by id. What holds no record that can be recognised is reported by its
 * path.
 */
final class BrowserFile {
    private static final Set<String> LISTS = Set.of("items", "list", "data", "entries", "all", "byid", "entities");
    private static final Set<String> WRAPPING = Set.of("version", "ids");

    private final Faults faults;
    private final Map<EntityType<?>, List<Raw>> found = new LinkedHashMap<>();

    /**
     * A record as the browser had it.
     *
     * @param path where it stands in the file
     * @param number its place in its list, from 1
     * @param key the key it was kept under, or null
     * @param production the show it stood below, or null
     */
    record Raw(
            EntityType<?> type,
            String path,
            int number,
            ObjectNode json,
            @Nullable String key,
            @Nullable String production) {
        Place place() {
            return new Place(path, number);
        }

        /** The id it had in the browser; empty when it had none. */
        String oldId() {
            JsonNode id = json.path("id");
            return id.isValueNode() && !id.isNull() ? id.asText() : key == null ? "" : key;
        }
    }

    private BrowserFile(Faults faults) {
        this.faults = faults;
    }

    static BrowserFile read(Path file, Faults faults) throws IOException, Unreadable {
        if (Files.size(file) > Limits.TEXT_FILE) {
            throw new Unreadable("The file is larger than any browser's storage.");
        }
        BrowserFile stores = new BrowserFile(faults);
        try {
            JsonNode tree = Json.MAPPER.readTree(Files.readAllBytes(file));
            stores.entries(tree, "", null, null);
        } catch (JsonProcessingException e) {
            throw new Unreadable("The file is damaged or cut short: it is not JSON to its end.");
        }
        return stores;
    }

    List<Raw> of(EntityType<?> type) {
        return found.getOrDefault(type, List.of());
    }

    /** The entity that a store, list or key of that name holds; null when it is not known. */
    static @Nullable EntityType<?> type(String name) {
        String plain = plain(name).replaceFirst("(store|storage|state)$", "");
        return switch (plain) {
            case "production", "productions", "show", "shows" -> Production.TYPE;
            case "equipment", "equipmentspecs", "equipmentspec", "equipmentlibrary" -> Equipment.TYPE;
            case "format", "formats", "formatpresets", "customformats" -> Format.TYPE;
            case "source", "sources" -> Source.TYPE;
            case "send", "sends", "destination", "destinations" -> Send.TYPE;
            case "device", "devices" -> Device.TYPE;
            case "connection", "connections" -> Connection.TYPE;
            case "ip", "ips", "ipaddress", "ipaddresses", "ipmanagement" -> IpAddress.TYPE;
            case "checklist", "checklists", "checklistitem", "checklistitems" -> ChecklistItem.TYPE;
            default -> null;
        };
    }

    /** A name without case, hyphens and underscores. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private void entries(JsonNode object, String path, @Nullable EntityType<?> store, @Nullable String production) {
        object.properties().forEach(e -> {
            String at = path.isEmpty() ? e.getKey() : path + "/" + e.getKey();
            EntityType<?> type = type(e.getKey());
            if (type == null && store != null && LISTS.contains(plain(e.getKey()))) {
                type = store;
            }
            if (type != null && e.getValue().isContainerNode()) {
                value(type, e.getValue(), at, production);
            } else if (e.getValue().isTextual() && isJson(e.getValue().textValue())) {
                text(type, e.getValue().textValue(), at, production);
            } else if (e.getValue().has("state")) {
                entries(e.getValue(), at, type, production);
            } else if (plain(e.getKey()).equals("state") && e.getValue().isObject()) {
                entries(e.getValue(), at, store, production);
            } else if (!WRAPPING.contains(plain(e.getKey()))) {
                unknown(at, e.getValue());
            }
        });
    }

    private static boolean isJson(String text) {
        return text.startsWith("{") || text.startsWith("[");
    }

    private void text(@Nullable EntityType<?> type, String text, String path, @Nullable String production) {
        try {
            JsonNode inner = Json.MAPPER.readTree(text);
            if (inner.isArray() && type == null) {
                unknown(path, inner);
            } else if (type != null) {
                value(type, inner, path, production);
            } else {
                entries(inner, path, null, production);
            }
        } catch (JsonProcessingException e) {
            faults.error(new Place(path, null), null, "is damaged or cut short: it is not JSON to its end");
        }
    }

    private void value(EntityType<?> type, JsonNode value, String path, @Nullable String production) {
        if (value.isArray()) {
            int number = 0;
            for (JsonNode item : value) {
                number++;
                record(type, item, path, number, null, production);
            }
            return;
        }
        boolean store = value.has("state")
                || value.properties().stream()
                        .anyMatch(e -> e.getValue().isContainerNode()
                                && (type(e.getKey()) != null || LISTS.contains(plain(e.getKey()))));
        if (store) {
            entries(value, path, type, production);
            return;
        }
        int number = 0;
        for (var entry : value.properties()) {
            number++;
            if (entry.getValue().isArray()) {
                value(type, entry.getValue(), path + "/" + entry.getKey(), entry.getKey());
            } else {
                record(type, entry.getValue(), path, number, entry.getKey(), production);
            }
        }
    }

    private void record(
            EntityType<?> type,
            JsonNode item,
            String path,
            int number,
            @Nullable String key,
            @Nullable String production) {
        if (!(item instanceof ObjectNode object)) {
            unknown(path + "/" + (key == null ? Integer.toString(number) : key), item);
            return;
        }
        Raw raw = new Raw(type, path, number, object, key, production);
        if (type == Production.TYPE) {
            inside(raw);
        }
        found.computeIfAbsent(type, t -> new ArrayList<>()).add(raw);
    }

    /** A show may carry its lists in itself. */
    private void inside(Raw show) {
        List<String> names = new ArrayList<>();
        show.json().properties().forEach(e -> {
            EntityType<?> type = type(e.getKey());
            if (type != null && e.getValue().isContainerNode()) {
                names.add(e.getKey());
                value(type, e.getValue(), show.path() + "/" + show.number() + "/" + e.getKey(), show.oldId());
            }
        });
        show.json().remove(names);
    }

    private void unknown(String path, JsonNode value) {
        if (!value.isNull()
                && !(value.isContainerNode() && value.isEmpty())
                && !value.asText("x").isEmpty()) {
            faults.warning(new Place(path, null), null, "is not understood and was left out");
        }
    }
}
