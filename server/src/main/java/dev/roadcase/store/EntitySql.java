package dev.roadcase.store;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Field;
import dev.roadcase.model.Lineage;
import dev.roadcase.model.Row;
import dev.roadcase.model.Texts;
import dev.roadcase.model.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SQL of one entity, made once from its descriptor, and the way between its rows and ours. */
final class EntitySql {
    private static final Map<EntityType<?>, EntitySql> ALL = new LinkedHashMap<>();

    static {
        EntityTypes.withNested().forEach(type -> ALL.put(type, new EntitySql(type)));
    }

    private final EntityType<?> type;
    private final String columns;
    private final String upsert;

    private EntitySql(EntityType<?> type) {
        this.type = type;
        columns = "id, scope, version, created_at, updated_at, last_modified_by, is_deleted, lineage, synced_at"
                + type.fields().stream().map(f -> ", " + f.column()).collect(Collectors.joining());
        upsert = upsertText();
    }

    static EntitySql of(EntityType<?> type) {
        return java.util.Objects.requireNonNull(ALL.get(type));
    }

    private String upsertText() {
        List<String> names = new ArrayList<>(List.of(columns.split(", ", -1)));
        names.add("search");
        if (type.isInProduction() && !type.isNested()) {
            names.add("production_id");
        }
        String values = String.join(", ", Collections.nCopies(names.size(), "?"));
        String sets = names.stream()
                .filter(n -> !n.equals("id"))
                .map(n -> n + " = excluded." + n)
                .collect(Collectors.joining(", "));
        return """
                INSERT INTO %s (%s) VALUES (%s)
                ON CONFLICT (id) DO UPDATE SET %s""".formatted(type.table(), String.join(", ", names), values, sets);
    }

    String upsert() {
        return upsert;
    }

    @Nullable
    Object[] parameters(Row row) {
        List<@Nullable Object> parameters = new ArrayList<>();
        Collections.addAll(
                parameters,
                row.id(),
                row.scope(),
                row.version(),
                row.createdAt(),
                row.updatedAt(),
                row.lastModifiedBy(),
                row.deleted(),
                row.lineage().text(),
                row.syncedAt());
        for (int i = 0; i < type.fields().size(); i++) {
            parameters.add(row.values().at(i));
        }
        parameters.add(search(row));
        if (type.isInProduction() && !type.isNested()) {
            parameters.add(row.scope());
        }
        return parameters.toArray();
    }

    private static String search(Row row) {
        return row.type().fields().stream()
                .filter(Field::isSearchable)
                .map(f -> row.text(f.name()))
                .filter(text -> !text.isEmpty())
                .map(Texts::searchable)
                .collect(Collectors.joining("\n"));
    }

    /** {@code SELECT} of whole rows, to be followed by a condition. */
    String select() {
        return "SELECT " + columns + " FROM " + type.table() + " ";
    }

    Row read(ResultSet result, Dialect dialect) throws SQLException {
        @Nullable Object[] slots = new @Nullable Object[type.fields().size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = dialect.value(result, i + 10, type.fields().get(i).kind());
        }
        return new Row(
                type,
                dialect.uuid(result, 1),
                dialect.uuid(result, 2),
                Values.of(slots),
                result.getLong(3),
                dialect.instant(result, 4),
                dialect.instant(result, 5),
                dialect.uuid(result, 6),
                result.getBoolean(7),
                Lineage.parse(result.getString(8)),
                result.getString(9) == null ? null : dialect.instant(result, 9));
    }

    /** Says of records that the hub has confirmed what they hold. */
    String confirm(int count) {
        return "UPDATE " + type.table() + " SET synced_at = ? WHERE id IN (" + Chunks.marks(count) + ")";
    }

    /** The order of whole lists: as people put them, else as they were made. */
    String order() {
        return type.isOrdered() ? " ORDER BY position, created_at, id" : " ORDER BY created_at, id";
    }
}
