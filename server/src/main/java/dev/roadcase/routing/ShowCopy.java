package dev.roadcase.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.roadcase.model.Ask;
import dev.roadcase.model.ChecklistItem;
import dev.roadcase.model.Connection;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.Ids;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lock;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import dev.roadcase.routing.Plan.Act;
import dev.roadcase.routing.Plan.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plans a new show made like another one: what is wanted of it, under ids of its own, planned and not yet done. What belongs
 * to that one show stays there: dates, serial numbers, who did what when.
 */
public final class ShowCopy {
    /** What a template does not hand on, by entity. */
    private static final Map<String, Set<String>> OWN = Map.of(
            "productions", Set.of("loadIn", "loadOut", "status", "showInfoUrl", Lock.FIELD),
            "devices", Set.of("serialNumber"),
            "checklist-items", Set.of("dueDate", "completedAt", "completedBy", "notes"));

    private final UUID copy = Ids.mint();
    private final Map<UUID, UUID> ids = new HashMap<>();
    private final List<Row> tops;
    private final Map<UUID, List<Row>> nested;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Ask> asks = new ArrayList<>();
    private int left;
    private int dates;

    /** A plan and the id of the show it makes. */
    public record Copied(UUID production, Plan plan) {}

    private ShowCopy(List<Row> tops, Map<UUID, List<Row>> nested) {
        this.tops = tops;
        this.nested = nested;
    }

    /**
     * Plans the copy.
     *
     * @param fields what the new show is called and whatever else is said of it
     * @param tops the records to copy, each entity after those it refers to
     * @param nested the records nested in them, by parent
     */
    public static Copied plan(Row production, Sent fields, List<Row> tops, Map<UUID, List<Row>> nested) {
        return new ShowCopy(tops, nested).plan(production, fields);
    }

    private Copied plan(Row production, Sent said) {
        ids.put(production.id(), copy);
        for (Row row : tops) {
            ids.put(row.id(), Ids.mint());
            nested.getOrDefault(row.id(), List.of()).forEach(child -> ids.put(child.id(), Ids.mint()));
        }
        Map<String, @Nullable Object> fields = fields(production);
        fields.putAll(said.fields());
        asks.add(new Ask.Create(
                Production.TYPE, copy, new Sent(copy, null, fields, Map.of(), said.faults()), null, false));
        Map<EntityType<?>, Integer> counts = new LinkedHashMap<>();
        for (Row row : tops) {
            if (row.type() == Connection.TYPE && isLoose(row)) {
                left++;
                continue;
            }
            asks.add(record(row));
            counts.merge(row.type(), 1, Integer::sum);
        }
        tell(production, fields, counts);
        return new Copied(copy, new Plan(summary(production, fields), lines, notes, asks));
    }

    private static String summary(Row production, Map<String, @Nullable Object> fields) {
        return fields.get("showName") + " is made like " + production.label() + ".";
    }

    private void tell(Row production, Map<String, @Nullable Object> fields, Map<EntityType<?>, Integer> counts) {
        String name = String.valueOf(fields.get("showName"));
        lines.add(Line.of(Act.ADD, new Key(Production.TYPE, copy), name, "a new show, in planning"));
        counts.forEach((type, count) -> lines.add(
                Line.of(Act.ADD, new Key(type, copy), name, count + " " + (count == 1 ? type.word() : plural(type)))));
        if (left > 0) {
            notes.add(left + (left == 1 ? " connection stays" : " connections stay")
                    + " behind: what they join is not copied.");
        }
        if (dates > 0) {
            notes.add(dates + (dates == 1 ? " checklist item has" : " checklist items have")
                    + " a date of the old show, which is left out; those that count days before the show keep that.");
        }
        if (production.get("loadIn") != null && fields.get("loadIn") == null) {
            notes.add("Load-in and load-out are empty until somebody sets them.");
        }
    }

    private static String plural(EntityType<?> type) {
        return switch (type.path()) {
            case "ip-addresses" -> "IP addresses";
            case "checklist-items" -> "checklist items";
            default -> type.path();
        };
    }

    /** A connection that names something which stays behind. */
    private boolean isLoose(Row connection) {
        for (String end :
                List.of("sourceId", "sourceOutputId", "fromPortId", "intermediateId", "destinationId", "toPortId")) {
            if (connection.get(end) instanceof UUID id && !ids.containsKey(id)) {
                return true;
            }
        }
        return false;
    }

    private Ask record(Row row) {
        Map<String, List<Sent>> arrays = new LinkedHashMap<>();
        for (EntityType.Child child : row.type().children()) {
            List<Sent> items = nested.getOrDefault(row.id(), List.of()).stream()
                    .filter(r -> r.type() == child.type())
                    .map(r -> new Sent(ids.get(r.id()), null, fields(r), Map.of(), List.of()))
                    .toList();
            arrays.put(child.name(), items);
        }
        Map<String, @Nullable Object> fields = fields(row);
        if (row.type() == Connection.TYPE && fields.get("status") != null) {
            fields.put("status", "planned");
        }
        if (row.type() == ChecklistItem.TYPE && row.get("dueDate") != null) {
            dates++;
        }
        UUID id = ids.getOrDefault(row.id(), copy);
        return new Ask.Create(row.type(), id, new Sent(id, null, fields, arrays, List.of()), null, false);
    }

    private Map<String, @Nullable Object> fields(Row row) {
        Set<String> own = OWN.getOrDefault(row.type().path(), Set.of());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Field field : row.type().fields()) {
            Object value = row.get(field.name());
            boolean kept = !field.isHidden() || field.name().equals("position");
            if (value != null
                    && kept
                    && !own.contains(field.name())
                    && !field.name().equals(row.type().parentField())) {
                fields.put(field.name(), translated(field, value));
            }
        }
        return fields;
    }

    /** Ids of the old show become those of the new one, inside JSON too; what is in the library stays. */
    private @Nullable Object translated(Field field, Object value) {
        if (value instanceof UUID id) {
            UUID own = ids.get(id);
            boolean shared = field.name().equals("equipmentId");
            return own != null || shared ? (own == null ? id : own) : null;
        }
        return value instanceof JsonText json ? JsonText.of(translated(json.tree())) : value;
    }

    private JsonNode translated(JsonNode json) {
        switch (json) {
            case ObjectNode object ->
                object.fieldNames().forEachRemaining(name -> object.set(name, translated(object.path(name))));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, translated(array.path(i)));
                }
            }
            case TextNode text -> {
                UUID id = Ids.parse(text.textValue());
                UUID own = id == null ? null : ids.get(id);
                return own == null ? json : TextNode.valueOf(own.toString());
            }
            default -> {}
        }
        return json;
    }
}
