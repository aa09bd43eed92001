package dev.roadcase.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.FlakyProxy;
import dev.roadcase.testkit.HubAndEdge;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People of the hub sign in on an edge, with the hub and without it. */
@Timeout(240)
class UsersSyncTest {
    @TempDir
    Path folder = Path.of("");

    private static int login(Api at, String password) {
        Answer answer =
                at.as("").post("/api/auth/login", HubAndEdge.object("{'name':'Dana','password':'" + password + "'}"));
        return answer.status();
    }

    private static void awaitKnown(HubAndEdge both, String role) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    JsonNode users = both.edge().get("/api/users").json();
                    return users.size() == 1
                            && users.path(0).path("fromHub").asBoolean()
                            && users.path(0).path("role").asText().equals(role);
                });
    }

    /** What somebody did who was let go meanwhile is not thrown away; a person looks at it. */
    @Test
    void workOfSomebodyLetGoStandsUntilAPersonTakesItBack() throws Exception {
        try (HubAndEdge both = new HubAndEdge(folder);
                FlakyProxy line = new FlakyProxy(URI.create(both.hub().url()).getPort())) {
            Answer added =
                    both.hub().post("/api/users", HubAndEdge.object("{'name':'Dana','password':'correct horse'}"));
            both.pair(line.url(), HubAndEdge.object("{}"));
            both.pack();
            awaitKnown(both, "editor");
            String camera = both.source(both.hub(), "Cam 1");
            both.sync();
            Api dana = both.edge()
                    .as(both.edge()
                            .as("")
                            .post("/api/auth/login", HubAndEdge.object("{'name':'Dana','password':'correct horse'}"))
                            .json()
                            .path("token")
                            .asText());
            line.become(FlakyProxy.Fault.REFUSING, 0);
            HubAndEdge.edit(dana, camera, "{'name':'Cam of Dana'}");
            String user = "/api/users/" + added.json().path("id").asText();
            assertThat(both.hub()
                            .patch(user, HubAndEdge.object("{'disabled':true}"))
                            .status())
                    .isEqualTo(200);
            line.become(FlakyProxy.Fault.NONE, 0);
            both.sync();
            assertThat(both.hub().get(camera).json().path("name").asText()).isEqualTo("Cam of Dana");
            JsonNode review = both.hub().get("/api/sync/conflicts").json();
            assertThat(review).hasSize(1);
            assertThat(review.path(0).path("kind").asText()).isEqualTo("review");
            assertThat(review.path(0).path("reason").asText()).contains("Dana");
            assertThat(review.path(0).path("localBy").path("name").asText()).isEqualTo("Dana");
            both.hub()
                    .post(
                            "/api/sync/conflicts/" + review.path(0).path("id").asText() + "/resolve",
                            HubAndEdge.object("{'resolution':'cloud_wins'}"));
            both.sync();
            assertThat(both.edge().get(camera).json().path("name").asText()).isEqualTo("Cam 1");
            assertThat(both.edge().get("/api/sync/conflicts").json()).isEmpty();
        }
    }

    @Test
    void peopleOfTheHubSignInOnAnEdgeThatIsOffline() {
        try (HubAndEdge both = new HubAndEdge(folder)) {
            Answer added =
                    both.hub().post("/api/users", HubAndEdge.object("{'name':'Dana','password':'correct horse'}"));
            String path = "/api/users/" + added.json().path("id").asText();
            both.pair();
            awaitKnown(both, "editor");
            assertThat(both.edge().get("/api/users").body()).doesNotContain("argon2");
            assertThat(login(both.edge(), "correct horse")).isEqualTo(200);
            Answer refused = both.edge().patch(path, HubAndEdge.object("{'role':'admin'}"));
            assertThat(refused.status()).isEqualTo(409);

            both.hub().patch(path, HubAndEdge.object("{'role':'viewer','password':'another horse'}"));
            awaitKnown(both, "viewer");
            both.stopHub();
            both.stopEdge();
            both.startEdge();
            assertThat(login(both.edge(), "another horse")).isEqualTo(200);
            assertThat(login(both.edge(), "correct horse")).isEqualTo(401);
        }
    }
}
