package dev.roadcase.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.testkit.Postgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a hub, as a person at a terminal sees it. */
@Timeout(120)
class HubTest {
    @TempDir
    Path folder = Path.of("");

    private RealServer program(String... arguments) throws Exception {
        return RealServer.launch(folder, Map.of(), List.of(), List.of(arguments));
    }

    private RealServer hub(String... more) throws Exception {
        List<String> arguments = new java.util.ArrayList<>(RealServer.serve(folder, "0"));
        arguments.addAll(List.of("--role", "hub"));
        arguments.addAll(List.of(more));
        return program(arguments.toArray(new String[0]));
    }

    @Test
    void withoutPostgresItRefusesAndSaysWhatToSet() throws Exception {
        try (RealServer server = hub()) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output())
                    .contains(
                            "role hub needs PostgreSQL: set database.url (or --database) to jdbc:postgresql://HOST/NAME")
                    .doesNotContain("\tat ");
        }
        assertThat(folder.resolve("roadcase.db")).doesNotExist();
    }

    @Test
    void whenPostgresCannotBeReachedItSaysSo() throws Exception {
        try (RealServer server = hub("--database", "jdbc:postgresql://127.0.0.1:1/roadcase")) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output()).contains("cannot be opened").doesNotContain("\tat ");
        }
    }

    @Test
    void withPostgresItIsAHub() throws Exception {
        try (RealServer server = hub("--database", Postgres.freshDatabase().text())) {
            server.awaitRunning();
            var health = server.api().get("/api/health").json();
            assertThat(health.path("role").asText()).isEqualTo("hub");
            assertThat(health.path("database").path("engine").asText()).isEqualTo("postgresql");
        }
    }
}
