package dev.roadcase.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Checks the file of a SQLite database that no store has open here. Reads only, also beside a running server. */
public final class DatabaseCheck {
    private DatabaseCheck() {}

    /** Everything found wrong with a SQLite file; empty when it is whole. */
    public static List<String> sqlite(Path file) {
        Database database = new Database(DatabaseUrl.sqlite(file));
        try (Session session = new Session(database.open(false), database.dialect())) {
            return Integrity.all(session).stream()
                    .filter(f -> f.severity() == Integrity.Severity.ERROR)
                    .map(Integrity.Finding::message)
                    .toList();
        } catch (SQLException e) {
            return List.of("it cannot be read: " + e.getMessage());
        }
    }
}
