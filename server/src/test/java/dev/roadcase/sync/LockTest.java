package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.edit;
import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.HubAndEdge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A show locked to the server on site: people elsewhere are kept from writing, and no change is ever kept out. */
@Timeout(120)
class LockTest {
    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

    @BeforeEach
    void start() {
        servers.pair();
        servers.pack();
    }

    private String lock() {
        return "/api/productions/" + servers.show() + "/lock";
    }

    private Answer take() {
        Answer taken = servers.edge().put(lock(), object("{}"));
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        return taken;
    }

    private Answer addAtHub() {
        return servers.hub()
                .post("/api/productions/" + servers.show() + "/sources", object("{'type':'cam','name':'Jib'}"));
    }

    @Test
    void theOfficeReadsButOnlyTheSiteWrites() {
        String camera = servers.source(servers.hub(), "Cam 1");
        servers.sync();
        JsonNode mine = take().json();
        servers.sync();
        Answer refused = servers.hub().put(camera, object("{'name':'Cam A'}"), "If-Match", "*");
        assertThat(refused.status()).isEqualTo(423);
        assertThat(refused.json().path("detail").asText()).contains("test").contains("unlock");
        assertThat(refused.json().path("lock")).isEqualTo(mine);
        assertThat(addAtHub().status()).isEqualTo(423);
        assertThat(servers.hub().get(camera).status()).isEqualTo(200);
        assertThat(servers.production(servers.hub()).path("lock")).isEqualTo(mine);
        edit(servers.edge(), camera, "{'name':'Cam 2'}");
        servers.sync();
        assertThat(servers.hub().get(camera).json().path("name").asText()).isEqualTo("Cam 2");
        assertThat(servers.hub().get(camera).json().has("lock")).isFalse();
    }

    @Test
    void takingItTwiceIsTheSameLockAndAnotherServerIsRefused() {
        JsonNode first = take().json();
        assertThat(take().json()).isEqualTo(first);
        servers.sync();
        assertThat(servers.hub().put(lock(), object("{}")).status()).isEqualTo(423);
        assertThat(servers.hub().delete(lock()).status()).isEqualTo(423);
    }

    @Test
    void givenBackEverybodyWritesAgain() {
        take();
        servers.sync();
        assertThat(servers.edge().delete(lock()).status()).isEqualTo(204);
        assertThat(servers.edge().delete(lock()).status()).isEqualTo(204);
        servers.sync();
        assertThat(addAtHub().status()).isEqualTo(201);
        assertThat(servers.hub().get(lock()).status()).isEqualTo(404);
    }

    @Test
    void aBrokenLockLosesNothingOfItsHolder() {
        take();
        servers.sync();
        String camera = servers.source(servers.edge(), "Cam 1");
        assertThat(servers.hub()
                        .as(editorAtHub())
                        .delete(lock() + "?force=true")
                        .status())
                .isEqualTo(403);
        assertThat(servers.hub().delete(lock() + "?force=true").status()).isEqualTo(204);
        assertThat(addAtHub().status()).isEqualTo(201);
        servers.sync();
        assertThat(servers.hub().get(camera).status()).isEqualTo(200);
        assertThat(servers.production(servers.edge()).path("lock").isNull()).isTrue();
        assertThat(servers.edge().get("/api/sync/conflicts").json()).isEmpty();
    }

    private String editorAtHub() {
        return servers.hub()
                .post("/api/tokens", object("{'role':'editor','name':'office','ttl':'1h'}"))
                .json()
                .path("token")
                .asText();
    }

    @Test
    void whatTheOfficeWroteBeforeItHeardOfTheLockGivesWayInWhatTheSiteKnowsBest() {
        String device = device();
        servers.sync();
        servers.stopHub();
        take();
        edit(servers.edge(), device, "{'location':'FOH left'}");
        servers.stopEdge();
        servers.startHub();
        edit(servers.hub(), device, "{'location':'backstage'}"); // later, but not there
        servers.startEdge();
        servers.sync();
        assertThat(servers.hub().get(device).json().path("location").asText()).isEqualTo("FOH left");
        JsonNode lost = servers.hub().get("/api/sync/conflicts?resolution=all").json();
        assertThat(lost).hasSize(1);
        assertThat(lost.get(0).path("cloud").path("location").asText()).isEqualTo("backstage");
    }

    private String device() {
        return "/api/devices/"
                + servers.hub()
                        .post(
                                "/api/productions/" + servers.show() + "/devices",
                                object("{'name':'Router','category':'router'}"))
                        .json()
                        .path("id")
                        .asText();
    }

    @Test
    void anArchiveOfALockedShowIsNotLocked() {
        take();
        String archive = servers.edge()
                .get("/api/productions/" + servers.show() + "/export")
                .body();
        assertThat(archive).contains("Summit").doesNotContain("\"lock\"");
    }
}
