package dev.roadcase.testkit;

import dev.roadcase.store.DatabaseUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL prepared the way Supabase prepares one: its roles, default privileges that give everything in the schema
 * public to everyone, and the schema {@code auth}. A server of its own, because roles belong to the whole server.
 */
public final class Supabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private final int port;
    private final String name;

    private Supabase(int port, String name) {
        this.port = port;
        this.name = name;
    }

    /** A new, empty project. */
    public static synchronized Supabase project() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder().start();
                run(
                        server.getJdbcUrl("postgres", "postgres"),
                        "CREATE ROLE anon NOLOGIN",
                        "CREATE ROLE authenticated NOLOGIN",
                        "CREATE ROLE service_role NOLOGIN BYPASSRLS",
                        "CREATE ROLE authenticator LOGIN NOINHERIT PASSWORD 'secret'",
                        "GRANT anon, authenticated, service_role TO authenticator",
                        "CREATE ROLE hub LOGIN CREATEROLE PASSWORD 'secret'");
            }
            Supabase project = new Supabase(server.getPort(), "project_" + COUNT.incrementAndGet());
            run(server.getJdbcUrl("postgres", "postgres"), "CREATE DATABASE " + project.name + " OWNER hub");
            project.prepare();
            return project;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void prepare() {
        run(
                url("postgres"),
                "GRANT USAGE ON SCHEMA public TO anon, authenticated, service_role",
                "GRANT ALL ON SCHEMA public TO hub",
                everything("TABLES"),
                everything("SEQUENCES"),
                everything("FUNCTIONS"),
                "CREATE SCHEMA auth",
                "GRANT USAGE ON SCHEMA auth TO anon, authenticated, service_role",
                """
                CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql STABLE AS $$
                  SELECT nullif(current_setting('request.jwt.claims', true), '')::jsonb $$""",
                "CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS"
                        + " $$ SELECT (auth.jwt() ->> 'sub')::uuid $$");
    }

    private static String everything(String kind) {
        return "ALTER DEFAULT PRIVILEGES FOR ROLE hub IN SCHEMA public GRANT ALL ON " + kind
                + " TO anon, authenticated, service_role";
    }

    /** Where the program connects, as the role that owns its tables and is no superuser. */
    public DatabaseUrl program() {
        return new DatabaseUrl(url("hub"));
    }

    /** Where the REST interface connects, to become one of the other roles in each transaction. */
    public String authenticator() {
        return url("authenticator");
    }

    private String url(String user) {
        return "jdbc:postgresql://localhost:" + port + "/" + name + "?user=" + user + "&password=secret";
    }

    /** The TCP port of the server itself. */
    public int port() {
        return port;
    }

    /** The name of this project's database. */
    public String database() {
        return name;
    }

    private static void run(String url, String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
