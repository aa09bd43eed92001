package dev.roadcase.sync.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.model.Clash;
import dev.roadcase.model.Field;
import dev.roadcase.model.Row;
import dev.roadcase.model.Stamp;
import org.jspecify.annotations.Nullable;

/** Tells the clashes of one field group in words a person can decide on. */
final class Clashes {
    private final View view;
    private final Row row;
    private final String group;

    Clashes(View view, Row row, String group) {
        this.view = view;
        this.row = row;
        this.group = group;
    }

    /** The clash of one field of the group, at {@code place} in the body. */
    Clash of(String place, String name, @Nullable Object base, @Nullable Object yours) {
        Stamp theirs = row.lineage().of(group);
        String path = place.isEmpty() ? name : place + "/" + name;
        return new Clash(
                path,
                group,
                json(name, base),
                json(name, yours),
                json(name, row.get(name)),
                view.author(theirs.writer()),
                theirs.at());
    }

    private JsonNode json(String name, @Nullable Object value) {
        Field field = row.type().field(name);
        return field == null || value == null
                ? JsonNodeFactory.instance.nullNode()
                : field.kind().write(value);
    }
}
