package dev.roadcase.store;

import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves everything that a database holds into an empty one of the other kind: rows, journal, queue, conflicts, people and the
 * server's identity. The old one stays as it is. No server may work with either meanwhile.
 */
public final class Relocation {
    /** PostgreSQL tells its columns by type; what else is in its schema is not ours. */
    private static final String COLUMNS = """
            SELECT table_name, column_name, udt_name FROM information_schema.columns
            WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position""";

    private static final String OURS =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'flyway_schema_history'";

    /** Rows that travel together, and the characters at which fewer do: a journal entry may have 4 MiB. */
    private static final int ROWS = 500;

    private static final long CHARACTERS = 4_000_000;

    /**
     * What was moved.
     *
     * @param scopes shows and the library
     * @param rows rows of all tables
     */
    public record Result(int scopes, long rows) {}

    private final Session from;
    private final Session to;
    private long rows;

    private Relocation(Session from, Session to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Moves everything in one transaction, and compares before it ends it.
     *
     * @throws StoreException when it cannot be done; then the new database is as empty as before
     */
    public static Result move(DatabaseUrl from, DatabaseUrl to) {
        refuseSame(from, to);
        Database source = new Database(from);
        Database target = new Database(to);
        new Migrator(source).migrate();
        new Migrator(target).migrate();
        try (Session reading = new Session(source.open(false), source.dialect());
                Session writing = new Session(target.open(true), target.dialect())) {
            Result result = new Relocation(reading, writing).run(to);
            writing.commit();
            return result;
        } catch (SQLException e) {
            boolean full = target.dialect().isFull(e);
            throw full ? new StoreException.Full(e) : new StoreException("The data could not be moved to " + to, e);
        }
    }

    private static void refuseSame(DatabaseUrl from, DatabaseUrl to) {
        if (from.isSqlite() == to.isSqlite()) {
            throw new StoreException(
                    from.isSqlite()
                            ? "Both are SQLite. To move a file, use 'roadcase backup' and 'roadcase restore'."
                            : "Both are PostgreSQL. To move between those, use pg_dump and pg_restore.",
                    null);
        }
        if (from.isSqlite() && !Files.exists(from.file())) {
            throw new StoreException(
                    "There is no database " + from.file() + " to move. Say where it is with --data.", null);
        }
    }

    private Result run(DatabaseUrl where) throws SQLException {
        List<Table> tables = tables();
        for (Table table : tables) {
            if (count(to, table) > 0) {
                throw new StoreException(
                        "There is Roadcase data in " + where + " already. Nothing was changed; choose an empty one.",
                        null);
            }
        }
        for (Table table : tables) {
            copy(table);
        }
        compare(tables);
        return new Result(Scopes.all(to).size(), rows);
    }

    private List<Table> tables() throws SQLException {
        boolean lite = from.dialect() == Dialect.SQLITE;
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        (lite ? from : to).query(OURS, r -> r.getString(1)).forEach(name -> columns.put(name, new ArrayList<>()));
        (lite ? to : from).query(COLUMNS, r -> add(columns, r));
        return columns.entrySet().stream()
                .map(entry -> new Table(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static boolean add(Map<String, List<Column>> columns, ResultSet row) throws SQLException {
        List<Column> mine = columns.get(row.getString(1));
        return mine != null && mine.add(new Column(row.getString(2), row.getString(3)));
    }

    private static long count(Session session, Table table) throws SQLException {
        Long count = session.first(table.count(), r -> r.getLong(1));
        return count == null ? 0 : count;
    }

    private void copy(Table table) throws SQLException {
        List<@Nullable Object[]> waiting = new ArrayList<>();
        long[] characters = {0};
        from.each(table.select(), ROWS, row -> {
            @Nullable Object[] values = values(table, row);
            waiting.add(values);
            characters[0] += length(values);
            if (waiting.size() == ROWS || characters[0] > CHARACTERS) {
                write(table, waiting);
                characters[0] = 0;
            }
        });
        write(table, waiting);
    }

    private @Nullable Object[] values(Table table, ResultSet row) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.columns().get(i).read(row, i + 1, from.dialect());
        }
        return values;
    }

    private static long length(@Nullable Object[] values) {
        long sum = 0;
        for (Object value : values) {
            sum += value instanceof String text ? text.length() : 16;
        }
        return sum;
    }

    private void write(Table table, List<@Nullable Object[]> waiting) throws SQLException {
        to.batch(table.insert(), waiting);
        rows += waiting.size();
        waiting.clear();
    }

    /** Every row counted, every head the same, and every digest and journal computed anew from what is there now. */
    private void compare(List<Table> tables) throws SQLException {
        List<String> faults = new ArrayList<>();
        for (Table table : tables) {
            if (count(from, table) != count(to, table)) {
                faults.add("rows of " + table.name() + " are missing");
            }
        }
        if (!Scopes.all(from).equals(Scopes.all(to))) {
            faults.add("a show ended elsewhere");
        }
        Integrity.all(to).stream()
                .filter(finding -> finding.severity() == Integrity.Severity.ERROR)
                .forEach(finding -> faults.add(finding.message()));
        if (!faults.isEmpty()) {
            throw new StoreException(
                    "What arrived is not what was sent: " + String.join("; ", faults)
                            + ". Nothing was moved. 'roadcase doctor' checks the old database.",
                    null);
        }
    }
}
