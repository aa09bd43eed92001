package dev.roadcase.store;

import dev.roadcase.model.JsonText;
import java.math.BigDecimal;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT of one row as one of many for PostgreSQL: with an array for each column the statement stays as short as for a single
 * row, and the server has neither to read nor to plan thousands of parameters.
 */
final class Bulk {
    /** From so many rows on. */
    static final int LEAST = 8;

    private static final Pattern INSERT =
            Pattern.compile("\\s*(INSERT INTO \\S+ \\([^)]*\\))\\s+VALUES \\(\\?(?:, \\?)*\\)(.*)", Pattern.DOTALL);

    private final PreparedStatement statement;
    private final int columns;

    private Bulk(PreparedStatement statement, int columns) {
        this.statement = statement;
        this.columns = columns;
    }

    /** The form for many rows of {@code single}, an INSERT whose values are nothing but parameters. */
    static Bulk of(String sql, PreparedStatement single) throws SQLException {
        Matcher insert = INSERT.matcher(sql);
        if (!insert.matches()) {
            throw new IllegalArgumentException("Not an INSERT of parameters only: " + sql);
        }
        ParameterMetaData types = single.getParameterMetaData();
        List<String> arrays = new ArrayList<>();
        for (int i = 1; i <= types.getParameterCount(); i++) {
            arrays.add("?::" + types.getParameterTypeName(i) + "[]");
        }
        String many = insert.group(1) + " SELECT * FROM unnest(" + String.join(", ", arrays) + ")" + insert.group(2);
        return new Bulk(single.getConnection().prepareStatement(many), arrays.size());
    }

    void insert(List<@Nullable Object[]> rows) throws SQLException {
        for (int column = 0; column < columns; column++) {
            @Nullable String[] values = new @Nullable String[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = text(rows.get(i)[column]);
            }
            statement.setArray(column + 1, statement.getConnection().createArrayOf("text", values));
        }
        statement.executeUpdate();
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            case JsonText json -> json.text();
            default -> value.toString();
        };
    }
}
