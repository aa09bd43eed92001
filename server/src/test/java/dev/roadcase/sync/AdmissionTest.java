package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.edit;
import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.HubAndEdge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an edge was let in for holds whatever became of the hub's database. */
@Timeout(120)
class AdmissionTest {
    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

    private String other = "";

    @BeforeEach
    void start() {
        other = show(servers.hub(), "Secret");
    }

    private static String show(Api at, String name) {
        return at.post("/api/productions", object("{'client':'Acme','showName':'" + name + "'}"))
                .json()
                .path("id")
                .asText();
    }

    private void pairFor(String... shows) {
        ObjectNode code = Json.MAPPER.createObjectNode();
        code.putArray("productions");
        for (String show : shows) {
            code.withArray("productions").add(show);
        }
        servers.pair(servers.hub().url(), code);
    }

    private String credential() throws IOException {
        return Files.readString(servers.edgeData().resolve("hub.token")).strip();
    }

    /** The hub as the edge's credential opens it. */
    private Api asEdge() throws IOException {
        return servers.hub().as(credential());
    }

    @Test
    void theHubListsItsEdgesAndTakesOneCredentialAwayForGood() throws IOException {
        assertThat(servers.hub().get("/api/edges").json()).isEmpty();
        pairFor(other);
        Api edge = asEdge();
        assertThat(hello(edge).status()).isEqualTo(200);
        JsonNode listed = servers.hub().get("/api/edges").json();
        assertThat(listed).hasSize(1);
        JsonNode entry = listed.path(0);
        assertThat(entry.path("productions")).hasSize(1);
        assertThat(entry.path("productions").path(0).asText()).isEqualTo(other);
        assertThat(entry.path("lastSeenAt").isTextual()).isTrue();
        assertThat(entry.path("pairedAt").isTextual()).isTrue();
        assertThat(edge.get("/api/edges").status()).isEqualTo(403);

        String one = "/api/edges/" + entry.path("id").asText();
        assertThat(servers.hub().delete(one).status()).isEqualTo(204);
        assertThat(hello(edge).status()).isEqualTo(401);
        assertThat(servers.hub().get("/api/edges").json()).isEmpty();
        assertThat(servers.hub().delete(one).status()).isEqualTo(404);
        servers.restartHub(database -> {});
        servers.startEdge();
        assertThat(hello(asEdge()).status()).as("after a restart of the hub").isEqualTo(401);

        pairFor(other);
        assertThat(hello(asEdge()).status()).as("after pairing anew").isEqualTo(200);
        JsonNode again = servers.hub().get("/api/edges").json();
        assertThat(again).hasSize(1);
        assertThat(again.path(0).path("id").asText())
                .isNotEqualTo(entry.path("id").asText());

        String session =
                servers.hub().get("/api/roster").json().path(0).path("id").asText();
        assertThat(servers.hub().delete("/api/roster/" + session).status()).isEqualTo(204);
        assertThat(servers.hub().get("/api/edges").json())
                .as("whose session was ended on the roster")
                .isEmpty();
    }

    private static List<String> told(Api edge) {
        List<String> ids = new ArrayList<>();
        for (JsonNode scope : hello(edge).json().path("scopes")) {
            ids.add(scope.path("id").asText());
        }
        return ids;
    }

    private static Answer hello(Api edge) {
        return edge.post("/api/sync/v1/session", object("{'proto':1,'schema':1,'scopes':[]}"));
    }

    private static int log(Api edge, String show) {
        return edge.get("/api/sync/v1/" + show + "/log?after=0").status();
    }

    private void assertShutOutOf(String show) throws IOException {
        Api edge = asEdge();
        String scope = "/api/sync/v1/" + show;
        assertThat(log(edge, show)).isEqualTo(403);
        assertThat(edge.get(scope + "/snapshot").status()).isEqualTo(403);
        assertThat(edge.post(scope + "/common", object("{'points':[]}")).status())
                .isEqualTo(403);
        assertThat(edge.post(scope + "/push", object("{}")).status()).isEqualTo(403);
        assertThat(told(edge)).doesNotContain(show);
    }

    @Test
    void anEdgePairedForOneShowGetsNoOtherFromAHubThatHasForgottenIt() throws Exception {
        DatabaseUrl before = servers.backUpHub();
        pairFor(servers.show());
        servers.pack();
        assertShutOutOf(other);
        String mine = show(servers.edge(), "Club night");
        servers.sync();
        servers.restoreHub(before, () -> {});
        assertShutOutOf(other);
        assertThat(log(asEdge(), servers.show())).isEqualTo(200);
        String camera = servers.source(servers.edge(), "Cam 1");
        servers.sync();
        assertThat(servers.hub().get(camera).status()).isEqualTo(200);
        edit(servers.hub(), "/api/productions/" + mine, "{'venue':'Cellar'}");
        servers.sync();
        assertThat(servers.edge()
                        .get("/api/productions/" + mine)
                        .json()
                        .path("venue")
                        .asText())
                .as("the show it made itself is still its own")
                .isEqualTo("Cellar");
        assertShutOutOf(other);
    }

