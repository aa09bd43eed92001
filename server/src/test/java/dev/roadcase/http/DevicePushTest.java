package dev.roadcase.http;

import static dev.roadcase.testkit.HubAndEdge.edit;
import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Frames;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Outgoing;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.TestRoadcase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What crew devices typed while they were out of reach, taken in when they are back. */
@Timeout(60)
class DevicePushTest {
    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before each test
    private TestRoadcase server = null;

    @SuppressWarnings("NullAway") // set before each test
    private Api device = null;

    private String show = "";
    private String camera = "";

    @BeforeEach
    void start() {
        server = TestRoadcase.on(folder);
        ObjectNode pin = Json.MAPPER
                .createObjectNode()
                .put("pin", server.roadcase().pin())
                .put("device", "Dana's phone");
        device = server.api()
                .as(server.api()
                        .as("")
                        .post("/api/auth/pin", pin)
                        .json()
                        .path("token")
                        .asText());
        show = server.api()
                .post("/api/productions", object("{'client':'Acme','showName':'Gala'}"))
                .json()
                .path("id")
                .asText();
        camera = server.api()
                .post("/api/productions/" + show + "/sources", object("{'type':'camera','name':'Cam 1'}"))
                .json()
                .path("id")
                .asText();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The place of the show that a screen stands at now. */
    private String event() {
        JsonNode loaded = device.get("/api/productions/" + show + "/show").json();
        return loaded.path("epoch").asText() + "-" + loaded.path("seq").asText();
    }

    private void rename(String name) {
        edit(server.api(), "/api/sources/" + camera, "{'name':'" + name + "'}");
    }

    private String name() {
        return device.get("/api/sources/" + camera).json().path("name").asText();
    }

    /** A change of the name by somebody who saw {@code old} there. */
    private ObjectNode typed(String old, String name) {
        ObjectNode set = object("{'id':'" + Ids.random() + "','scope':'" + show + "','schema':1,'unit':false,"
                + "'author':{'id':'" + Ids.random() + "','name':'The boss','kind':'user'},"
                + "'at':'2026-01-01T00:00:00Z','cause':'edit','patches':[{'entity':'sources','id':'" + camera
                + "','op':'updated','groups':{'name':{'old':{},'new':{}}}}]}");
        ObjectNode group = (ObjectNode) set.at("/patches/0/groups/name");
        ((ObjectNode) group.path("old")).put("name", old);
        ((ObjectNode) group.path("new")).put("name", name);
        return set;
    }

    private String push(ObjectNode changeset) {
        return push(UUID.fromString(changeset.path("id").asText()), Json.write(changeset))
                .get(0)
                .path("status")
                .asText();
    }

    private JsonNode push(UUID id, String body) {
        Api.Answer answer = send(List.of(new Outgoing(id, body, 0, null, null)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("results");
    }

    private Api.Answer send(List<Outgoing> changes) {
        try {
            ByteArrayOutputStream frames = new ByteArrayOutputStream();
            for (Outgoing change : changes) {
                Frames.write(frames, change);
            }
            Frames.end(frames, Json.MAPPER.createObjectNode());
            return device.send(
                    "POST",
                    "/api/sync/v1/" + show + "/push",
                    frames.toString(StandardCharsets.UTF_8),
                    "Content-Type",
                    "application/x-roadcase-frames");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode conflicts() {
        return device.get("/api/sync/conflicts").json();
    }

    private JsonNode decided() {
        return device.get("/api/sync/conflicts?resolution=all").json();
    }

    @Test
    void tooManyChangesAtOnceAreRefusedWithHowManyThereMayBe() {
        List<Outgoing> changes = new ArrayList<>();
        for (int i = 0; i <= Protocol.CHANGES; i++) {
            ObjectNode one = typed("Cam 1", "Jib " + i);
            changes.add(new Outgoing(UUID.fromString(one.path("id").asText()), Json.write(one), 0, null, null));
        }
        Api.Answer answer = send(changes);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("detail").asText()).contains("500 changes");
        assertThat(name()).as("nothing was taken in").isEqualTo("Cam 1");
    }

    @Test
    void aValueThatWentAndCameBackIsNotWhatTheDeviceHadSeen() {
        String seen = event();
        rename("Jib");
        rename("Cam 1");
        assertThat(push(typed("Cam 1", "Crane").put("seen", seen))).isEqualTo("conflict");
        assertThat(decided()).hasSize(1);
    }

    @Test
    void whatWasSeenMayBeReplaced() {
        rename("Jib");
        assertThat(push(typed("Jib", "Crane").put("seen", event()))).isEqualTo("applied");
        assertThat(name()).isEqualTo("Crane");
        assertThat(decided()).isEmpty();
    }

    @Test
    void aFieldThatNobodyTouchedSinceMayBeReplacedHoweverLongAgoItWasSeen() {
        String seen = event();
        edit(server.api(), "/api/sources/" + camera, "{'note':'needs a lens'}");
        assertThat(push(typed("Cam 1", "Crane").put("seen", seen))).isIn("applied", "merged");
        assertThat(name()).isEqualTo("Crane");
    }

    @Test
    void anEventOfAnotherServerSaysNothingSoTheValuesDecide() {
        String foreign = "0123456789abcdef0123456789abcdef01234567-3";
        rename("Jib");
        rename("Cam 1");
        assertThat(push(typed("Cam 1", "Crane").put("seen", foreign))).isEqualTo("applied");
    }

    @Test
    void valuesThatWereNotThereAtThatEventClaimNothing() {
        String seen = event();
        rename("Jib");
        assertThat(push(typed("Jib", "Crane").put("seen", seen))).isEqualTo("applied");
        assertThat(name()).isEqualTo("Crane");
    }

    @Test
    void aDeviceSpeaksForItsOwnUserOnly() {
        push(typed("Cam 1", "Crane"));
        JsonNode newest =
                device.get("/api/productions/" + show + "/history").json().get(0);
        assertThat(newest.path("by").path("name").asText()).isEqualTo("Dana's phone");
        assertThat(newest.toString()).doesNotContain("The boss");
    }

    @Test
    void whatCannotBeReadIsKeptForAPersonAndStopsNothing() {
        UUID id = Ids.random();
        assertThat(push(id, "{\"id\":\"no").get(0).path("status").asText()).isEqualTo("quarantined");
        assertThat(push(id, "{\"id\":\"no").get(0).path("status").asText()).isEqualTo("duplicate");
        assertThat(push(typed("Cam 1", "Crane"))).isEqualTo("applied");
        assertThat(conflicts()).hasSize(1);
        assertThat(conflicts().get(0).path("reason").asText()).contains("could not be read");
        String conflict = conflicts().get(0).path("id").asText();
        device.post("/api/sync/conflicts/" + conflict + "/resolve", object("{'resolution':'cloud_wins'}"));
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void aChangeOfAnotherShowIsKeptForAPersonToo() {
        ObjectNode elsewhere = typed("Cam 1", "Crane").put("scope", Ids.random().toString());
        assertThat(push(elsewhere)).isEqualTo("quarantined");
        assertThat(name()).isEqualTo("Cam 1");
    }
}
