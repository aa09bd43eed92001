package dev.roadcase.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.StoreOptions;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Going back to a snapshot by REST, with the real server stopping and starting. */
@Timeout(120)
class RestartsTest {
    @TempDir
    private Path data;

    private Restarts start(DatabaseUrl url, String role) {
        Settings settings =
                new Settings(data, StoreOptions.of(url), "127.0.0.1", 0, role, "test", AccessMode.PIN, false, "");
        return Restarts.start(settings, Clock.systemUTC());
    }

    private Restarts sqlite() {
        return start(DatabaseUrl.sqlite(data.resolve("roadcase.db")), "edge");
    }

    private Api api(Restarts server) throws IOException {
        String token = Files.readString(data.resolve("admin.token")).strip();
        return new Api(server.current().url(), token);
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    private static String show(Api api) {
        JsonNode made = api.post("/api/productions", object("{'client':'Acme','showName':'Aurora'}"))
                .json();
        return "/api/productions/" + made.path("id").asText();
    }

    private static void name(Api api, String show, String name) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("showName", name);
        assertThat(api.patch(show, body, "If-Match", "*").status()).isEqualTo(200);
    }

    private static String nameOf(Api api, String show) {
        return api.get(show).json().path("showName").asText();
    }

    /** Asks for it and waits until the server that answers is another. */
    private static void restore(Api api, String body) {
        String before = startedAt(api);
        assertThat(api.post("/api/restore", object(body)).status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> !startedAt(api).equals(before));
    }

    private static String startedAt(Api api) {
        return api.get("/api/health").json().path("startedAt").asText();
    }

    @Test
    void goesBackToASnapshotAndForthAgainAtTheSameAddress() throws IOException {
        try (Restarts server = sqlite()) {
            Api api = api(server);
            String show = show(api);
            String backup =
                    api.post("/api/backups", object("{}")).json().path("name").asText();
            assertThat(api.get("/api/backups/" + backup)
                            .json()
                            .path("shows")
                            .get(0)
                            .asText())
                    .contains("Aurora");
            assertThat(api.get("/api/restore").body()).isEqualTo("null");
            name(api, show, "Borealis");
            restore(api, "{'backup':'" + backup + "'}");
            assertThat(nameOf(api, show)).isEqualTo("Aurora");
            JsonNode note = api.get("/api/restore").json();
            assertThat(note.path("error").isNull()).isTrue();
            assertThat(note.path("backup").asText()).isEqualTo(backup);
            assertThat(api.get("/api/audit").json().get(0).path("action").asText())
                    .isEqualTo("POST /api/restore");
            restore(api, "{'backup':'" + note.path("kept").asText() + "'}");
            assertThat(nameOf(api, show)).isEqualTo("Borealis");
        }
    }

    @Test
    void aDamagedOrUnknownBackupIsRefusedAndNothingStops() throws IOException {
        try (Restarts server = sqlite()) {
            Api api = api(server);
            Path file = Files.createDirectories(data.resolve("backups")).resolve("roadcase-20260102-030405.db");
            Files.writeString(file, "not a database");
            String before = startedAt(api);
            Api.Answer damaged = api.post("/api/restore", object("{'backup':'roadcase-20260102-030405.db'}"));
            assertThat(damaged.status()).isEqualTo(409);
            assertThat(damaged.json().path("type").asText()).isEqualTo("/problems/damaged-backup");
            assertThat(damaged.body()).doesNotContain(data.toString());
            assertThat(api.post("/api/restore", object("{'backup':'../roadcase.db'}"))
                            .status())
                    .isEqualTo(409);
            assertThat(api.post("/api/restore", object("{}")).status()).isEqualTo(409);
            assertThat(api.post("/api/restore", object("{'backup':'x','later':'maybe'}"))
                            .status())
                    .isEqualTo(400);
            assertThat(api.get("/api/backups/roadcase-20260102-030405.db")
                            .json()
                            .path("good")
                            .asBoolean())
                    .isFalse();
            assertThat(startedAt(api)).isEqualTo(before);
        }
    }

    @Test
    void whatWasThereComesBackWhenTheServerDoesNotStartWithTheSnapshot() throws Exception {
        try (Restarts server = sqlite()) {
            Api api = api(server);
            String show = show(api);
            Path backup = data.resolve("backups")
                    .resolve(api.post("/api/backups", object("{}"))
                            .json()
                            .path("name")
                            .asText());
            name(api, show, "Borealis");
            // whole in every record, but of another server: no start survives a server without an id
            try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + backup);
                    Statement statement = database.createStatement()) {
                statement.executeUpdate("UPDATE server SET value = 'nonsense' WHERE name = 'id'");
            }
            restore(api, "{'backup':'" + backup.getFileName() + "'}");
            assertThat(nameOf(api, show)).isEqualTo("Borealis");
            assertThat(api.get("/api/restore").json().path("error").asText()).contains("did not start");
        }
    }

    @Test
    void aHubOnPostgresBeginsAnewSoThatWhatEdgesHoldOfLaterWaits() throws IOException {
        try (Restarts server = start(Postgres.freshDatabase(), "hub")) {
            Api api = api(server);
            String show = show(api);
            String epoch = api.get(show + "/show").json().path("epoch").asText();
            assertThat(api.post("/api/restore", object("{'backup':'any','later':'keep'}"))
                            .body())
                    .contains("pg_restore");
            restore(api, "{'later':'discard'}");
            JsonNode again = api.get(show + "/show").json();
            assertThat(again.path("epoch").asText()).isNotEqualTo(epoch);
            assertThat(again.path("production").path("showName").asText()).isEqualTo("Aurora");
        }
    }
}
