package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lead sees of the server in the console. */
class AdminTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway") // set before each test
    private TestRoadcase server = null;

    @BeforeEach
    void start() {
        server = TestRoadcase.on(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Api crew() {
        JsonNode body = Json.MAPPER.valueToTree(Map.of("pin", server.roadcase().pin(), "device", "FOH iPad"));
        return server.api()
                .as(server.api()
                        .as("")
                        .post("/api/auth/pin", body)
                        .json()
                        .path("token")
                        .asText());
    }

    @Test
    void everybodyInsideLearnsTheAddressesAndNobodyOutside() {
        JsonNode json = crew().get("/api/addresses").json();
        assertThat(json.path("server").asText()).isEqualTo("test");
        assertThat(json.path("access").asText()).isEqualTo("pin");
        assertThat(json.path("https").path("mode").asText()).isEqualTo("none");
        assertThat(json.path("ways"))
                .anySatisfy(w -> assertThat(w.path("url").asText()).startsWith("http://127."));
        assertThat(server.api().as("").get("/api/addresses").status()).isEqualTo(401);
    }

    @Test
    void adviceOfTheDoctorIsForAdminsAndTheWorstComesFirst() {
        JsonNode findings = server.api().get("/api/doctor").json();
        assertThat(findings).extracting(f -> f.path("check").asText()).contains("network", "hub", "disk", "database");
        assertThat(findings.get(findings.size() - 1).path("state").asText()).isEqualTo("ok");
        assertThat(crew().get("/api/doctor").status()).isEqualTo(403);
    }

    @Test
    void aDeviceKnowsItselfOnTheRosterAndHowPeopleGetIn() {
        Api crew = crew();
        JsonNode me = crew.get("/api/auth/me").json();
        assertThat(crew.get("/api/roster").json())
                .extracting(d -> d.path("id").asText())
                .contains(me.path("device").asText());
        assertThat(server.api().as("").get("/api/auth/me").json().path("access").asText())
                .isEqualTo("pin");
    }

    @Test
    void aBackupIsListedReadAndTakenAway() {
        server.api().post("/api/productions", Json.MAPPER.valueToTree(Map.of("client", "Acme", "showName", "Aurora")));
        JsonNode made = server.api()
                .post("/api/backups", Json.MAPPER.createObjectNode())
                .json();
        assertThat(server.api().get("/api/backups").json().get(0)).isEqualTo(made);
        String path = "/api/backups/" + made.path("name").asText();
        assertThat(server.api().get(path).json().path("good").asBoolean()).isTrue();
        Answer file = server.api().get(path + "/file");
        assertThat(file.header("Content-Length")).isEqualTo(made.path("bytes").asText());
        assertThat(file.body()).startsWith("SQLite format 3");
        assertThat(server.api().get("/api/backups/..%2Froadcase.db").status()).isEqualTo(404);
        assertThat(crew().get(path + "/file").status()).isEqualTo(403);
    }

    @Test
    void aLogIsAskedForWithinBounds() {
        assertThat(server.api().get("/api/log?limit=5").json().path("lines").isArray())
                .isTrue();
        assertThat(server.api().get("/api/log?limit=5000").status()).isEqualTo(400);
        assertThat(server.api().get("/api/log?level=loud").status()).isEqualTo(400);
    }
}
