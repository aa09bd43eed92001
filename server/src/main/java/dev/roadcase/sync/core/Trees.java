package dev.roadcase.sync.core;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Key;
import dev.roadcase.model.Nested;
import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks a record and what is nested in it. */
public final class Trees {
    private Trees() {}

    /** Everything live below a record, parents before their children. */
    public static List<Row> below(Row row, Nested view) {
        List<Row> found = new ArrayList<>();
        for (EntityType.Child child : row.type().children()) {
            for (Row nested : view.children(child.type(), row.id())) {
                found.add(nested);
                found.addAll(below(nested, view));
            }
        }
        return found;
    }

    /** The way from {@code top} down to {@code row} as clashes name it: {@code outputs/<id>}; null when it is not below. */
    static @Nullable String path(Row row, Row top, View view) {
        if (row.key().equals(top.key())) {
            return "";
        }
        EntityType<?> parentType = EntityTypes.parentOf(row.type());
        Row parent = parentType == null || row.parent() == null ? null : view.row(new Key(parentType, row.parent()));
        String above = parent == null ? null : path(parent, top, view);
        return above == null || parentType == null
                ? null
                : Place.join(above, arrayOf(parentType, row.type())) + "/" + row.id();
    }

    private static String arrayOf(EntityType<?> parent, EntityType<?> type) {
        return parent.children().stream()
                .filter(c -> c.type() == type)
                .map(EntityType.Child::name)
                .findFirst()
                .orElse(type.path());
    }
}
