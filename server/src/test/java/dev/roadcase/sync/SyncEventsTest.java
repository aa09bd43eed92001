package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.edit;
import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.EventClient;
import dev.roadcase.testkit.HubAndEdge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people who watch are told while a show is brought home. */
@Timeout(60)
class SyncEventsTest {
    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

    @BeforeEach
    void start() {
        servers.pair();
        servers.pack();
    }

    private static EventClient watch(Api at) throws Exception {
        return new EventClient(at.url(), at.token(), "", null);
    }

    @Test
    void progressIsToldPerShowAndEndsInSync() throws Exception {
        try (EventClient watcher = watch(servers.edge())) {
            servers.source(servers.edge(), "Cam 1");
            JsonNode told = watcher.next("sync").data();
            while (told.path("production").isNull()
                    || !told.path("state").asText().equals("in-sync")) {
                told = watcher.next("sync").data();
            }
            assertThat(told.path("production").asText()).isEqualTo(servers.show());
            assertThat(told.path("pushed").asInt()).isEqualTo(1);
            assertThat(told.path("queued").asInt()).isZero();
            assertThat(told.path("error").isNull()).isTrue();
        }
        assertThat(servers.edge().get("/api/sync/runs").json())
                .anyMatch(run -> run.path("scope").asText().equals(servers.show())
                        && run.path("pushed").asInt() == 1
                        && run.path("error").isNull());
    }

    @Test
    void aConflictIsToldOnBothSides() throws Exception {
        String camera = servers.source(servers.hub(), "Cam 1");
        servers.sync();
        try (EventClient office = watch(servers.hub());
                EventClient site = watch(servers.edge())) {
            edit(servers.hub(), camera, "{'name':'Cam A'}");
            edit(servers.edge(), camera, "{'name':'Cam B'}");
            servers.sync();
            JsonNode atHub = office.next("conflict").data();
            assertThat(atHub.path("production").asText()).isEqualTo(servers.show());
            assertThat(site.next("conflict").data()).isEqualTo(atHub);
            JsonNode all =
                    servers.hub().get("/api/sync/conflicts?resolution=all").json();
            assertThat(all.get(0).path("id")).isEqualTo(atHub.path("id"));
        }
        JsonNode run = servers.edge().get("/api/sync/runs").json().get(0);
        assertThat(run.path("error").isNull()).isTrue();
    }

    @Test
    void aHubThatIsAwayIsToldWithWhatHelps() throws Exception {
        try (EventClient watcher = watch(servers.edge())) {
            servers.stopHub();
            servers.edge().post("/api/sync/upload", object("{}"));
            JsonNode told = watcher.next("sync").data();
            while (!told.path("state").asText().equals("offline")) {
                told = watcher.next("sync").data();
            }
            assertThat(told.path("error").asText()).contains("cannot be reached");
        }
    }
}
