package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.edit;
import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.HubAndEdge;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real hub on PostgreSQL and a real edge on SQLite, talking over HTTP. */
@Timeout(120)
class TwoNodesTest {
    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

    @Test
    void aShowIsPackedWorkedOnAndBroughtHome() {
        String camera = servers.source(servers.hub(), "Cam 1");
        servers.pair();
        servers.pack();
        assertThat(servers.edge().get(camera).json().path("name").asText()).isEqualTo("Cam 1");
        edit(servers.edge(), camera, "{'note':'on the roof'}");
        String jib = servers.source(servers.edge(), "Jib");
        edit(servers.hub(), camera, "{'name':'Cam A'}");
        servers.sync();
        assertThat(servers.hub().get(camera).json().path("note").asText()).isEqualTo("on the roof");
        assertThat(servers.hub().get(jib).json().path("name").asText()).isEqualTo("Jib");
        assertThat(servers.edge().get(camera).json().path("name").asText()).isEqualTo("Cam A");
        JsonNode here = servers.production(servers.edge());
        assertThat(here.path("digest"))
                .isEqualTo(servers.production(servers.hub()).path("digest"));
        assertThat(here.path("queued").asInt()).isZero();
        assertThat(servers.edge().get("/api/sync/status").json().path("state").asText())
                .isEqualTo("in-sync");
    }

    @Test
    void aChangeArrivesByItselfWithoutAnybodyAsking() {
        servers.pair();
        servers.pack();
        String camera = servers.source(servers.edge(), "Cam 1");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> servers.hub().get(camera).status() == 200);
        edit(servers.hub(), camera, "{'name':'Cam A'}");
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        servers.edge().get(camera).json().path("name").asText().equals("Cam A"));
    }

    @Test
    void whatClashesIsAskedAndTheDecisionReachesBothSides() {
        String camera = servers.source(servers.hub(), "Cam 1");
        servers.pair();
        servers.pack();
        String cable = servers.cable(servers.hub());
        servers.sync();
        edit(servers.hub(), cable, "{'status':'faulty'}");
        edit(servers.edge(), cable, "{'status':'patched'}");
        edit(servers.edge(), camera, "{'label':'SRC 1'}");
        servers.sync();
        JsonNode inbox = servers.edge()
                .get("/api/sync/conflicts?production=" + servers.show())
                .json();
        assertThat(inbox).hasSize(1);
        JsonNode conflict = inbox.get(0);
        assertThat(conflict.path("cloud").path("status").asText()).isEqualTo("faulty");
        assertThat(conflict.path("local").path("status").asText()).isEqualTo("patched");
        assertThat(conflict.path("base").path("status").asText()).isEqualTo("planned");
        assertThat(servers.edge().get(cable).json().path("status").asText()).isEqualTo("faulty");
        Answer decided = servers.edge()
                .post(
                        "/api/sync/conflicts/" + conflict.path("id").asText() + "/resolve",
                        object("{'resolution':'local_wins'}"));
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        servers.sync();
        assertThat(servers.hub().get(cable).json().path("status").asText()).isEqualTo("patched");
        assertThat(servers.hub().get("/api/sync/conflicts").json()).isEmpty();
        assertThat(servers.edge().get("/api/sync/conflicts").json()).isEmpty();
        JsonNode all = servers.hub().get("/api/sync/conflicts?resolution=all").json();
        assertThat(all.get(0).path("resolution").asText()).isEqualTo("local_wins");
    }

    @Test
    void aCodeWorksOnceAndASecondHubIsRefused() {
        String code = servers.hub()
                .post("/api/sync/pair-codes", object("{}"))
                .json()
                .path("code")
                .asText();
        ObjectNode body =
                Json.MAPPER.createObjectNode().put("hub", servers.hub().url()).put("code", code);
        assertThat(servers.edge().post("/api/sync/pair", body).status()).isEqualTo(200);
        Answer again = servers.edge().post("/api/sync/pair", body);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("detail").asText()).contains("was used");
        Answer second = servers.edge().post("/api/sync/pair", body.deepCopy().put("hub", "http://127.0.0.1:9"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().path("detail").asText()).contains("already");
        Answer used = servers.hub()
                .as("")
                .post(
                        "/api/sync/v1/redeem",
                        Json.MAPPER.createObjectNode().put("code", code).put("name", "x"));
        assertThat(used.status()).isEqualTo(403);
    }

    @Test
    void aRecordTellsWhenTheHubConfirmedIt() {
        servers.pair();
        servers.pack();
        String camera = servers.source(servers.edge(), "Cam 1");
        servers.sync();
        JsonNode confirmed = servers.edge().get(camera).json().path("syncedAt");
        assertThat(confirmed.isTextual()).isTrue();
        servers.stopHub();
        edit(servers.edge(), camera, "{'name':'Cam A'}");
        assertThat(servers.edge().get(camera).json().path("syncedAt")).isEqualTo(confirmed);
        String jib = servers.source(servers.edge(), "Jib");
        assertThat(servers.edge().get(jib).json().path("syncedAt").isNull()).isTrue();
    }

    @Test
    void aHubThatIsAwayIsToldWithWhatHelps() {
        servers.pair();
        servers.pack();
        servers.stopHub();
        servers.source(servers.edge(), "Cam 1");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> servers.edge()
                        .get("/api/sync/status")
                        .json()
                        .path("state")
                        .asText()
                        .equals("offline"));
        JsonNode status = servers.edge().get("/api/sync/status").json();
        assertThat(status.path("reason").asText()).contains("cannot be reached");
        assertThat(servers.production(servers.edge()).path("queued").asInt()).isEqualTo(1);
    }

    @Test
    void anUnknownShowIsToldSo() {
        servers.pair();
        Answer started = servers.edge().post("/api/sync/production/" + Ids.mint() + "/download", object("{}"));
        String job = "/api/sync/jobs/" + started.json().path("id").asText();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        servers.edge().get(job).json().path("state").asText().equals("failed"));
        assertThat(servers.edge().get(job).json().path("error").asText()).contains("no show");
        assertThat(servers.edge().get("/api/sync/jobs/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(servers.hub().get("/api/sync/v1/" + Ids.mint() + "/log").status())
                .isEqualTo(404);
    }
}
