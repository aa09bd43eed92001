package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.model.Ids;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.ScopeState;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.Samples;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows out and in, snapshots and the support bundle, over HTTP. */
class TransferTest {
    @TempDir
    Path folder = Path.of("");

    private TestRoadcase server(String name, boolean demo) {
        Path data = folder.resolve(name);
        return TestRoadcase.on(data, DatabaseUrl.sqlite(data.resolve("roadcase.db")), AccessMode.PIN, demo);
    }

    private static ScopeState scope(TestRoadcase server, UUID id) {
        return server.roadcase().store().head(id).orElseThrow();
    }

    @Test
    void theDemoArrivesWholeOnAnEmptyServerAndASecondImportChangesNothing() {
        try (TestRoadcase from = server("from", true);
                TestRoadcase to = server("to", false)) {
            JsonNode demo = from.api().get("/api/productions").json().path(0);
            UUID id = Objects.requireNonNull(Ids.parse(demo.path("id").asText()));
            from.api()
                    .delete("/api/sources/"
                            + from.api()
                                    .get("/api/productions/" + id + "/sources")
                                    .json()
                                    .path(3)
                                    .path("id")
                                    .asText());
            Answer archive = from.api().get("/api/productions/" + id + "/export");
            assertThat(archive.status()).isEqualTo(200);
            assertThat(archive.header("Content-Disposition")).contains("attachment");
            Answer dry = to.api().send("POST", "/api/import?dryRun=true", archive.body());
            assertThat(dry.json().path("created").asInt()).isGreaterThan(2_000);
            assertThat(to.roadcase().store().head(id)).isEmpty();
            Answer arrived = to.api().send("POST", "/api/import", archive.body());
            assertThat(arrived.status()).as(arrived.body()).isEqualTo(200);
            assertThat(scope(to, id).digest()).isEqualTo(scope(from, id).digest());
            long head = scope(to, id).head();
            Answer again = to.api().send("POST", "/api/import", archive.body());
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json().path("created").asInt()).isZero();
            assertThat(scope(to, id).head()).isEqualTo(head);
        }
    }

    @Test
    void aCrewSheetIsBroughtInOrItsFaultsAreListedByRow() {
        try (TestRoadcase server = server("sheets", false)) {
            String show = server.api()
                    .post("/api/productions", Samples.PRODUCTIONS.body())
                    .json()
                    .path("id")
                    .asText();
            String path = "/api/import?production=" + show;
            String good = "ID,TYPE,SOURCE NAME,H RES,V RES,RATE,OUT\nSRC 1,laptop,PPT,1920,1080,59.94,HDMI 2.0\n";
            Answer made = server.api().send("POST", path, good, "Content-Type", "text/csv");
            assertThat(made.json().path("created").asInt()).as(made.body()).isPositive();
            JsonNode source = server.api()
                    .get("/api/productions/" + show + "/sources")
                    .json()
                    .path(0);
            assertThat(source.path("label").asText()).isEqualTo("SRC 1");
            assertThat(source.path("rate").asText()).isEqualTo("59.94");
            String bad = "ID,TYPE,SOURCE NAME,H RES\nSRC 2,laptop,PPT,many\nSRC 3,cam,Cam,1920\n";
            Answer refused = server.api().send("POST", path, bad, "Content-Type", "text/csv");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().path("faults").path(0).path("row").asInt())
                    .isEqualTo(2);
            assertThat(server.api()
                            .get("/api/productions/" + show + "/sources")
                            .json()
                            .size())
                    .isEqualTo(1);
            Answer crew = server.api().get("/api/productions/" + show + "/sources?format=csv&columns=crew");
            assertThat(crew.body()).startsWith("ID,TYPE,SOURCE NAME");
        }
    }

    @Test
    void aSnapshotIsTakenListedAndTheSupportBundleHasNoSecret() {
        try (TestRoadcase server = server("admin", true)) {
            Answer taken = server.api().post("/api/backups", Samples.PRODUCTIONS.body());
            assertThat(taken.status()).as(taken.body()).isEqualTo(201);
            assertThat(taken.json().path("bytes").asLong()).isGreaterThan(100_000);
            assertThat(server.api().get("/api/backups").json().size()).isEqualTo(1);
            Answer bundle = server.api().get("/api/support-bundle");
            assertThat(bundle.status()).isEqualTo(200);
            assertThat(bundle.body())
                    .startsWith("PK")
                    .doesNotContain(server.roadcase().pin());
        }
    }
}
