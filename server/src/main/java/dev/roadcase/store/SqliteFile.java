package dev.roadcase.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The file of a SQLite database before it is opened for writing. Whose it is stands in its first 100 bytes (SQLite's file
 * format, section 1.3), which are read as plain bytes, so that a file that is not ours stays as it is.
 */
final class SqliteFile {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 108;
    private static final int APPLICATION_ID_AT = 68;
    private static final int FIRST_PAGE_CELLS_AT = 103;
    private static final int CORRUPT = 11;
    private static final int NOT_A_DATABASE = 26;

    private final Path file;

    SqliteFile(Path file) {
        this.file = file;
    }

    /** Refuses a file that something else made. */
    void refuseForeign() {
        if (isNew()) {
            return;
        }
        byte[] header = header();
        if (header.length < HEADER || !ByteBuffer.wrap(header, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new StoreException.Damaged(
                    "The file " + file
                            + " is damaged or not a database. It was left as it is; restore a backup, or start"
                            + " Roadcase with another data directory.",
                    null);
        }
        boolean ours = ByteBuffer.wrap(header).getInt(APPLICATION_ID_AT) == Database.APPLICATION_ID;
        boolean empty = ByteBuffer.wrap(header).getShort(FIRST_PAGE_CELLS_AT) == 0 && header[100] == 13 && !hasLog();
        if (!ours && !empty) {
            throw new StoreException(
                    "The file " + file
                            + " is the database of another program. It was left as it is; start Roadcase with"
                            + " another data directory.",
                    null);
        }
    }

    private boolean hasLog() {
        return size(file.resolveSibling(file.getFileName() + "-wal")) > 0;
    }

    private byte[] header() {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEADER);
        } catch (IOException e) {
            throw new StoreException("The database " + file + " cannot be read. May this user open it?", e);
        }
    }

    private static long size(Path path) {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            throw new StoreException("The database " + path + " cannot be read. May this user open it?", e);
        }
    }

    /** Whether there is nothing yet, or a file that was begun and never filled. */
    boolean isNew() {
        return size(file) == 0;
    }

    /** Makes the file and marks it as ours before anything else is in it, not even a log that the mark could be lost with. */
    void make() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new StoreException("The folder of the database cannot be made: " + file, e);
        }
        try (Connection connection = readWrite().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA application_id = " + Database.APPLICATION_ID);
            statement.execute("PRAGMA journal_mode = WAL");
        } catch (SQLException e) {
            throw new StoreException(
                    "The database " + file + " cannot be made. Is the path right, and may this user write there?", e);
        }
    }

    DataSource readOnly() {
        return source(true);
    }

    DataSource readWrite() {
        return source(false);
    }

    private DataSource source(boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        config.setReadOnly(readOnly);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    static StoreException.Damaged damaged(Path file, @Nullable Throwable cause) {
        return new StoreException.Damaged(
                "The database " + file
                        + " is damaged. Keep a copy of it, then restore the newest good backup: roadcase restore.",
                cause);
    }

    /** Whether SQLite found the file itself damaged. */
    static boolean isDamaged(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e
                    && ((e.getErrorCode() & 0xff) == CORRUPT || (e.getErrorCode() & 0xff) == NOT_A_DATABASE)) {
                return true;
            }
        }
        return false;
    }
}
