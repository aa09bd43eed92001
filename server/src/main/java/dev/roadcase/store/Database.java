package dev.roadcase.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.sqlite.SQLiteConfig;

/** Opens connections to one database, prepared the way Roadcase needs them. */
final class Database {
    /** Marks a SQLite file as Roadcase's: "RCSE" in ASCII. */
    static final int APPLICATION_ID = 0x52435345;

    /** How often a statement runs before PostgreSQL keeps it prepared; the driver's default. Halves the cost (decision 008). */
    private static final int KEPT_AFTER = 5;

    private final DatabaseUrl url;

    Database(DatabaseUrl url) {
        this.url = url;
    }

    DatabaseUrl url() {
        return url;
    }

    Dialect dialect() {
        return url.dialect();
    }

    /** A connection that may write, or one that only reads. Transactions are begun and ended by the session. */
    Connection open(boolean writing) throws SQLException {
        return url.isSqlite() ? openSqlite(writing) : openPostgres(writing);
    }

    private Connection openSqlite(boolean writing) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        config.setTransactionMode(
                writing ? SQLiteConfig.TransactionMode.IMMEDIATE : SQLiteConfig.TransactionMode.DEFERRED);
        Connection connection = config.createConnection("jdbc:sqlite:" + url.file());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute("PRAGMA temp_store = MEMORY");
            statement.execute("PRAGMA journal_size_limit = 16777216");
            statement.execute("PRAGMA cache_size = -8000");
            if (writing) {
                statement.execute("PRAGMA journal_mode = WAL");
            } else {
                statement.execute("PRAGMA query_only = ON");
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** Reading only is a word in each BEGIN, not a state of the connection; the rest is {@link Dialect#begin}'s. */
    private Connection openPostgres(boolean writing) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty(
                "reWriteBatchedInserts", "true"); // many rows in one statement; what the URL says comes first
        Connection connection = DriverManager.getConnection(url.jdbc(), properties);
        try {
            connection.setReadOnly(!writing);
            if (!url.saysThreshold() && isDirect(connection)) {
                connection.unwrap(PGConnection.class).setPrepareThreshold(KEPT_AFTER);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /**
     * Whether no pooler stands between. In transaction mode it would make each transaction run on another connection; it gives
     * itself away, because it has a process id of its own to offer.
     */
    static boolean isDirect(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            return row.next()
                    && row.getInt(1) == connection.unwrap(PGConnection.class).getBackendPID();
        }
    }
}
