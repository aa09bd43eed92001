package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.edit;
import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.store.Integrity;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.HubAndEdge;
import dev.roadcase.testkit.OlderHub;
import dev.roadcase.testkit.TestRoadcase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Equal history and different contents: it is seen, put right by itself where that can be, and otherwise said. */
@Timeout(120)
class DigestTest {
    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

    @BeforeEach
    void start() {
        servers.pair();
    }

    private static void alter(String url, String... statements) {
        try (Connection database = DriverManager.getConnection(url)) {
            for (String sql : statements) {
                database.createStatement().execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRecordThatWasAlteredOnDiskIsAsTheHubHasItAfterTheNextStart() {
        String camera = servers.source(servers.hub(), "Cam 1");
        servers.pack();
        edit(servers.edge(), camera, "{'label':'SRC 1'}");
        servers.sync();
        servers.stopEdge();
        alter("jdbc:sqlite:" + servers.edgeData().resolve("roadcase.db"), "UPDATE sources SET name = 'Cam 7'");
        servers.startEdge();
        servers.sync();
        JsonNode now = servers.edge().get(camera).json();
        assertThat(now.path("name").asText()).isEqualTo("Cam 1");
        assertThat(now.path("label").asText()).isEqualTo("SRC 1");
        assertThat(servers.edge().get("/api/sync/status").json().path("state").asText())
                .isEqualTo("in-sync");
        assertThat(Integrity.check(servers.edgeStore())).isEmpty();
    }

    /** Hub and edge say different things of a cable while they do not hear each other; somebody has to decide. */
    private void clash() {
        String cable = servers.cable(servers.hub());
        servers.pack();
        servers.stopHub();
        edit(servers.edge(), cable, "{'status':'patched'}");
        servers.stopEdge();
        servers.startHub();
        edit(servers.hub(), cable, "{'status':'faulty'}");
        servers.startEdge();
        servers.sync();
        assertSameInbox(1);
    }

    private void assertSameInbox(int size) {
        JsonNode inbox = servers.edge().get("/api/sync/conflicts").json();
        assertThat(inbox)
                .hasSize(size)
                .isEqualTo(servers.hub().get("/api/sync/conflicts").json());
        assertThat(servers.edge().get("/api/sync/status").json().path("state").asText())
                .isEqualTo("in-sync");
    }

    /** The edge's inbox is altered on its disk, and whatever {@code besides} says. */
    private void loseTheQuestion(String... besides) {
        servers.stopEdge();
        String database = "jdbc:sqlite:" + servers.edgeData().resolve("roadcase.db");
        alter(database, "DELETE FROM sync_conflict_records", "DELETE FROM sync_conflicts");
        alter(database, besides);
        servers.startEdge();
    }

    @Test
    void aQuestionThatWasLostOnDiskIsAskedAgainAfterTheNextStart() {
        clash();
        loseTheQuestion();
        servers.sync();
        assertSameInbox(1);
    }

    /** As an edge of a version that never compared inboxes, or one that came to another opinion than its hub. */
    @Test
    void anEdgeThatDoesNotKnowOfAQuestionIsNotLevel() {
        clash();
        loseTheQuestion("UPDATE sync_upstream SET inbox = 0, hub_inbox = 0");
        servers.sync();
        assertSameInbox(1);
    }

    @Test
    void aQuestionThatTheHubDecidedLongAgoIsNotAskedOnTheEdge() {
        clash();
        servers.stopEdge();
        String question = servers.hub()
                .get("/api/sync/conflicts")
                .json()
                .get(0)
                .path("id")
                .asText();
        servers.hub().post("/api/sync/conflicts/" + question + "/resolve", object("{'resolution':'cloud_wins'}"));
        String database = "jdbc:sqlite:" + servers.edgeData().resolve("roadcase.db");
        alter(database, "CREATE TABLE kept AS SELECT * FROM sync_conflicts");
        servers.startEdge();
        servers.sync();
        servers.stopEdge();
        alter(
                database,
                "DELETE FROM sync_conflicts",
                "INSERT INTO sync_conflicts SELECT * FROM kept",
                "DROP TABLE kept");
        servers.startEdge();
        servers.sync();
        assertSameInbox(0);
    }

    /** A hub whose own sum is wrong: an edge cannot help that, and must not fetch the show again and again for it. */
    @Test
    void whatTakingItWholeDoesNotHelpIsDoneOnceAndSaid() throws Exception {
        servers.source(servers.hub(), "Cam 1");
        servers.pack();
        servers.restartHub(database -> alter(
                database.text(),
                "SET roadcase.writer = 'test'",
                "UPDATE sync_scope SET digest = digest + 1 WHERE id = '" + servers.show() + "'"));
        try (OlderHub line = new OlderHub(servers.hub().url())) {
            line.update();
            for (int i = 0; i < 2; i++) {
                try (TestRoadcase edge = TestRoadcase.on(servers.edgeData(), line.url())) {
                    assertStuck(edge.api());
                    assertStuck(edge.api());
                    assertThat(line.copies()).isEqualTo(1);
                }
            }
            servers.source(servers.hub(), "Cam 2");
            try (TestRoadcase edge = TestRoadcase.on(servers.edgeData(), line.url())) {
                assertStuck(edge.api());
                assertThat(line.copies()).as("another entry, another try").isEqualTo(2);
            }
        }
    }

    private static void assertStuck(Api edge) {
        String job = String.valueOf(edge.post("/api/sync/upload", object("{}")).header("Location"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> edge.get(job).json().path("state").asText().equals("failed"));
        assertThat(edge.get(job).json().path("error").asText()).contains("differs from the hub", "support-bundle");
        assertThat(edge.get("/api/sync/status").json().path("state").asText()).isEqualTo("stuck");
    }
}
