package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.edit;
import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.HubAndEdge;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several shows on one hub: which there are to pack, and which of those packed comes home first. */
@Timeout(120)
class OffersTest {
    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

    /** Of a cycle that never asks. */
    private static final class NoToken implements SyncCycle.HubToken {
        @Override
        public String read() {
            return "";
        }

        @Override
        public void write(String token) {
            throw new AssertionError("nothing is paired anew here");
        }
    }

    private String show(String name) {
        return servers.hub()
                .post("/api/productions", object("{'client':'Acme','showName':'" + name + "'}"))
                .json()
                .path("id")
                .asText();
    }

    @Test
    void anEdgeCanTellWhatThereIsToPack() {
        String gala = show("Gala");
        String old = show("Old");
        servers.hub().delete("/api/productions/" + old, "If-Match", "*");
        servers.pair();
        servers.pack();
        Answer answer = servers.edge().get("/api/sync/shows");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> told = new ArrayList<>();
        for (JsonNode one : answer.json()) {
            told.add(one.path("id").asText() + " " + one.path("packed").asBoolean());
            assertThat(one.path("name").asText()).isNotBlank();
        }
        assertThat(told).containsExactly(servers.show() + " true", gala + " false");
    }

    @Test
    void whyThereIsNothingToPackIsToldInWords() {
        Answer alone = servers.edge().get("/api/sync/shows");
        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.json().path("detail").asText()).contains("Pair it first");
        servers.pair();
        servers.stopHub();
        Answer away = servers.edge().get("/api/sync/shows");
        assertThat(away.status()).isEqualTo(409);
        assertThat(away.json().path("detail").asText()).contains("cannot be reached");
    }

    @Test
    void whatIsNotKnownInTimeIsNotToldAsNothing() {
        servers.pair();
        var busy = new SyncCycle( // not started: whatever it is asked for waits
                servers.edgeStore(), Clock.systemUTC(), new NoToken(), HubTrust.SYSTEM, news -> {});
        assertThatThrownBy(() -> busy.offers(Duration.ofMillis(50)))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("A sync is under way");
    }

    @Test
    void theShowThatIsOnComesHomeFirst() {
        List<String> shows = List.of(servers.show(), show("Gala"), show("Expo"));
        servers.pair();
        servers.job(servers.edge().post("/api/sync/download", object("{}")));
        String on = shows.get(2);
        for (String active : List.of(on, shows.get(0))) {
            String before = active.equals(on) ? shows.get(0) : on;
            edit(servers.edge(), "/api/productions/" + before, "{'status':'planning'}");
            edit(servers.edge(), "/api/productions/" + active, "{'status':'active'}");
            servers.sync();
            servers.stopEdge();
            shows.forEach(id -> edit(servers.hub(), "/api/productions/" + id, "{'venue':'Hall " + active + "'}"));
            servers.startEdge();
            servers.sync();
            List<String> newestFirst = new ArrayList<>();
            servers.edge()
                    .get("/api/sync/runs")
                    .json()
                    .forEach(run -> newestFirst.add(run.path("scope").asText()));
            assertThat(newestFirst.subList(0, shows.size()).reversed())
                    .startsWith(active)
                    .containsExactlyInAnyOrderElementsOf(shows);
        }
    }
}
