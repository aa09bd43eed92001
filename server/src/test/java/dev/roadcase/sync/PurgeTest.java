package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.edit;
import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Frames;
import dev.roadcase.model.Ids;
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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shows that were archived long ago: their history is cleared, and whoever comes late still comes level. */
@Timeout(120)
class PurgeTest {
    /** Everything that was archived before now. */
    private static final Duration AT_ONCE = Duration.ofSeconds(-1);

    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

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
    void aLineThatBreaksAgainAndAgainBringsACopyPieceByPiece() throws IOException {
        for (int i = 0; i < 150; i++) {
            servers.source(servers.hub(), "Camera " + Ids.random());
        }
        try (FlakyProxy line = new FlakyProxy(URI.create(servers.hub().url()).getPort())) {
            servers.pair(line.url(), object("{}"));
            servers.sync();
            clearHub();
            line.become(FlakyProxy.Fault.CUT_COMING, 12_000);
            servers.edge().post("/api/sync/production/" + servers.show() + "/download", object("{}"));
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        servers.edge().post("/api/sync/upload", object("{}"));
                        return servers.production(servers.edge())
                                .path("digest")
                                .equals(servers.production(servers.hub()).path("digest"));
                    });
        }
        assertLevel();
    }

    @Test
    void whatRestsOfACopyIsTheRestOfTheSameBytes() throws Exception {
        servers.source(servers.hub(), "Cam 1");
        clearHub();
        byte[] whole = copy("").body();
        HttpResponse<byte[]> first = copy("");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        edit(servers.hub(), "/api/productions/" + servers.show(), "{'venue':'Hall 3'}");
        HttpResponse<byte[]> rest = copy(tag);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Range"))
                .contains("bytes 100-" + (whole.length - 1) + "/" + whole.length);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, 100, whole.length));
        HttpResponse<byte[]> other = copy("\"another\"");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(tag));
    }

    /** The copy as it travels, from byte 100 on where {@code tag} still names one. */
    private HttpResponse<byte[]> copy(String tag) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(servers.hub().url() + "/api/sync/v1/" + servers.show() + "/snapshot"))
                .header("Authorization", "Bearer " + servers.hub().token());
        if (!tag.isEmpty()) {
            request.header("Range", "bytes=100-").header("If-Range", tag);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void whatWasClearedCannotBeUndoneAndADeletedDeviceComesBackWithItsPorts() {
        Api hub = servers.hub();
        String device = "/api/devices/"
                + hub.post(
                                "/api/productions/" + servers.show() + "/devices",
                                object("{'name':'Switcher','category':'switcher','ports':["
                                        + "{'direction':'in','label':'A'},{'direction':'in','label':'B'},"
                                        + "{'direction':'out','label':'gone before'}]}"))
                        .json()
                        .path("id")
                        .asText();
        ObjectNode fewer = object("{}");
        JsonNode ports = hub.get(device).json().path("ports");
        fewer.putArray("ports").add(ports.path(0)).add(ports.path(1));
        assertThat(hub.put(device, fewer, "If-Match", "*").status()).isEqualTo(200);
        hub.delete(device);
        String deletion = history(hub).path(0).path("changeId").asText();
        clearHub();
        assertThat(hub.post("/api/history/" + deletion + "/undo", object("{}")).status())
                .isEqualTo(410);
        assertThat(hub.post(device + "/restore", object("{}")).status()).isEqualTo(200);
        assertThat(hub.get(device).json().path("ports"))
                .extracting(port -> port.path("label").asText())
                .containsExactly("A", "B");
        assertThat(Integrity.check(servers.hubStore())).isEmpty();
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
