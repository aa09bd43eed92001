package dev.roadcase.store;

import java.nio.file.Path;

/** Where the database is: {@code sqlite:PATH} or {@code jdbc:postgresql://...}. */
public record DatabaseUrl(String text) {
    private static final String SQLITE = "sqlite:";

    public DatabaseUrl {
        if (!text.startsWith(SQLITE) && !text.startsWith("jdbc:postgresql:")) {
            throw new StoreException("The database must be sqlite:PATH or jdbc:postgresql://HOST/NAME", null);
        }
    }

    public static DatabaseUrl sqlite(Path file) {
        return new DatabaseUrl(SQLITE + file);
    }

    public boolean isSqlite() {
        return text.startsWith(SQLITE);
    }

    /** The database file, for SQLite. */
    public Path file() {
        return Path.of(text.substring(SQLITE.length()));
    }

    /**
     * For the PostgreSQL driver. At first no statement stays prepared on the server, because behind a transaction-mode pooler
     * the next transaction may run on another connection, where nobody knows it.
     */
    String jdbc() {
        return saysThreshold() ? text : text + (text.contains("?") ? "&" : "?") + "prepareThreshold=0";
    }

    /** Whether the URL itself says when statements stay prepared. */
    boolean saysThreshold() {
        return text.contains("prepareThreshold=");
    }

    Dialect dialect() {
        return isSqlite() ? Dialect.SQLITE : Dialect.POSTGRESQL;
    }

    /** The URL without what may hold a password. */
    @Override
    public String toString() {
        return isSqlite() ? text : text.replaceAll("//[^@/]*@", "//").replaceAll("\\?.*", "");
    }
}
