package dev.roadcase.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.Postgres;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real hub on PostgreSQL and a real edge on SQLite, talking over HTTP. */
@Timeout(120)
class TwoNodesTest {
    @TempDir
    static Path folder = Path.of("");

    private TestRoadcase hub = nothingYet();
    private TestRoadcase edge = hub;
    private String show = "";

    @SuppressWarnings("NullAway") // set before each test
    private static TestRoadcase nothingYet() {
        return null;
    }

    @BeforeEach
    void start() throws Exception {
        hub = TestRoadcase.hub(Files.createTempDirectory(folder, "hub"), Postgres.freshDatabase());
        Path data = Files.createTempDirectory(folder, "edge");
        edge = TestRoadcase.on(data, DatabaseUrl.sqlite(data.resolve("roadcase.db")), AccessMode.PIN, false);
        show = hub.api()
                .post("/api/productions", object("{'client':'Acme','showName':'Summit'}"))
                .json()
                .path("id")
                .asText();
    }

    @AfterEach
    void stop() {
        edge.close();
        hub.close();
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    private void pair() {
        String code = hub.api()
                .post("/api/sync/pair-codes", object("{}"))
                .json()
                .path("code")
                .asText();
        Answer paired = edge.api()
                .post(
                        "/api/sync/pair",
                        Json.MAPPER
                                .createObjectNode()
                                .put("hub", hub.api().url())
                                .put("code", code));
        assertThat(paired.status()).as(paired.body()).isEqualTo(200);
    }

    private void pack() {
        job(edge.api().post("/api/sync/production/" + show + "/download", object("{}")));
    }

    private void sync() {
        job(edge.api().post("/api/sync/upload", object("{}")));
    }

    private void job(Answer started) {
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        String job = "/api/sync/jobs/" + started.json().path("id").asText();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !edge.api().get(job).json().path("state").asText().equals("running"));
        JsonNode ended = edge.api().get(job).json();
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("done");
    }

    private String source(Api at, String name) {
        Answer made = at.post("/api/productions/" + show + "/sources", object("{'type':'cam','name':'" + name + "'}"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return "/api/sources/" + made.json().path("id").asText();
    }

    private static void edit(Api at, String path, String body) {
        Answer done = at.put(path, object(body), "If-Match", "*");
        assertThat(done.status()).as(done.body()).isEqualTo(200);
    }

    private JsonNode production(Api at) {
        for (JsonNode production : at.get("/api/sync/status").json().path("productions")) {
            if (production.path("id").asText().equals(show)) {
                return production;
            }
        }
        return Json.MAPPER.missingNode();
    }

    @Test
    void aShowIsPackedWorkedOnAndBroughtHome() {
        String camera = source(hub.api(), "Cam 1");
        pair();
        pack();
        assertThat(edge.api().get(camera).json().path("name").asText()).isEqualTo("Cam 1");
        edit(edge.api(), camera, "{'note':'on the roof'}");
        String jib = source(edge.api(), "Jib");
        edit(hub.api(), camera, "{'name':'Cam A'}");
        sync();
        assertThat(hub.api().get(camera).json().path("note").asText()).isEqualTo("on the roof");
        assertThat(hub.api().get(jib).json().path("name").asText()).isEqualTo("Jib");
        assertThat(edge.api().get(camera).json().path("name").asText()).isEqualTo("Cam A");
        JsonNode here = production(edge.api());
        assertThat(here.path("digest")).isEqualTo(production(hub.api()).path("digest"));
        assertThat(here.path("queued").asInt()).isZero();
        assertThat(edge.api().get("/api/sync/status").json().path("state").asText())
                .isEqualTo("in-sync");
    }

    @Test
    void aChangeArrivesByItselfWithoutAnybodyAsking() {
        pair();
        pack();
        String camera = source(edge.api(), "Cam 1");
        await().atMost(Duration.ofSeconds(20)).until(() -> hub.api().get(camera).status() == 200);
        edit(hub.api(), camera, "{'name':'Cam A'}");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> edge.api().get(camera).json().path("name").asText().equals("Cam A"));
    }

    @Test
    void whatClashesIsAskedAndTheDecisionReachesBothSides() {
        String camera = source(hub.api(), "Cam 1");
        pair();
        pack();
        String cable = "/api/connections/"
                + hub.api()
                        .post("/api/productions/" + show + "/connections", object("{'status':'planned'}"))
                        .json()
                        .path("id")
                        .asText();
        sync();
        edit(hub.api(), cable, "{'status':'faulty'}");
        edit(edge.api(), cable, "{'status':'patched'}");
        edit(edge.api(), camera, "{'label':'SRC 1'}");
        sync();
        JsonNode inbox =
                edge.api().get("/api/sync/conflicts?production=" + show).json();
        assertThat(inbox).hasSize(1);
        JsonNode conflict = inbox.get(0);
        assertThat(conflict.path("cloud").path("status").asText()).isEqualTo("faulty");
        assertThat(conflict.path("local").path("status").asText()).isEqualTo("patched");
        assertThat(conflict.path("base").path("status").asText()).isEqualTo("planned");
        assertThat(edge.api().get(cable).json().path("status").asText()).isEqualTo("faulty");
        Answer decided = edge.api()
                .post(
                        "/api/sync/conflicts/" + conflict.path("id").asText() + "/resolve",
                        object("{'resolution':'local_wins'}"));
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        sync();
        assertThat(hub.api().get(cable).json().path("status").asText()).isEqualTo("patched");
        assertThat(hub.api().get("/api/sync/conflicts").json()).isEmpty();
        assertThat(edge.api().get("/api/sync/conflicts").json()).isEmpty();
        JsonNode all = hub.api().get("/api/sync/conflicts?resolution=all").json();
        assertThat(all.get(0).path("resolution").asText()).isEqualTo("local_wins");
    }

    @Test
    void aCodeWorksOnceAndASecondHubIsRefused() {
        String code = hub.api()
                .post("/api/sync/pair-codes", object("{}"))
                .json()
                .path("code")
                .asText();
        ObjectNode body =
                Json.MAPPER.createObjectNode().put("hub", hub.api().url()).put("code", code);
        assertThat(edge.api().post("/api/sync/pair", body).status()).isEqualTo(200);
        Answer again = edge.api().post("/api/sync/pair", body);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("detail").asText()).contains("already");
        Answer used = hub.api()
                .as("")
                .post(
                        "/api/sync/v1/redeem",
                        Json.MAPPER.createObjectNode().put("code", code).put("name", "x"));
        assertThat(used.status()).isEqualTo(403);
    }

    @Test
    void aHubThatIsAwayIsToldWithWhatHelps() {
        pair();
        pack();
        hub.close();
        source(edge.api(), "Cam 1");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> edge.api()
                        .get("/api/sync/status")
                        .json()
                        .path("state")
                        .asText()
                        .equals("offline"));
        JsonNode status = edge.api().get("/api/sync/status").json();
        assertThat(status.path("reason").asText()).contains("cannot be reached");
        assertThat(production(edge.api()).path("queued").asInt()).isEqualTo(1);
    }

    @Test
    void anUnknownShowIsToldSo() {
        pair();
        Answer started = edge.api().post("/api/sync/production/" + Ids.mint() + "/download", object("{}"));
        String job = "/api/sync/jobs/" + started.json().path("id").asText();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> edge.api().get(job).json().path("state").asText().equals("failed"));
        assertThat(edge.api().get(job).json().path("error").asText()).contains("no show");
        assertThat(edge.api().get("/api/sync/jobs/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }
}
