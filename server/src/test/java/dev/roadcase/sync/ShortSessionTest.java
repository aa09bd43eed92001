package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.edit;
import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Json;
import dev.roadcase.store.Store;
import dev.roadcase.testkit.HubAndEdge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The short form of a session: packed, and scopes of which both hold the same are not named. */
@Timeout(120)
class ShortSessionTest {
    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

    private String credential = "";

    @BeforeEach
    void start() throws IOException {
        servers.pair();
        servers.pack();
        servers.sync();
        credential = Files.readString(servers.edgeData().resolve("hub.token")).strip();
    }

    private HttpResponse<String> packed(byte[] bytes) throws Exception {
        URI uri = URI.create(servers.hub().url() + "/api/sync/v1/session?brief=true");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + credential)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private String cursors(String digest) {
        var hello = object("{'proto':1,'schema':1}");
        servers.edgeStore()
                .edge()
                .upstreams()
                .forEach(u -> hello.withArray("scopes")
                        .addObject()
                        .put("id", u.scope().toString())
                        .put("epoch", u.epoch().toString())
                        .put("seq", u.seq())
                        .put("chain", u.chain())
                        .put(
                                "digest",
                                digest.isEmpty() ? Long.toHexString(u.sums().records()) : digest));
        return Json.write(hello);
    }

    @Test
    void onlyWhatDiffersIsNamed() throws Exception {
        HttpResponse<String> level = packed(gzip(cursors("")));
        assertThat(level.statusCode()).as(level.body()).isEqualTo(200);
        assertThat(Json.read(level.body()).path("scopes")).isEmpty();
        assertThat(level.body().length()).isLessThan(400);
        assertThat(Json.read(packed(gzip(cursors("abc"))).body()).path("scopes"))
                .as("the same entry, but another sum")
                .hasSize(2);
        String before = cursors("");
        edit(servers.hub(), "/api/productions/" + servers.show(), "{'venue':'Arena'}");
        var moved = Json.read(packed(gzip(before)).body()).path("scopes");
        assertThat(moved).hasSize(1);
        assertThat(moved.get(0).path("id").asText()).isEqualTo(servers.show());
        assertThat(moved.get(0).path("status").asText()).isEqualTo("behind");
    }

    @Test
    void showsThatAreNotHereAreToldOfOnlyWhenAskedFor() throws Exception {
        for (int i = 0; i < 3; i++) {
            servers.hub().post("/api/productions", object("{'client':'Acme','showName':'" + i + "'}"));
        }
        var asked = (com.fasterxml.jackson.databind.node.ObjectNode) Json.read(cursors(""));
        assertThat(Json.read(packed(gzip(Json.write(asked))).body()).path("scopes"))
                .hasSize(3);
        asked.put("offers", false);
        assertThat(Json.read(packed(gzip(Json.write(asked))).body()).path("scopes"))
                .isEmpty();
    }

    @Test
    void whatIsNoPackedJsonIsRefusedInWords() throws Exception {
        for (byte[] bytes : List.of(gzip("[1]"), gzip("{\"proto\":"), "plain".getBytes(StandardCharsets.UTF_8))) {
            HttpResponse<String> refused = packed(bytes);
            assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 499);
            assertThat(Json.read(refused.body()).path("detail").asText()).isNotBlank();
        }
    }

    @Test
    void anEdgeTakesWhatIsNotNamedForLevel() {
        var edge = servers.edgeStore().edge();
        try (HubClient hub = new HubClient(
                servers.hub().url(), credential, HubTrust.SYSTEM, Clock.systemUTC(), Duration.ofSeconds(10))) {
            for (int i = 0; i < 2; i++) { // the first one learns that the hub knows the short form
                var standing = hub.session(
                        servers.edgeStore().replicaId(), edge.identity().nonce(), edge.upstreams(), true);
                assertThat(standing.copy()).isFalse();
                assertThat(standing.scopes())
                        .filteredOn(s -> s.status().equals("ok"))
                        .extracting(HubClient.Scope::id)
                        .containsExactlyInAnyOrder(Store.LIBRARY, UUID.fromString(servers.show()));
            }
        }
    }
}
