package dev.roadcase.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers in a SQLite file which program last found its schema to be right, so that the next start of the same program need not
 * read and compare all migrations again; that is 100 of 650 ms (decision 058). With any doubt the long way is taken: another program,
 * another number of migrations in the file, one that failed, a file that cannot be read.
 */
final class SchemaStamp {
    private static final Logger log = LoggerFactory.getLogger(SchemaStamp.class);
    private static final String NAME = "schema-checked";
    private static final Pattern JAR = Pattern.compile("(.*[/\\\\])?roadcase-server-[^/\\\\]*\\.jar");

    private final SqliteFile file;
    private final String program;

    SchemaStamp(SqliteFile file) {
        this(file, program());
    }

    /** @param program what tells one build from all others; empty when that is not known, and then nothing is remembered */
    SchemaStamp(SqliteFile file, String program) {
        this.file = file;
        this.program = program;
    }

    /** Name, size and date of the server's jar, which the migrations are in as well; empty when it does not run out of one. */
    static String program() {
        return program(System.getProperty("java.class.path", ""));
    }

    /**
     * The same, found in a class path. Not by the code source of this class: of a class out of the start-up cache Java may not know
     * one.
     */
    static String program(String classPath) {
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            if (JAR.matcher(entry).matches()) {
                return describe(Path.of(entry));
            }
        }
        return "";
    }

    static String describe(Path jar) {
        try {
            BasicFileAttributes facts = Files.readAttributes(jar, BasicFileAttributes.class);
            return facts.isRegularFile()
                    ? jar.getFileName() + " " + facts.size() + " "
                            + facts.lastModifiedTime().toMillis()
                    : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether this program has found the schema right, and no migration came since. */
    boolean isGood() {
        if (program.isEmpty() || file.isNew()) {
            return false;
        }
        try (Connection connection = file.readOnly().getConnection()) {
            String left = text(connection, "SELECT value FROM server WHERE name = '" + NAME + "'");
            return left.equals(stamp(connection));
        } catch (SQLException e) {
            log.debug("The schema is looked at in full", e);
            return false;
        }
    }

    /** To be called right after the schema was found right. */
    void leave() {
        if (program.isEmpty()) {
            return;
        }
        try (Connection connection = file.readWrite().getConnection();
                PreparedStatement put = connection.prepareStatement("INSERT INTO server (name, value) VALUES ('" + NAME
                        + "', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")) {
            put.setString(1, stamp(connection));
            put.executeUpdate();
        } catch (SQLException e) {
            log.debug("The schema will be looked at in full the next time, too", e);
        }
    }

    private String stamp(Connection connection) throws SQLException {
        return program + " "
                + text(
                        connection,
                        "SELECT COUNT(*) || ' ' || MAX(installed_rank) || ' ' || MIN(success) FROM flyway_schema_history");
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
