package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.edit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.HubAndEdge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An edge on a machine whose clock is three hours behind that of its hub. */
@Timeout(60)
class OtherClockTest {
    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

    @BeforeEach
    void start() {
        servers.stopEdge();
        servers.startEdge(Clock.offset(Clock.systemUTC(), Duration.ofHours(-3)));
        servers.pair();
        servers.pack();
    }

    private static Instant changed(Answer answer) {
        return Instant.parse(answer.json().path("updatedAt").asText());
    }

    @Test
    void aCorrectedTimeIsStoredAndIsNotAnotherVersion() {
        String camera = servers.source(servers.hub(), "Cam 1");
        servers.sync();
        edit(servers.edge(), camera, "{'name':'Cam A'}");
        Answer before = servers.edge().get(camera);
        servers.sync();
        Answer after = servers.edge().get(camera);
        assertThat(changed(after))
                .as("as the hub has it")
                .isEqualTo(changed(servers.hub().get(camera)))
                .isAfter(changed(before).plus(Duration.ofHours(2)));
        assertThat(after.header("ETag")).as("nobody has to load it again").isEqualTo(before.header("ETag"));
        assertThat(history(servers.edge())).as("only what people did").hasSize(3);
    }

    @Test
    void theHubsLogTellsTheCorrectedTime() {
        String camera = servers.source(servers.edge(), "Cam 1");
        servers.sync();
        JsonNode newest = history(servers.hub()).path(0);
        assertThat(Instant.parse(newest.path("at").asText()))
                .isEqualTo(changed(servers.hub().get(camera)));
    }

    @Test
    void whatAHubLostComesBackWithTheTimeItHadThere() {
        String camera = servers.source(servers.hub(), "Cam 1");
        servers.sync();
        DatabaseUrl backup = servers.backUpHub();
        edit(servers.edge(), camera, "{'name':'Cam A'}");
        servers.sync();
        Instant there = changed(servers.hub().get(camera));
        servers.restoreHub(backup, () -> {});
        servers.sync();
        Answer again = servers.hub().get(camera);
        assertThat(again.json().path("name").asText()).isEqualTo("Cam A");
        assertThat(changed(again)).isEqualTo(there);
    }

    private JsonNode history(Api at) {
        return at.get("/api/productions/" + servers.show() + "/history").json();
    }

    @Test
    void anEditAfterACorrectedTimeGoesOnFromIt() {
        String camera = servers.source(servers.hub(), "Cam 1");
        servers.sync();
        edit(servers.edge(), camera, "{'name':'Cam A'}");
        servers.sync();
        edit(servers.edge(), camera, "{'name':'Cam B'}");
        servers.sync();
        assertThat(servers.hub().get(camera).json().path("name").asText()).isEqualTo("Cam B");
        assertThat(servers.hub().get("/api/sync/conflicts?resolution=all").json())
                .isEmpty();
        assertThat(servers.production(servers.edge()).path("digest"))
                .isEqualTo(servers.production(servers.hub()).path("digest"));
    }
}
