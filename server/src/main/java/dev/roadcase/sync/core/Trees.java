package dev.roadcase.sync.core;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.Nested;
import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.List;

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
}
