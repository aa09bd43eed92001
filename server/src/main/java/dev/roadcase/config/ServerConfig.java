package dev.roadcase.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** A complete, checked configuration. */
public record ServerConfig(Path data, Map<ConfigKey, String> values) {
    public ServerConfig {
        values = Map.copyOf(values);
    }

    public String text(ConfigKey key) {
        return Objects.requireNonNullElse(values.get(key), key.initial());
    }

    public int number(ConfigKey key) {
        return Integer.parseInt(text(key));
    }

    public boolean flag(ConfigKey key) {
        return Boolean.parseBoolean(text(key));
    }

    /** The database's address: the one given, else a file in the data directory. */
    public String databaseUrl() {
        String given = text(ConfigKey.DATABASE_URL);
        return given.isEmpty() ? "sqlite:" + data.resolve("roadcase.db") : given;
    }

    /** Values may hold a password, so they are not shown. */
    @Override
    public String toString() {
        return "ServerConfig[" + data + "]";
    }
}
