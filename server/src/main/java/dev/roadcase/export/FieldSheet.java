package dev.roadcase.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.Json;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Nested;
import dev.roadcase.model.RoadcaseException;
import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A list with one column for each field of the API; nested records become one cell, joined by semicolons. */
final class FieldSheet {
    private static final List<String> BEHIND =
            List.of("version", "createdAt", "updatedAt", "lastModifiedBy", "isDeleted");

    private final EntityType<?> type;
    private final Nested nested;
    private final List<String> columns;

    FieldSheet(EntityType<?> type, Nested nested, List<String> names) {
        this.type = type;
        this.nested = nested;
        columns = names.isEmpty() ? all(type) : chosen(type, names);
    }

    private static List<String> all(EntityType<?> type) {
        List<String> all = new ArrayList<>(List.of("id"));
        type.fields().stream().filter(f -> !f.isHidden()).map(Field::name).forEach(all::add);
        type.children().stream().map(EntityType.Child::name).forEach(all::add);
        all.addAll(BEHIND);
        return all;
    }

    private static List<String> chosen(EntityType<?> type, List<String> names) {
        List<String> known = all(type);
        Set<String> chosen = new LinkedHashSet<>(List.of("id"));
        for (String name : names) {
            if (!known.contains(name)) {
                throw new RoadcaseException("There is no field '" + name + "'. There are " + String.join(", ", known));
            }
            chosen.add(name);
        }
        chosen.add("version");
        return List.copyOf(chosen);
    }

    List<String> header() {
        return columns;
    }

    List<String> cells(Row row) {
        return columns.stream().map(c -> cell(row, c)).toList();
    }

    private String cell(Row row, String column) {
        return switch (column) {
            case "id" -> row.id().toString();
            case "version" -> Long.toString(row.version());
            case "createdAt" -> Kind.Moment.text(row.createdAt());
            case "updatedAt" -> Kind.Moment.text(row.updatedAt());
            case "lastModifiedBy" -> row.lastModifiedBy().toString();
            case "isDeleted" -> Boolean.toString(row.deleted());
            default -> fieldOrList(row, column);
        };
    }

    private String fieldOrList(Row row, String column) {
        Field field = type.field(column);
        if (field == null) {
            return type.children().stream()
                    .filter(c -> c.name().equals(column))
                    .map(c -> joined(row, c))
                    .collect(Collectors.joining());
        }
        Object value = row.get(column);
        if (value == null) {
            return "";
        }
        JsonNode json = field.kind().write(value);
        return json.isContainerNode() ? Json.write(json) : json.asText();
    }

    private String joined(Row row, EntityType.Child child) {
        return nested.children(child.type(), row.id()).stream()
                .map(r -> brief(r, child))
                .collect(Collectors.joining("; "));
    }

    /** What tells a nested record best: its connector, with its label where it has one; a card by its slot. */
    private String brief(Row row, EntityType.Child child) {
        for (EntityType.Child below : child.type().children()) {
            return "slot " + row.get("slotNumber") + " (" + joined(row, below) + ")";
        }
        String plug = row.text("connector").isEmpty() ? row.text("ioType") : row.text("connector");
        String label = row.text("label");
        boolean byLabel = row.type().field("direction") != null || row.type().field("portType") != null;
        if (!byLabel || label.isEmpty()) {
            return plug.isEmpty() ? label : plug;
        }
        return plug.isEmpty() ? label : label + " (" + plug + ")";
    }
}
