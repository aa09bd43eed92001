package dev.roadcase.testkit;

import dev.roadcase.store.DatabaseUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL for the whole test run, started at first use; each test takes a database of its own. */
public final class Postgres {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private Postgres() {}

    /** The URL of a new, empty database. */
    public static synchronized DatabaseUrl freshDatabase() {
        return made("");
    }

    /** A copy of a database nobody is connected to. */
    public static synchronized DatabaseUrl copyOf(DatabaseUrl database) {
        String path =
                java.net.URI.create(database.text().substring("jdbc:".length())).getPath();
        return made(" TEMPLATE " + path.substring(1));
    }

    private static DatabaseUrl made(String how) {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            }
            String name = "roadcase_" + COUNT.incrementAndGet();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name + how);
            }
            return new DatabaseUrl(server.getJdbcUrl("postgres", name));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
