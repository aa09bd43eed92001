package dev.roadcase.store;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.jdbc.DriverDataSource;
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
        if (database.url().isSqlite()) {
            migrate(new SqliteFile(database.url().file()));
        } else {
            connect();
            DataSource source = new DriverDataSource(
                    Migrator.class.getClassLoader(), null, database.url().jdbc(), null, null);
            run(flyway(source), flyway(source));
        }
    }

    private void migrate(SqliteFile file) {
        file.refuseForeign();
        SchemaStamp stamp = new SchemaStamp(file);
        if (stamp.isGood()) {
            return;
        }
        if (file.isNew()) {
            file.make();
        }
        run(flyway(file.readOnly()), flyway(file.readWrite()));
        stamp.leave();
    }

    /** Looks with {@code look}, which cannot write to a SQLite file, and only then touches anything. */
    private void run(Flyway look, Flyway migrate) {
        try {
            refuseNewer(look);
            int applied = migrate.migrate().migrationsExecuted;
            if (applied > 0) {
                log.info("Database ready: {} migrations applied", applied);
            }
        } catch (FlywayException e) {
            throw failed(e);
        }
    }

    private StoreException failed(FlywayException e) {
        return SqliteFile.isDamaged(e) ? SqliteFile.damaged(database.url().file(), e) : new StoreException(told(e), e);
    }

    private static String told(FlywayException e) {
        if (e instanceof FlywayValidateException) {
            return "The database was made by a program with other migrations than this one. Its data is untouched; start"
                    + " the Roadcase it was used with, or restore a backup.";
        }
        return "The database could not be prepared. Its data is untouched; run 'roadcase doctor' to see why.";
    }

    private Flyway flyway(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .locations(database.dialect().migrations())
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

    /** Says in plain words that the server cannot be reached. */
    private void connect() {
        try {
            database.open(false).close();
        } catch (SQLException e) {
            throw new StoreException(
                    "The database " + database.url() + " cannot be opened. Is the path right, and is it running?", e);
        }
    }
}
