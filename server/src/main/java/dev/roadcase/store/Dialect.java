package dev.roadcase.store;

import dev.roadcase.model.Field;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Times;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The few things the two databases do differently: column types and how values travel. All SQL is the same. */
enum Dialect {
    SQLITE(Map.of(
            "uuid", "TEXT",
            "instant", "TEXT",
            "day", "TEXT",
            "json", "TEXT",
            "decimal", "TEXT",
            "bool", "INTEGER",
            "long", "INTEGER",
            "ordered", "TEXT",
            "options", " STRICT")),
    POSTGRESQL(Map.of(
            "uuid", "UUID",
            "instant", "TIMESTAMPTZ",
            "day", "DATE",
            "json", "JSON",
            "decimal", "NUMERIC(7,3)",
            "bool", "BOOLEAN",
            "long", "BIGINT",
            "ordered", "TEXT COLLATE \"C\"",
            "options", ""));

    /** SQLState of two transactions that cannot both be. */
    static final String SERIALIZATION = "40001";

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of and never handed out
    private final Map<String, String> placeholders;

    Dialect(Map<String, String> placeholders) {
        this.placeholders = placeholders;
    }

    /** Where the migrations are. */
    String[] migrations() {
        return this == POSTGRESQL
                ? new String[] {"classpath:migrations", "classpath:migrations-postgresql"}
                : new String[] {"classpath:migrations"};
    }

    /**
     * What each transaction begins with. Nothing here lasts longer than the transaction: behind a pooler the next one may run
     * on another connection. Waiting for a head, or for a writer that went silent in the middle, has an end; and an answer means it is
     * on disk, whatever the database is set to.
     */
    String begin(boolean writing) {
        if (this == SQLITE) {
            return "";
        }
        return writing ? """
                SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
                SET LOCAL roadcase.writer = 'program';
                SET LOCAL synchronous_commit = 'on';
                SET LOCAL lock_timeout = '5s';
                SET LOCAL idle_in_transaction_session_timeout = '10s';
                SET LOCAL TIME ZONE 'UTC';
                """ : """
                SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
                SET LOCAL TIME ZONE 'UTC';
                """;
    }

    Map<String, String> placeholders() {
        return new HashMap<>(placeholders);
    }

    /** Appended to a SELECT that must hold its rows until the end of the transaction. */
    String forUpdate() {
        return this == POSTGRESQL ? " FOR UPDATE" : "";
    }

    void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case UUID id -> bindUuid(statement, index, id);
            case Instant instant -> bindInstant(statement, index, instant);
            case LocalDate day -> bindDay(statement, index, day);
            case Boolean flag -> bindFlag(statement, index, flag);
            case BigDecimal number -> bindDecimal(statement, index, number);
            case JsonText json -> bindJson(statement, index, json.text());
            case Integer number -> statement.setInt(index, number);
            case Long number -> statement.setLong(index, number);
            default -> statement.setString(index, value.toString());
        }
    }

    private void bindUuid(PreparedStatement statement, int index, UUID id) throws SQLException {
        if (this == SQLITE) {
            statement.setString(index, id.toString());
        } else {
            statement.setObject(index, id);
        }
    }

    private void bindInstant(PreparedStatement statement, int index, Instant instant) throws SQLException {
        if (this == SQLITE) {
            statement.setString(index, Kind.Moment.text(instant));
        } else {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        }
    }

    private void bindDay(PreparedStatement statement, int index, LocalDate day) throws SQLException {
        if (this == SQLITE) {
            statement.setString(index, day.toString());
        } else {
            statement.setObject(index, day);
        }
    }

    private void bindFlag(PreparedStatement statement, int index, boolean flag) throws SQLException {
        if (this == SQLITE) {
            statement.setInt(index, flag ? 1 : 0);
        } else {
            statement.setBoolean(index, flag);
        }
    }

    private void bindDecimal(PreparedStatement statement, int index, BigDecimal number) throws SQLException {
        if (this == SQLITE) {
            statement.setString(index, number.toPlainString());
        } else {
            statement.setBigDecimal(index, number);
        }
    }

    private void bindJson(PreparedStatement statement, int index, String json) throws SQLException {
        if (this == SQLITE) {
            statement.setString(index, json);
        } else {
            statement.setObject(index, json, Types.OTHER);
        }
    }

    UUID uuid(ResultSet row, int index) throws SQLException {
        return this == SQLITE ? UUID.fromString(row.getString(index)) : row.getObject(index, UUID.class);
    }

    Instant instant(ResultSet row, int index) throws SQLException {
        return this == SQLITE
                ? Times.parse(row.getString(index))
                : row.getObject(index, OffsetDateTime.class).toInstant();
    }

    /** Reads a field's value in the form the model keeps it. */
    @Nullable
    Object value(ResultSet row, int index, Kind kind) throws SQLException {
        if (kind instanceof Kind.Moment && this == POSTGRESQL) {
            OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
        String text = row.getString(index);
        if (text == null) {
            return null;
        }
        return switch (kind) {
            case Kind.Whole whole -> Integer.valueOf(text);
            case Kind.Length length -> Integer.valueOf(text);
            case Kind.Flag flag -> text.equals("1") || text.equals("t");
            case Kind.Decimal decimal -> decimal(text);
            case Kind.Moment moment -> Times.parse(text);
            case Kind.Day day -> LocalDate.parse(text);
            case Kind.Reference reference -> UUID.fromString(text);
            case Kind.Tree tree -> JsonText.parse(text);
            case Kind.Text line -> text;
            case Kind.Choice choice -> text;
            case Kind.Zone zone -> text;
        };
    }

    private static BigDecimal decimal(String text) {
        BigDecimal number = new BigDecimal(text);
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    /** The column as lists are sorted by it: numbers by value, text byte by byte, on both databases. */
    String sortable(Field field) {
        return switch (field.kind()) {
            case Kind.Decimal decimal -> "CAST(" + field.column() + " AS NUMERIC)";
            case Kind.Text text -> bytewise(field.column());
            case Kind.Choice choice -> bytewise(field.column());
            case Kind.Zone zone -> bytewise(field.column());
            case Kind.Tree tree -> bytewise("CAST(" + field.column() + " AS TEXT)");
            case Kind.Whole whole -> field.column();
            case Kind.Length length -> field.column();
            case Kind.Flag flag -> field.column();
            case Kind.Moment moment -> field.column();
            case Kind.Day day -> field.column();
            case Kind.Reference reference -> field.column();
        };
    }

    private String bytewise(String expression) {
        return this == POSTGRESQL ? expression + " COLLATE \"C\"" : expression;
    }

    /** The column as filters compare it. */
    static String comparable(Field field) {
        return field.kind() instanceof Kind.Tree ? "CAST(" + field.column() + " AS TEXT)" : field.column();
    }

    /** Whether it may well work when tried again: two writers met, or the connection was lost. */
    static boolean isPassing(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return isDisconnected(e)
                || state.equals(SERIALIZATION)
                || state.equals("40P01")
                || state.equals("55P03")
                || state.equals("23505");
    }

    /** Whether the connection was lost or could not be made. */
    static boolean isDisconnected(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    /** Whether the database could not write for want of room. */
    boolean isFull(SQLException e) {
        if (this == POSTGRESQL) {
            return "53100".equals(e.getSQLState());
        }
        int code = e.getErrorCode() & 0xff;
        String message = String.valueOf(e.getMessage());
        return code == 13 || (code == 10 && (message.contains("IOERR_WRITE") || message.contains("IOERR_SHMSIZE")));
    }
}
