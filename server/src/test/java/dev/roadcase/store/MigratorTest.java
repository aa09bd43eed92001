package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigratorTest {
    private static final java.util.UUID SHOW = dev.roadcase.model.Ids.mint();

    @TempDir
    Path folder = Path.of("");

    private Path file() {
        return folder.resolve("roadcase.db");
    }

    private static Store open(DatabaseUrl url) {
        return Store.open(StoreOptions.of(url), Engine.CLOCK);
    }

    private static void run(DatabaseUrl url, String... statements) throws SQLException {
        String jdbc = url.isSqlite() ? "jdbc:sqlite:" + url.file() : url.text();
        try (Connection connection = DriverManager.getConnection(jdbc);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private static String newer(DatabaseUrl url) {
        return """
                INSERT INTO flyway_schema_history
                  (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                VALUES (999, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 1, 'me', 1, %s)""".formatted(url.isSqlite() ? "1" : "true");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void openingAgainChangesNothing(Engine engine) {
        DatabaseUrl url = engine.fresh();
        ScopeState library;
        try (Store first = open(url)) {
            library = first.head(Store.LIBRARY).orElseThrow();
        }
        try (Store second = open(url)) {
            assertThat(second.head(Store.LIBRARY)).contains(library);
            assertThat(second.serverId()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aDatabaseOfANewerProgramIsRefusedUntouched(Engine engine) throws Exception {
        DatabaseUrl url = engine.fresh();
        open(url).close();
        run(url, newer(url));
        byte[] before = url.isSqlite() ? Files.readAllBytes(url.file()) : new byte[0];
        assertThatThrownBy(() -> open(url))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Roadcase (schema 999)")
                .hasMessageContaining("Nothing was changed");
        if (url.isSqlite()) {
            assertThat(Files.readAllBytes(url.file())).isEqualTo(before);
        } else {
            try (Connection connection = DriverManager.getConnection(url.text())) {
                assertThat(ask(connection, "SELECT MAX(installed_rank) FROM flyway_schema_history"))
                        .isEqualTo("999");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aMigrationThatWasEditedIsNoticed(Engine engine) throws Exception {
        DatabaseUrl url = engine.fresh();
        open(url).close();
        run(url, "UPDATE flyway_schema_history SET checksum = 42 WHERE version = '002'");
        assertThatThrownBy(() -> open(url)).isInstanceOf(StoreException.class).hasMessageContaining("other migrations");
    }

    @Test
    void theDatabaseOfAnotherProgramIsRefusedUntouched() throws Exception {
        DatabaseUrl url = DatabaseUrl.sqlite(file());
        run(url, "CREATE TABLE songs (name TEXT)", "INSERT INTO songs VALUES ('Blue in Green')");
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> open(url)).isInstanceOf(StoreException.class).hasMessageContaining("another program");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file());
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedUntouched() throws Exception {
        Files.writeString(file(), "Dear diary,");
        assertThatThrownBy(() -> open(DatabaseUrl.sqlite(file())))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged or not a database");
        assertThat(file()).hasContent("Dear diary,");
    }

    @Test
    void aDamagedDatabaseIsSaidToBeOne() throws Exception {
        DatabaseUrl url = DatabaseUrl.sqlite(file());
        open(url).close();
        try (var channel = Files.newByteChannel(file(), StandardOpenOption.WRITE)) {
            channel.position(100);
            channel.write(java.nio.ByteBuffer.allocate(8_000));
        }
        assertThatThrownBy(() -> open(url))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("backup");
    }

    @Test
    void aFileThatWasBegunAndNeverFilledIsFilled() throws IOException {
        Files.createFile(file());
        open(DatabaseUrl.sqlite(file())).close();
        assertThat(Files.size(file())).isPositive();
    }

    @Test
    void aFolderThatIsNotThereYetIsMade() {
        Path deep = folder.resolve("a/b/roadcase.db");
        open(DatabaseUrl.sqlite(deep)).close();
        assertThat(deep).exists();
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() {
        assertThatThrownBy(() -> open(new DatabaseUrl("jdbc:postgresql://127.0.0.1:1/none?user=me&password=secret")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageNotContaining("secret");
    }

    @Test
    void whatIsAcknowledgedIsOnDiskOnSqlite() throws SQLException {
        DatabaseUrl url = DatabaseUrl.sqlite(file());
        try (Store store = open(url)) {
            assertThat(store.heads()).hasSize(1);
            for (boolean writing : new boolean[] {true, false}) {
                try (Connection connection = new Database(url).open(writing)) {
                    assertThat(ask(connection, "PRAGMA journal_mode")).isEqualTo("wal");
                    assertThat(ask(connection, "PRAGMA synchronous")).as("FULL").isEqualTo("2");
                    assertThat(ask(connection, "PRAGMA busy_timeout")).isEqualTo("10000");
                    assertThat(ask(connection, "PRAGMA application_id"))
                            .isEqualTo(Integer.toString(Database.APPLICATION_ID));
                }
            }
            List<Integer> readOnly = store.reading(s -> s.query("PRAGMA query_only", r -> r.getInt(1)));
            assertThat(readOnly).containsExactly(1);
        }
    }

    @Test
    void theMarkOfAFreshDatabaseDoesNotDependOnItsLog() throws IOException {
        try (Store store = open(DatabaseUrl.sqlite(file()))) {
            assertThat(store.waiting()).isZero();
            Path copy = folder.resolve("copy.db");
            Files.copy(file(), copy);
            new SqliteFile(copy).refuseForeign();
        }
    }

    @Test
    void aStoreThatDoesNothingHoldsNoLock() throws SQLException {
        DatabaseUrl url = DatabaseUrl.sqlite(file());
        try (Store store = open(url)) {
            store.commit(Commit.of(dev.roadcase.model.Proposal.by(
                    dev.roadcase.model.Actor.SYSTEM,
                    Engine.CLOCK.instant(),
                    SHOW,
                    dev.roadcase.model.Cause.EDIT,
                    List.of(StoreContract.create(
                            dev.roadcase.model.Production.TYPE, SHOW, "{'client':'Acme','showName':'Summit'}")))));
            run(url, "PRAGMA busy_timeout = 0", "BEGIN IMMEDIATE", "ROLLBACK");
            assertThat(store.head(SHOW)).isPresent();
        }
    }
}
