package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.edit;
import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Folders;
import dev.roadcase.testkit.HubAndEdge;
import dev.roadcase.testkit.OlderHub;
import dev.roadcase.testkit.TestRoadcase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who may sync what with whom: limited codes, copies of a server, and versions that differ. */
@Timeout(120)
class HandshakeTest {
    @TempDir
    static Path folder = Path.of("");

    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

    private static String show(Api at, String name) {
        return at.post("/api/productions", object("{'client':'Acme','showName':'" + name + "'}"))
                .json()
                .path("id")
                .asText();
    }

    private void pairForTheShowOnly() {
        ObjectNode code = Json.MAPPER.createObjectNode();
        code.putArray("productions").add(servers.show());
        servers.pair(servers.hub().url(), code);
    }

    @Test
    void anEdgePairedForOneShowGetsNoOther() {
        String other = show(servers.hub(), "Secret");
        pairForTheShowOnly();
        servers.job(servers.edge().post("/api/sync/download", object("{}")));
        assertThat(servers.edge().get("/api/productions/" + servers.show()).status())
                .isEqualTo(200);
        assertThat(servers.edge().get("/api/productions/" + other).status()).isEqualTo(404);
        JsonNode started = servers.edge()
                .post("/api/sync/production/" + other + "/download", object("{}"))
                .json();
        String job = "/api/sync/jobs/" + started.path("id").asText();
        await().until(() ->
                servers.edge().get(job).json().path("state").asText().equals("failed"));
        assertThat(servers.edge().get("/api/productions/" + other).status()).isEqualTo(404);
    }

    @Test
    void theShowItMakesItselfIsItsOwn() {
        pairForTheShowOnly();
        String mine = show(servers.edge(), "Club night");
        servers.sync();
        assertThat(servers.hub().get("/api/productions/" + mine).status()).isEqualTo(200);
        edit(servers.hub(), "/api/productions/" + mine, "{'venue':'Cellar'}");
        servers.sync();
        assertThat(servers.edge()
                        .get("/api/productions/" + mine)
                        .json()
                        .path("venue")
                        .asText())
                .isEqualTo("Cellar");
    }

    @Test
    void anEdgesCredentialIsForSyncingOnly() throws IOException {
        servers.pair();
        String credential =
                Files.readString(servers.edgeData().resolve("hub.token")).strip();
        Api asEdge = servers.hub().as(credential);
        assertThat(asEdge.get("/api/productions").status()).isEqualTo(403);
        assertThat(asEdge.get("/api/sync/v1/" + servers.show() + "/log?after=0").status())
                .isEqualTo(200);
    }

    @Test
    void aCopyOfTheEdgeGoesOnUnderItsOwnNameAndNothingOfEitherIsLost() throws Exception {
        servers.pair();
        servers.pack();
        UUID before = servers.edgeStore().replicaId();
        servers.stopEdge();
        Path copy = Folders.copy(servers.edgeData(), folder);
        servers.startEdge();
        String first = servers.source(servers.edge(), "Cam 1");
        servers.sync();
        try (TestRoadcase twin = TestRoadcase.on(copy)) {
            Api at = twin.api();
            String second = servers.source(at, "Cam 2");
            at.post("/api/sync/upload", object("{}"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> servers.hub().get(second).status() == 200);
            assertThat(twin.roadcase().store().replicaId()).isNotEqualTo(before);
            await().atMost(Duration.ofSeconds(30)).until(() -> at.get(first).status() == 200);
        }
        servers.sync();
        assertThat(servers.edgeStore().replicaId()).isEqualTo(before);
        assertThat(servers.production(servers.edge()).path("queued").asInt()).isZero();
    }

    @Test
    void oftenStartedWithoutTheHubItIsStillItself() {
        servers.pair();
        servers.pack();
        UUID before = servers.edgeStore().replicaId();
        for (int i = 0; i < 3; i++) {
            servers.edgeStore().edge().identity().renewNonce();
        }
        servers.sync();
        assertThat(servers.edgeStore().replicaId()).isEqualTo(before);
    }

    @Test
    void aVersionThatIsTooOldIsToldToUpdate() {
        ObjectNode hello = object("{'proto':1,'schema':0,'scopes':[]}");
        assertThat(servers.hub().post("/api/sync/v1/session", hello).status()).isEqualTo(426);
        ObjectNode other = object("{'proto':2,'schema':1,'scopes':[]}");
        assertThat(servers.hub().post("/api/sync/v1/session", other).status()).isEqualTo(426);
    }

    @Test
    void anOlderHubIsReadAndSentNothingUntilItIsUpdated() throws Exception {
        try (OlderHub older = new OlderHub(servers.hub().url())) {
            servers.pair(older.url(), object("{}"));
            String camera = servers.source(servers.hub(), "Cam 1");
            servers.pack();
            assertThat(servers.edge().get(camera).status()).isEqualTo(200);
            String jib = servers.source(servers.edge(), "Jib");
            servers.sync();
            JsonNode status = servers.edge().get("/api/sync/status").json();
            assertThat(status.path("state").asText()).isEqualTo("waiting");
            assertThat(status.path("reason").asText()).contains("older version");
            assertThat(older.pushes()).isZero();
            older.update();
            servers.sync();
            assertThat(servers.hub().get(jib).status()).isEqualTo(200);
        }
    }

    @Test
    void whatAnOlderVersionDidNotKnowIsLookedUpAfterTheUpdate() throws Exception {
        servers.pair();
        String camera = servers.source(servers.hub(), "Cam 1");
        edit(servers.hub(), camera, "{'note':'on the roof'}");
        servers.pack();
        servers.stopEdge();
        asIfNotesWereNewInThisVersion();
        servers.startEdge();
        assertThat(servers.edge().get(camera).json().path("note").asText()).isEqualTo("on the roof");
        servers.sync();
        assertThat(servers.production(servers.edge()).path("digest"))
                .isEqualTo(servers.production(servers.hub()).path("digest"));
    }

    private void asIfNotesWereNewInThisVersion() throws Exception {
        String url = "jdbc:sqlite:" + servers.edgeData().resolve("roadcase.db");
        try (Connection database = DriverManager.getConnection(url)) {
            for (String sql :
                    List.of("UPDATE sources SET note = NULL", "UPDATE server SET value = '0' WHERE name = 'schema'")) {
                database.createStatement().execute(sql);
            }
        }
    }
}