    @Test
    void aDatabaseThatSaysMoreDoesNotOpenMore() throws Exception {
        pairFor(servers.show());
        servers.pack();
        assertThat(everyEdgeForEverything()).isEqualTo(1);
        assertShutOutOf(other);
        String mine = show(servers.edge(), "Club night");
        servers.sync();
        assertThat(log(asEdge(), mine)).isEqualTo(200);
        assertShutOutOf(other);
    }

    /** As nobody should write to the hub's database, but whoever owns it can; tells of how many edges. */
    private int everyEdgeForEverything() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(servers.hubDatabase().text());
                Statement statement = connection.createStatement()) {
            statement.execute("SET roadcase.writer = 'test'");
            return statement.executeUpdate("UPDATE edges SET productions = NULL");
        }
    }

    @Test
    void anEdgePairedForAllGoesOnAtAHubThatHasForgottenIt() throws Exception {
        DatabaseUrl before = servers.backUpHub();
        servers.pair();
        servers.pack();
        servers.restoreHub(before, () -> {});
        String camera = servers.source(servers.edge(), "Cam 1");
        servers.sync();
        assertThat(servers.hub().get(camera).status()).isEqualTo(200);
        assertThat(told(asEdge())).contains(servers.show(), other);
    }

    @Test
    void aCredentialThatDoesNotSayIsGoodWhileTheHubKnowsAndThenIsAskedToPairAgain() throws Exception {
        DatabaseUrl before = servers.backUpHub();
        pairFor(servers.show());
        asIfSignedBefore();
        assertThat(told(asEdge())).contains(servers.show());
        assertShutOutOf(other);
        servers.pack();
        servers.restoreHub(before, () -> {});
        String camera = servers.source(servers.edge(), "Cam 1");
        assertThat(log(asEdge(), servers.show())).isEqualTo(403);
        assertThat(log(asEdge(), "library")).isEqualTo(403);
        assertThat(asEdge().get("/api/sync/v1/users").status()).isEqualTo(403);
        assertThat(asEdge().post("/api/sync/v1/" + UUID.randomUUID() + "/push", object("{}"))
                        .status())
                .isEqualTo(403);
        assertThat(hello(asEdge()).json().path("type").asText()).isEqualTo("/problems/pair-again");
        await().until(() -> servers.edge()
                .get("/api/sync/status")
                .json()
                .path("reason")
                .asText()
                .contains("pair again"));
        pairFor(servers.show());
        servers.sync();
        assertThat(servers.hub().get(camera).status()).isEqualTo(200);
        assertShutOutOf(other);
    }

    /** The edge's credential as a hub signed it that did not say in it what it was good for. */
    private void asIfSignedBefore() throws Exception {
        servers.stopEdge();
        String[] parts = credential().split("\\.", -1);
        ObjectNode claims =
                (ObjectNode) Json.read(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        assertThat(claims.remove("shows")).isNotNull();
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String signed =
                parts[0] + "." + base64.encodeToString(Json.write(claims).getBytes(StandardCharsets.UTF_8));
        String key = Files.readString(servers.hubData().resolve("session.key")).strip();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(key), "HmacSHA256"));
        String signature = base64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        Files.writeString(servers.edgeData().resolve("hub.token"), signed + "." + signature);
        servers.startEdge();
    }

    @Test
    void aSecondCodeOfTheSameHubLetsAnEdgeInForMore() throws Exception {
        pairFor(servers.show());
        servers.pack();
        String mine = show(servers.edge(), "Club night");
        servers.sync();
        assertShutOutOf(other);
        pairFor(other);
        assertThat(told(asEdge())).contains(servers.show(), other, mine);
        servers.job(servers.edge().post("/api/sync/production/" + other + "/download", object("{}")));
        assertThat(servers.edge().get("/api/productions/" + other).status()).isEqualTo(200);
    }

    @Test
    void aCodeNamesAHundredShowsAtMostAndThoseFitInACredential() {
        ObjectNode code = Json.MAPPER.createObjectNode();
        for (int i = 0; i < 100; i++) {
            code.withArray("productions").add(UUID.randomUUID().toString());
        }
        String given = servers.hub()
                .post("/api/sync/pair-codes", code)
                .json()
                .path("code")
                .asText();
        ObjectNode redeem = Json.MAPPER.createObjectNode().put("code", given).put("name", "\u96ea".repeat(200));
        String token = servers.hub()
                .as("")
                .post("/api/sync/v1/redeem", redeem)
                .json()
                .path("token")
                .asText();
        assertThat(hello(servers.hub().as(token)).status()).isEqualTo(200);
        code.withArray("productions").add(UUID.randomUUID().toString());
        Answer tooMany = servers.hub().post("/api/sync/pair-codes", code);
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.json().path("detail").asText()).contains("100");
    }
}
