package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.edit;
import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.app.Restoring;
import dev.roadcase.model.RoadcaseException;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.Restore;
import dev.roadcase.store.StoreOptions;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.HubAndEdge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Servers that were set back to an earlier state: an edge to a snapshot, a hub to a copy of its database. */
@Timeout(120)
class RestoreTest {
    @TempDir
    static Path folder = Path.of("");

    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

    @BeforeEach
    void start() {
        servers.pair();
        servers.pack();
    }

    private Path snapshot() {
        String name = servers.edge()
                .post("/api/backups", object("{}"))
                .json()
                .path("name")
                .asText();
        return servers.edgeData().resolve("backups").resolve(name);
    }

    private Restoring edgeData() {
        DatabaseUrl url = DatabaseUrl.sqlite(servers.edgeData().resolve("roadcase.db"));
        return new Restoring(servers.edgeData(), StoreOptions.of(url), Clock.systemUTC());
    }

    @Test
    void anEdgeThatWasSetBackGetsEverythingAgainThatHadBeenSent() {
        String camera = servers.source(servers.edge(), "Cam 1");
        servers.sync();
        Path snapshot = snapshot();
        edit(servers.edge(), camera, "{'name':'Cam A'}");
        String jib = servers.source(servers.edge(), "Jib");
        servers.sync();
        servers.stopEdge();
        Optional<Path> kept = edgeData().restore(snapshot, false);
        assertThat(kept).hasValueSatisfying(p -> assertThat(p).exists());
        servers.startEdge();
        assertThat(servers.edge().get(jib).status()).isEqualTo(404);
        servers.sync();
        assertThat(servers.edge().get(jib).status()).isEqualTo(200);
        assertThat(servers.edge().get(camera).json().path("name").asText()).isEqualTo("Cam A");
        assertThat(servers.production(servers.edge()).path("digest"))
                .isEqualTo(servers.production(servers.hub()).path("digest"));
    }

    @Test
    void aVersionThatWasLostNeverNamesSomethingElse() {
        String camera = servers.source(servers.edge(), "Cam 1");
        Path snapshot = snapshot();
        edit(servers.edge(), camera, "{'note':'seen by somebody'}");
        String seen = String.valueOf(servers.edge().get(camera).header("ETag"));
        servers.stopHub();
        servers.stopEdge();
        edgeData().restore(snapshot, false);
        servers.startEdge();
        edit(servers.edge(), camera, "{'note':'written after it'}");
        assertThat(servers.edge().get(camera).header("ETag")).isNotEqualTo(seen);
        Answer blind = servers.edge().put(camera, object("{'note':'over what was seen'}"), "If-Match", seen);
        assertThat(blind.status()).as(blind.body()).isEqualTo(409);
        assertThat(servers.edge().get(camera).json().path("note").asText()).isEqualTo("written after it");
    }

    @Test
    void aDamagedSnapshotChangesNothing() throws Exception {
        Path snapshot = snapshot();
        assertThat(Restore.verify(snapshot).shows()).containsExactly("Summit");
        byte[] bytes = Files.readAllBytes(snapshot);
        for (int i = bytes.length / 3; i < bytes.length / 2; i++) {
            bytes[i] ^= 0x55;
        }
        Path damaged = Files.write(folder.resolve("damaged.db"), bytes);
        assertThat(Restore.verify(damaged).isGood()).isFalse();
        Path other = Files.writeString(folder.resolve("letter.db"), "Dear crew");
        assertThat(Restore.verify(other).isGood()).isFalse();
        servers.stopEdge();
        byte[] before = Files.readAllBytes(servers.edgeData().resolve("roadcase.db"));
        assertThatThrownBy(() -> edgeData().restore(damaged, false))
                .isInstanceOf(RoadcaseException.class)
                .hasMessageContaining("Nothing was changed");
        assertThat(Files.readAllBytes(servers.edgeData().resolve("roadcase.db")))
                .isEqualTo(before);
    }

    @Test
    void aRunningServerIsNotRestoredUnderneath() {
        Path snapshot = snapshot();
        assertThatThrownBy(() -> edgeData().restore(snapshot, false)).hasMessageContaining("already runs");
    }

    @Test
    void aHubThatWasSetBackGetsFromItsEdgeWhatItLost() {
        DatabaseUrl backup = servers.backUpHub();
        String camera = servers.source(servers.edge(), "Cam 1");
        servers.sync();
        servers.restoreHub(backup, () -> {});
        assertThat(servers.hub().get(camera).status()).isEqualTo(404);
        servers.sync();
        assertThat(servers.hub().get(camera).status()).isEqualTo(200);
        assertThat(servers.hub().get("/api/sync/conflicts").json()).isEmpty();
        JsonNode audit = servers.hub().get("/api/audit?outcome=done").json();
        assertThat(audit)
                .filteredOn(entry -> entry.path("subject").asText().startsWith("brought again"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("subject").asText()).contains("changes: 1", servers.show()));
    }

    @Test
    void whatWasDiscardedOnPurposeWaitsForPeopleAndCanBeTakenBack() {
        String old = servers.source(servers.edge(), "Cam 1");
        servers.sync();
        DatabaseUrl backup = servers.backUpHub();
        String camera = servers.source(servers.edge(), "Cam 2");
        edit(servers.edge(), camera, "{'note':'on the roof'}");
        edit(servers.edge(), old, "{'name':'Cam X'}");
        servers.sync();
        servers.restoreHub(
                backup,
                () -> new Restoring(servers.hubData(), StoreOptions.of(backup), Clock.systemUTC()).restore(null, true));
        servers.sync();
        assertThat(servers.hub().get(camera).status()).isEqualTo(404);
        assertThat(servers.edge().get(camera).status()).isEqualTo(404);
        assertThat(servers.edge().get(old).json().path("name").asText()).isEqualTo("Cam 1");
        JsonNode waiting = servers.hub().get("/api/sync/conflicts").json();
        assertThat(waiting).hasSize(3);
        assertThat(waiting.get(0).path("reason").asText()).contains("on purpose");
        for (JsonNode one : waiting) {
            String path = "/api/sync/conflicts/" + one.path("id").asText() + "/resolve";
            Answer decided = servers.hub().post(path, object("{'resolution':'local_wins'}"));
            assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        }
        servers.sync();
        assertThat(servers.edge().get(camera).json().path("note").asText()).isEqualTo("on the roof");
        assertThat(servers.edge().get(old).json().path("name").asText()).isEqualTo("Cam X");
        assertThat(servers.hub().get(old).json().path("version").asLong())
                .as("no version stands for two contents")
                .isGreaterThan(1_000_000);
        String later = servers.source(servers.edge(), "Cam 3");
        servers.sync();
        assertThat(servers.hub().get(later).status()).isEqualTo(200);
    }
}
