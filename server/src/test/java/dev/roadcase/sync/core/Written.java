package dev.roadcase.sync.core;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Field;
import dev.roadcase.model.Key;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people wrote together into the groups of each record. What a server shows there must be one of these, or nothing. */
final class Written {
    private record Place(Key key, String group) {}

    private final Map<Place, Set<Map<String, Object>>> all = new HashMap<>();

    Written(Collection<Changeset> sets) {
        for (Changeset set : sets) {
            for (Patch patch : set.patches()) {
                patch.groups()
                        .forEach((group, g) -> all.computeIfAbsent(new Place(patch.key(), group), p -> new HashSet<>())
                                .add(told(patch.key(), group, g.values())));
            }
        }
    }

    /** What is wrong with these records, or null. */
    @Nullable
    String together(Map<Key, Row> rows) {
        for (Row row : rows.values()) {
            for (String group : row.type().groups().keySet()) {
                Map<String, Object> here = told(row.key(), group, row.group(group));
                if (!here.isEmpty()
                        && !all.getOrDefault(new Place(row.key(), group), Set.of())
                                .contains(here)) {
                    return "TOGETHER nobody wrote " + here + " into " + row.key();
                }
            }
        }
        return null;
    }

    /** Without the fields that are empty, or as they are when nobody names them. */
    private static Map<String, Object> told(Key key, String group, Map<String, @Nullable Object> values) {
        Map<String, Object> told = new HashMap<>();
        for (Field field : key.type().groups().getOrDefault(group, java.util.List.of())) {
            Object value = values.get(field.name());
            if (value != null && !value.equals(field.initial())) {
                told.put(field.name(), value);
            }
        }
        return told;
    }
}
