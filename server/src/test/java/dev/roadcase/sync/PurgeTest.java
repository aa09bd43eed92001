package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.edit;
import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Frames;
import dev.roadcase.model.ScopeCopy;
import dev.roadcase.model.ScopeCopyCodec;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.Integrity;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.EventClient;
import dev.roadcase.testkit.FlakyProxy;
import dev.roadcase.testkit.HubAndEdge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Shows that were archived long ago: their history is cleared, and whoever comes late still comes level. */
@Timeout(120)
class PurgeTest {
    /** Everything that was archived before now. */
    private static final Duration AT_ONCE = Duration.ofSeconds(-1);

    @TempDir
    static Path folder = Path.of("");

    private HubAndEdge servers = nothingYet();

    @SuppressWarnings("NullAway") // set before each test
    private static HubAndEdge nothingYet() {
        return null;
    }

    @BeforeEach
    void start() {
        servers = new HubAndEdge(folder);
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    private void archive(Api at) {
        edit(at, "/api/productions/" + servers.show(), "{'status':'archived'}");
    }

    private void clearHub() {
        archive(servers.hub());
        assertThat(servers.hubStore().purge(AT_ONCE)).isEqualTo(1);
    }

    private void assertLevel() {
        assertThat(servers.production(servers.edge()).path("digest"))
                .isEqualTo(servers.production(servers.hub()).path("digest"));
        assertThat(servers.edgeStore().edge().queued(UUID.fromString(servers.show())))
                .isZero();
        assertThat(Integrity.check(servers.edgeStore())).isEmpty();
        assertThat(Integrity.check(servers.hubStore())).isEmpty();
    }

    private JsonNode history(Api at) {
        return at.get("/api/productions/" + servers.show() + "/history").json();
    }

    @Test
    void whatAShowHoldsStaysWhenItsHistoryIsCleared() {
        String camera = servers.source(servers.hub(), "Cam 1");
        String jib = servers.source(servers.hub(), "Jib");
        servers.hub().delete(jib);
        assertThat(history(servers.hub())).isNotEmpty();
        assertThat(servers.hubStore().purge(AT_ONCE)).as("not archived").isZero();
        archive(servers.hub());
        assertThat(servers.hubStore().purge(Duration.ofDays(90)))
                .as("not long enough")
                .isZero();
        assertThat(servers.hubStore().purge(AT_ONCE)).isEqualTo(1);
        assertThat(servers.hubStore().purge(AT_ONCE)).as("once is enough").isZero();
        assertThat(servers.hub().get(camera).json().path("name").asText()).isEqualTo("Cam 1");
        assertThat(servers.hub().get(jib).status()).isEqualTo(410);
        assertThat(history(servers.hub())).isEmpty();
        assertThat(Integrity.check(servers.hubStore())).isEmpty();
        edit(servers.hub(), camera, "{'name':'Cam A'}");
        assertThat(history(servers.hub())).hasSize(1);
    }

    @Test
    void aNewEdgeGetsAClearedShowWhole() {
        String camera = servers.source(servers.hub(), "Cam 1");
        String jib = servers.source(servers.hub(), "Jib");
        servers.hub().delete(jib);
        clearHub();
        servers.pair();
        servers.pack();
        assertLevel();
        assertThat(servers.edge().get(camera).json().path("name").asText()).isEqualTo("Cam 1");
        assertThat(servers.edge().get(jib).status()).isEqualTo(410);
        edit(servers.edge(), camera, "{'name':'Cam A'}");
        servers.sync();
        assertThat(servers.hub().get(camera).json().path("name").asText()).isEqualTo("Cam A");
        assertLevel();
    }

    @Test
    void whoWasAwayMeanwhileLosesNothing() throws IOException {
        try (FlakyProxy line = new FlakyProxy(URI.create(servers.hub().url()).getPort())) {
            servers.pair(line.url(), object("{}"));
            servers.pack();
            String camera = servers.source(servers.hub(), "Cam 1");
            String jib = servers.source(servers.hub(), "Jib");
            servers.sync();
            line.become(FlakyProxy.Fault.REFUSING, 0);
            edit(servers.edge(), camera, "{'name':'Cam of the venue'}");
            edit(servers.edge(), jib, "{'note':'with a remote head'}");
            String drone = servers.source(servers.edge(), "Drone");
            edit(servers.hub(), camera, "{'name':'Cam of the office'}");
            clearHub();
            line.become(FlakyProxy.Fault.NONE, 0);
            servers.sync();
            assertLevel();
            assertThat(servers.hub().get(drone).status()).isEqualTo(200);
            assertThat(servers.hub().get(jib).json().path("note").asText()).isEqualTo("with a remote head");
            JsonNode conflicts =
                    servers.hub().get("/api/sync/conflicts?resolution=all").json();
            assertThat(conflicts).hasSize(1);
            assertThat(conflicts.toString()).contains("Cam of the venue", "Cam of the office");
        }
    }

    @Test
    void aHubThatIsSetBackGetsWhatCameAfterItsHistoryWasCleared() {
        servers.pair();
        servers.pack();
        String camera = servers.source(servers.hub(), "Cam 1");
        servers.sync();
        DatabaseUrl backup = servers.backUpHub();
        clearHub();
        servers.sync();
        assertThat(servers.edgeStore().purge(AT_ONCE)).isEqualTo(1);
        edit(servers.edge(), camera, "{'name':'Cam A'}");
        servers.sync();
        servers.restoreHub(backup, () -> {});
        servers.sync();
        assertLevel();
        assertThat(servers.hub().get(camera).json().path("name").asText()).isEqualTo("Cam A");
    }

    @Test
    void whoListenedBeforeIsToldToLoadAnew() throws Exception {
        String last;
        try (EventClient watcher = watcher(null)) {
            servers.source(servers.hub(), "Cam 1");
            last = watcher.next("change").id();
        }
        servers.source(servers.hub(), "Jib");
        clearHub();
        try (EventClient watcher = watcher(last)) {
            assertThat(watcher.next("resync").data().path("scope").asText()).isEqualTo(servers.show());
        }
    }

    private EventClient watcher(@Nullable String last) throws IOException, InterruptedException {
        return new EventClient(servers.hub().url(), servers.hub().token(), "?production=" + servers.show(), last);
    }

    @Test
    void aCopyThatWasCutOffIsNoticed() throws IOException {
        servers.source(servers.hub(), "Cam 1");
        ScopeCopy copy = servers.hubStore()
                .read(r -> r.copy(UUID.fromString(servers.show())))
                .orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ScopeCopyCodec.write(out, copy);
        byte[] bytes = out.toByteArray();
        assertThat(ScopeCopyCodec.read(new ByteArrayInputStream(bytes))).isEqualTo(copy);
        for (int length = 0; length < bytes.length - 1; length += 7) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ScopeCopyCodec.read(new ByteArrayInputStream(part)))
                    .isInstanceOfAny(Frames.Broken.class, com.fasterxml.jackson.core.JsonProcessingException.class);
        }
    }
}
