package dev.roadcase.store;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Row;
import dev.roadcase.model.Texts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs list queries. */
final class Lists {
    private final Session session;

    Lists(Session session) {
        this.session = session;
    }

    List<Row> run(ListQuery query) throws SQLException {
        EntitySql sql = EntitySql.of(query.type());
        List<@Nullable Object> parameters = new ArrayList<>();
        StringBuilder text = new StringBuilder(sql.select()).append("WHERE is_deleted = ?");
        parameters.add(query.deleted());
        where(query, text, parameters);
        text.append(order(query, sql));
        ListQuery.Page page = query.page();
        if (page != null) {
            text.append(" LIMIT ?");
            parameters.add(page.limit());
        }
        return session.query(text.toString(), r -> sql.read(r, session.dialect()), parameters.toArray());
    }

    private static void where(ListQuery query, StringBuilder text, List<@Nullable Object> parameters) {
        if (query.scope() != null) {
            text.append(" AND scope = ?");
            parameters.add(query.scope());
        }
        query.filters().forEach((field, value) -> {
            text.append(" AND ").append(Dialect.comparable(field)).append(value == null ? " IS NULL" : " = ?");
            if (value != null) {
                parameters.add(value instanceof JsonText json ? json.text() : value);
            }
        });
        for (String word : query.words()) {
            text.append(" AND search LIKE ? ESCAPE '!'");
            parameters.add("%" + Texts.searchable(word).replaceAll("([!%_])", "!$1") + "%");
        }
        ListQuery.Page page = query.page();
        if (page != null && page.createdAt() != null) {
            text.append(" AND (created_at, id) > (?, ?)");
            parameters.add(page.createdAt());
            parameters.add(page.id());
        }
    }

    private String order(ListQuery query, EntitySql sql) {
        if (query.page() != null) {
            return " ORDER BY created_at, id";
        }
        ListQuery.Sort sort = query.sort();
        if (sort == null) {
            return sql.order();
        }
        Field field = sort.field();
        String direction = sort.descending() ? " DESC" : "";
        return " ORDER BY (" + field.column() + " IS NULL), "
                + session.dialect().sortable(field) + direction + ", created_at, id";
    }

    /** Every live nested record of one entity in a scope, in order. */
    List<Row> nestedInScope(EntityType<?> type, UUID scope) throws SQLException {
        EntitySql sql = EntitySql.of(type);
        return session.query(
                sql.select() + "WHERE scope = ? AND NOT is_deleted" + sql.order(),
                r -> sql.read(r, session.dialect()),
                scope);
    }

    /** Every record of one entity in a scope, deleted ones too, as they were made. */
    List<Row> everything(EntityType<?> type, UUID scope) throws SQLException {
        EntitySql sql = EntitySql.of(type);
        return session.query(
                sql.select() + "WHERE scope = ? ORDER BY created_at, id", r -> sql.read(r, session.dialect()), scope);
    }
}
