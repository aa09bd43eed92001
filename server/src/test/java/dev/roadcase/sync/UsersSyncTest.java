package dev.roadcase.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.HubAndEdge;
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
