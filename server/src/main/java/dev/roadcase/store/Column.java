package dev.roadcase.store;

import dev.roadcase.model.JsonText;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table as both databases have it.
 *
 * @param name as the migrations have it
 * @param type PostgreSQL's name for what is in it; SQLite has fewer types
 */
record Column(String name, String type) {
    /** Between double quotes, because some names are words of SQL. */
    String quoted() {
        return '"' + name + '"';
    }

    /** The value at that place, in the form in which either dialect can bind it. */
    @Nullable
    Object read(ResultSet row, int index, Dialect dialect) throws SQLException {
        String text = row.getString(index);
        if (text == null) {
            return null;
        }
        return switch (type) {
            case "uuid" -> dialect.uuid(row, index);
            case "timestamptz" -> dialect.instant(row, index);
            case "date" -> LocalDate.parse(text);
            case "json" -> new JsonText(text, text); // word for word; nothing compares it on the way
            case "numeric" -> plain(new BigDecimal(text));
            case "bool" -> text.equals("1") || text.equals("t");
            case "int4", "int8" -> Long.valueOf(text);
            case "text" -> text;
            default -> throw new StoreException("A column of type " + type + " cannot be moved", null);
        };
    }

    /** As SQLite keeps decimals: 59.94, not 59.940. */
    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
