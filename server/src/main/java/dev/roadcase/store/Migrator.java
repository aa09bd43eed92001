package dev.roadcase.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schema up to this program's version, and refuses one that is newer without touching it. */
final class Migrator {
    private static final Logger log = LoggerFactory.getLogger(Migrator.class);

    private final Database database;

    Migrator(Database database) {
        this.database = database;
    }

    void migrate() {
        refuseForeignFile();
        Flyway flyway = flyway();
        try {
            refuseNewer(flyway);
            int applied = flyway.migrate().migrationsExecuted;
            if (applied > 0) {
                log.info("Database ready: {} migrations applied", applied);
            }
        } catch (FlywayException e) {
            throw new StoreException(
                    "The database could not be prepared. Its data is untouched; run 'roadcase doctor' to see why.", e);
        }
    }

    private Flyway flyway() {
        String url = database.url().isSqlite()
                ? "jdbc:sqlite:" + database.url().file()
                : database.url().text();
        return Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:migrations")
                .placeholders(database.dialect().placeholders())
                .validateOnMigrate(true)
                .loggers("slf4j")
                .load();
    }

    private static void refuseNewer(Flyway flyway) {
        for (MigrationInfo info : flyway.info().all()) {
            if (info.getState() == MigrationState.FUTURE_SUCCESS || info.getState() == MigrationState.FUTURE_FAILED) {
                throw new StoreException(
                        "This data was written by a newer Roadcase (schema " + info.getVersion()
                                + "). Update Roadcase, or start it with another data directory. Nothing was changed.",
                        null);
            }
        }
    }

    /** Opening makes the file where there is none, and finds out whether what is there is ours. */
    private void refuseForeignFile() {
        try (Connection connection = database.open(true);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        } catch (SQLException e) {
            throw new StoreException(
                    "The database " + database.url() + " cannot be opened. Is the path right, and is it running?", e);
        }
    }
}
