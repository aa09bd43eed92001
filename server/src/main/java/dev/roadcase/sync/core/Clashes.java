package dev.roadcase.sync.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.model.Change;
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
        String path = Place.join(place, name);
        return new Clash(
                path,
                group,
                json(name, base),
                json(name, yours),
                json(name, row.get(name)),
                view.author(theirs.writer()),
                theirs.at());
    }

    /** The clash over a field of a nested record that somebody deleted meanwhile; null for {@code deletion} when unknown. */
    static Clash gone(Row row, String path, String name, @Nullable Object yours, @Nullable Change deletion) {
        Field field = java.util.Objects.requireNonNull(row.type().field(name));
        return new Clash(
                Place.join(path, name),
                field.group(),
                json(row, name, row.get(name)),
                json(row, name, yours),
                JsonNodeFactory.instance.nullNode(),
                deletion == null ? null : deletion.by(),
                deletion == null ? null : deletion.at());
    }

    /** The clash of keeping a nested record with deleting it; {@code change} is what the other one did, null when unknown. */
    static Clash removal(String path, @Nullable Change change) {
        JsonNode nothing = JsonNodeFactory.instance.nullNode();
        return new Clash(
                Place.join(path, "isDeleted"),
                "deleted",
                nothing,
                nothing,
                nothing,
                change == null ? null : change.by(),
                change == null ? null : change.at());
    }

    private JsonNode json(String name, @Nullable Object value) {
        return json(row, name, value);
    }

    private static JsonNode json(Row row, String name, @Nullable Object value) {
        Field field = row.type().field(name);
        return field == null || value == null
                ? JsonNodeFactory.instance.nullNode()
                : field.kind().write(value);
    }
}
