package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
    @TempDir
    Path folder = Path.of("");

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

    private static ObjectNode object(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    private JsonNode audit(String query) {
        return server.api().get("/api/audit" + query).json();
    }

    private List<String> lines(String query) {
        return StreamSupport.stream(audit(query).spliterator(), false)
                .map(e -> e.path("outcome").asText() + " " + e.path("action").asText() + " "
                        + e.path("by").path("name").asText() + " "
                        + e.path("subject").asText())
                .map(String::strip)
                .toList();
    }

    private String pin(String pin) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("pin", pin).put("device", "FOH iPad");
        return server.api().as("").post("/api/auth/pin", body).body();
    }

    @Test
    void whoGotInAndWhoDidNotAndWhatAdminsDidIsThereAfterARestart() {
        String right = server.roadcase().pin();
        pin(right.equals("000000") ? "111111" : "000000");
        pin(right);
        server.api().post("/api/users", object("{'name':'Dana','role':'viewer','password':'correct horse'}"));
        server.api().post("/api/tokens", object("{'role':'viewer','name':'wall'}"));
        server.close();
        server = TestRoadcase.on(folder);
        assertThat(lines(""))
                .containsExactly(
                        "done POST /api/tokens Admin viewer wall",
                        "done POST /api/users Admin Dana, viewer",
                        "done POST /api/auth/pin FOH iPad",
                        "refused POST /api/auth/pin");
        JsonNode newest = audit("?limit=1").path(0);
        assertThat(newest.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(newest.path("summary").asText()).isEqualTo("A bearer token");
        assertThat(Instant.parse(newest.path("at").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(audit("?limit=10&before=" + newest.path("id").asText())).hasSize(3);
        assertThat(lines("?outcome=refused")).containsExactly("refused POST /api/auth/pin");
    }

    @Test
    void noSecretIsInIt() {
        String pin = server.roadcase().pin();
        pin(pin);
        String minted = server.api()
                .post("/api/tokens", object("{'role':'viewer','name':'wall'}"))
                .json()
                .path("token")
                .asText();
        String made = server.api()
                .post("/api/users", object("{'name':'Dana'}"))
                .json()
                .path("password")
                .asText();
        server.api().as("").post("/api/auth/login", object("{'name':'hunter2 hunter2','password':'Dana'}"));
        server.api().as("").post("/api/auth/login", object("{'name':'dana','password':'guess it'}"));
        server.api().get("/api/pin");
        server.api().post("/api/sync/pair", object("{'hub':'http://me:hidden@127.0.0.1:9','code':'ABCDE23456'}"));
        String all = server.api().get("/api/audit").body();
        assertThat(all)
                .contains("Dana")
                .doesNotContain(pin)
                .doesNotContain(minted)
                .doesNotContain(made)
                .doesNotContain("hunter2")
                .doesNotContain("guess it")
                .doesNotContain("hidden")
                .doesNotContain("ABCDE23456");
        assertThat(lines("")).contains("done GET /api/pin Admin", "refused POST /api/auth/login  Dana");
    }

    @Test
    void whatSomebodyMayNotIsInIt() {
        String viewer = server.api()
                .post("/api/tokens", object("{'role':'viewer','name':'wall'}"))
                .json()
                .path("token")
                .asText();
        Api wall = server.api().as(viewer);
        wall.post("/api/productions", object("{'client':'Acme','showName':'Summit'}"));
        wall.get("/api/users");
        assertThat(wall.get("/api/audit").status()).isEqualTo(403);
        assertThat(lines("?outcome=refused"))
                .containsExactly(
                        "refused GET /api/audit wall",
                        "refused GET /api/users wall",
                        "refused POST /api/productions wall");
    }

    @Test
    void whoIsTurnedAwayAtTheDoorIsInItAndWhoIsNotSignedInYetOnce() {
        Api guest = server.api().as("");
        guest.get("/api/productions", "Origin", "https://evil.example");
        guest.get("/api/productions", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors");
        guest.as("forged").get("/api/productions");
        IntStream.range(0, 5).forEach(i -> guest.get("/api/productions"));
        assertThat(lines("?outcome=refused"))
                .containsExactly(
                        "refused GET /api/productions",
                        "refused GET /api/productions  with a token that opens nothing",
                        "refused foreign-page  GET /api/productions",
                        "refused foreign-page  GET /api/productions https://evil.example");
        assertThat(audit("?outcome=refused").path(3).path("summary").asText())
                .isEqualTo("A request by a page of another site");
    }

    @Test
    void aFloodIsWrittenDownUpToALimitAndCounted() {
        IntStream.range(0, 3 * Pace.PER_ADDRESS)
                .forEach(i -> server.api().as("forged").post("/api/productions", object("{}")));
        assertThat(audit("?outcome=refused").size()).isBetween(Pace.PER_ADDRESS, 2 * Pace.PER_ADDRESS);
        assertThat(server.api().get("/api/audit?limit=0").status()).isEqualTo(400);
        assertThat(server.api().get("/api/audit?before=x").status()).isEqualTo(400);
        assertThat(server.api().get("/api/audit?outcome=lost").status()).isEqualTo(400);
    }
}
