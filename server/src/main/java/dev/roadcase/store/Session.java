package dev.roadcase.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * One connection with the statements prepared on it so far. Used by one thread at a time. The first statement of each
 * transaction brings along what the transaction needs to be told, in the same round trip.
 */
final class Session implements AutoCloseable {
    private static final int KEPT_STATEMENTS = 200;

    private final Connection connection;
    private final Dialect dialect;
    private final String begin;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, Bulk> bulks = new HashMap<>();
    private boolean begun;

    Session(Connection connection, Dialect dialect) throws SQLException {
        this.connection = connection;
        this.dialect = dialect;
        try {
            begin = dialect.begin(!connection.isReadOnly());
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** Turns one row of a result into something. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Looks at one row of a result. */
    @FunctionalInterface
    interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    /** Shows one row after the other of what may be too much to hold at once; so many are fetched at a time. */
    void each(String sql, int fetched, RowVisitor visitor) throws SQLException {
        begin();
        PreparedStatement statement = statement(sql);
        statement.setFetchSize(fetched);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                visitor.visit(rows);
            }
        }
    }

    <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        try (ResultSet rows = rows(sql, parameters)) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(mapper.map(rows));
            }
            return found;
        }
    }

    <T> @Nullable T first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        try (ResultSet rows = rows(sql, parameters)) {
            return rows.next() ? mapper.map(rows) : null;
        }
    }

    private ResultSet rows(String sql, @Nullable Object[] parameters) throws SQLException {
        if (begun || begin.isEmpty()) {
            open();
            return prepared(sql, parameters).executeQuery();
        }
        open();
        PreparedStatement statement = prepared(begin + sql, parameters);
        boolean found = statement.execute();
        while (!found && statement.getUpdateCount() >= 0) {
            found = statement.getMoreResults();
        }
        return statement.getResultSet();
    }

    private void begin() throws SQLException {
        if (!begun && !begin.isEmpty()) {
            open();
            try (Statement statement = connection.createStatement()) {
                statement.execute(begin);
            }
        }
        open();
    }

    /** The first statement begins a transaction, so that none is open, and SQLite's write lock not held, while nothing is done. */
    private void open() throws SQLException {
        if (!begun) {
            connection.setAutoCommit(false);
            begun = true;
        }
    }

    int update(String sql, @Nullable Object... parameters) throws SQLException {
        begin();
        return prepared(sql, parameters).executeUpdate();
    }

    /** Runs one statement for many parameter lists in one round trip; returns how many rows each touched. */
    int[] batch(String sql, List<@Nullable Object[]> parameterLists) throws SQLException {
        if (parameterLists.isEmpty()) {
            return new int[0];
        }
        begin();
        PreparedStatement statement = statement(sql);
        for (@Nullable Object[] parameters : parameterLists) {
            bind(statement, parameters);
            statement.addBatch();
        }
        return statement.executeBatch();
    }

    /** Runs an INSERT of parameters only for many rows, on PostgreSQL as one statement. No two of the rows are the same record. */
    void insert(String sql, List<@Nullable Object[]> rows) throws SQLException {
        if (dialect == Dialect.SQLITE || rows.size() < Bulk.LEAST) {
            batch(sql, rows);
            return;
        }
        Bulk bulk = bulks.get(sql);
        if (bulk == null) {
            bulk = Bulk.of(sql, statement(sql));
            bulks.put(sql, bulk);
        }
        begin();
        bulk.insert(rows);
    }

    private PreparedStatement prepared(String sql, @Nullable Object[] parameters) throws SQLException {
        PreparedStatement statement = statement(sql);
        bind(statement, parameters);
        return statement;
    }

    private void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            dialect.bind(statement, i + 1, parameters[i]);
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        begin();
        PreparedStatement kept = statements.get(sql);
        if (kept != null) {
            return kept;
        }
        PreparedStatement made = connection.prepareStatement(sql);
        statements.put(sql, made);
        if (statements.size() > KEPT_STATEMENTS) {
            var eldest = statements.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
        return made;
    }

    /** Begins to hear what is told on a channel, if that can work: not behind a pooler. */
    boolean listen(String channel) throws SQLException {
        boolean direct = Database.isDirect(connection);
        rollback();
        if (direct) {
            update("LISTEN " + channel);
            commit();
        }
        return direct;
    }

    /** What was told since the last call; waits at most so many milliseconds for the first. Not inside a transaction. */
    List<String> heard(int millis) throws SQLException {
        PGNotification[] told = connection.unwrap(PGConnection.class).getNotifications(millis);
        return told == null
                ? List.of()
                : Arrays.stream(told).map(PGNotification::getParameter).toList();
    }

    void commit() throws SQLException {
        if (begun) {
            end();
        }
    }

    /** Commits; with SQLite's driver commit() would begin the next transaction at once, leaving this mode does not. */
    private void end() throws SQLException {
        if (dialect == Dialect.SQLITE) {
            connection.setAutoCommit(true);
        } else {
            connection.commit();
        }
        begun = false;
    }

    /** Ends the transaction without effect; drops statements that a failure may have left half done. */
    void rollback() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.clearBatch();
        }
        if (begun) {
            connection.rollback();
            end();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
