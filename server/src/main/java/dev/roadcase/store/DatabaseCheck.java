package dev.roadcase.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Checks the file of a SQLite database that no store has open here. Reads only, also beside a running server. */
public final class DatabaseCheck {
    private DatabaseCheck() {}

    /**
     * Looks at every page, but not at what the pages say; some ten milliseconds for a show.
     *
     * @throws StoreException.Damaged when one is not as it should be
     */
    public static void quick(Path file) {
        if (new SqliteFile(file).isNew()) {
            return;
        }
        Database database = new Database(DatabaseUrl.sqlite(file));
        try (Session session = new Session(database.open(false), database.dialect())) {
            if (!"ok".equals(session.first("PRAGMA quick_check(1)", r -> r.getString(1)))) {
                throw SqliteFile.damaged(file, null);
            }
        } catch (SQLException e) {
            if (SqliteFile.isDamaged(e)) {
                throw SqliteFile.damaged(file, e);
            }
        }
    }

    /** Where the hub of an edge is, read beside a running server or without one; empty when there is none or nothing can be read. */
    public static Optional<String> hub(DatabaseUrl url) {
        if (url.isSqlite() && new SqliteFile(url.file()).isNew()) {
            return Optional.empty();
        }
        Database database = new Database(url);
        try (Session session = new Session(database.open(false), database.dialect())) {
            return Edge.hub(session).map(Edge.Hub::url);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** Everything found wrong with a PostgreSQL database of ours; empty when it is whole. */
    public static List<String> postgres(DatabaseUrl url) {
        return check(url);
    }

    /** Everything found wrong with a SQLite file; empty when it is whole. */
    public static List<String> sqlite(Path file) {
        return check(DatabaseUrl.sqlite(file));
    }

    private static List<String> check(DatabaseUrl url) {
        Database database = new Database(url);
        try (Session session = new Session(database.open(false), database.dialect())) {
            return Integrity.all(session).stream()
                    .filter(f -> f.severity() == Integrity.Severity.ERROR)
                    .map(Integrity.Finding::message)
                    .toList();
        } catch (SQLException e) {
            return List.of(url.isSqlite() ? "it cannot be read: " + e.getMessage() : "it cannot be opened: " + url);
        }
    }
}
