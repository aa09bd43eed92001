package dev.roadcase.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The few things a server remembers of itself, by name. */
final class ServerValues {
    private ServerValues() {}

    static @Nullable String get(Session session, String name) throws SQLException {
        return session.first("SELECT value FROM server WHERE name = ?", r -> r.getString(1), name);
    }

    static void put(Session session, String name, String value) throws SQLException {
        session.update(
                "INSERT INTO server (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }
}
