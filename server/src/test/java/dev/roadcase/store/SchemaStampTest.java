package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start of the same program on the same schema need not look through all migrations again; any other one has to. */
class SchemaStampTest {
    private static final String PROGRAM = "roadcase-server-1.0.0.jar 4711 1764460800000";

    @TempDir
    Path folder = Path.of("");

    private SqliteFile file = new SqliteFile(folder);

    @BeforeEach
    void make() {
        Path path = folder.resolve("roadcase.db");
        file = new SqliteFile(path);
        Store.open(StoreOptions.of(DatabaseUrl.sqlite(path)), Engine.CLOCK).close();
    }

    private boolean isGood(String program) {
        return new SchemaStamp(file, program).isGood();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("roadcase.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whatAProgramFoundRightItNeedNotLookAtAgain() {
        assertThat(isGood(PROGRAM)).isFalse();
        new SchemaStamp(file, PROGRAM).leave();
        assertThat(isGood(PROGRAM)).isTrue();
        new SchemaStamp(file, PROGRAM).leave();
        assertThat(isGood(PROGRAM)).isTrue();
    }

    @Test
    void anotherProgramLooksForItself() {
        new SchemaStamp(file, PROGRAM).leave();
        assertThat(isGood("roadcase-server-1.0.1.jar 4711 1764460800000")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO flyway_schema_history SELECT 999, '999', 'newer', type, script, checksum, installed_by,"
                        + " installed_on, execution_time, 1 FROM flyway_schema_history LIMIT 1",
                "UPDATE flyway_schema_history SET success = 0 WHERE version = '001'",
                "DELETE FROM flyway_schema_history WHERE version = '001'",
                "DROP TABLE flyway_schema_history",
                "DELETE FROM server"
            })
    void aSchemaThatAnotherProgramTouchedIsLookedAtAgain(String touch) throws SQLException {
        new SchemaStamp(file, PROGRAM).leave();
        run(touch);
        assertThat(isGood(PROGRAM)).isFalse();
    }

    @Test
    void aDamagedOrMissingFileIsNotGood() throws IOException {
        new SchemaStamp(file, PROGRAM).leave();
        Path path = folder.resolve("roadcase.db");
        Files.write(path, new byte[(int) Files.size(path)]);
        assertThat(isGood(PROGRAM)).isFalse();
        Files.delete(path);
        assertThat(isGood(PROGRAM)).isFalse();
    }

    @Test
    void aProgramThatIsNoJarIsNeverRemembered() {
        assertThat(SchemaStamp.program()).as("classes in a folder").isEmpty();
        new SchemaStamp(file, "").leave();
        assertThat(isGood("")).isFalse();
    }

    @Test
    void aJarIsToldByNameSizeAndDate() throws IOException {
        Path jar = Files.writeString(folder.resolve("roadcase-server-2.0.0.jar"), "four");
        assertThat(SchemaStamp.describe(jar)).matches("roadcase-server-2\\.0\\.0\\.jar 4 \\d+");
        assertThat(SchemaStamp.describe(folder.resolve("none.jar"))).isEmpty();
        String path = String.join(File.pathSeparator, "lib/okio-jvm-3.jar", jar.toString(), "lib/slf4j-api-2.jar");
        assertThat(SchemaStamp.program(path))
                .isEqualTo(SchemaStamp.describe(jar))
                .isNotEmpty();
        assertThat(SchemaStamp.program("lib/okio-jvm-3.jar" + File.pathSeparator))
                .isEmpty();
        assertThat(SchemaStamp.program("")).isEmpty();
    }
}
