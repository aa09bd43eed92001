package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.app.Roadcase;
import dev.roadcase.app.Settings;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.StoreOptions;
import dev.roadcase.testkit.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectTest {
    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before each test
    private Roadcase server = null;

    @SuppressWarnings("NullAway") // set before each test
    private Api admin = null;

    @BeforeEach
    void start() throws IOException {
        server = Roadcase.start(
                new Settings(
                        folder,
                        StoreOptions.of(DatabaseUrl.sqlite(folder.resolve("roadcase.db"))),
                        "127.0.0.1",
                        0,
                        "edge",
                        "Truck <b>2</b>",
                        AccessMode.PIN,
                        false,
                        ""),
                Clock.systemUTC());
        admin = new Api(
                server.url(), Files.readString(folder.resolve("admin.token")).strip());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Api.Answer join(String token) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("token", token).put("device", "Dana's phone");
        return admin.as("").post("/api/auth/join", body);
    }

    @Test
    void aCodeLetsOneDeviceInOnce() {
        String token = admin.post("/api/auth/invitations", Json.MAPPER.createObjectNode())
                .json()
                .path("token")
                .asText();
        Api.Answer first = join(token);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Strict");
        Api device = admin.as(first.json().path("token").asText());
        assertThat(device.get("/api/auth/me").json().path("role").asText()).isEqualTo("editor");
        assertThat(join(token).status()).isEqualTo(401);
        assertThat(join("").status()).isEqualTo(401);
    }

    @Test
    void aGuestsCodeLetsOnlyLookOnAndNoCodeMakesAnAdmin() {
        ObjectNode guest = Json.MAPPER.createObjectNode().put("role", "viewer");
        String token =
                admin.post("/api/auth/invitations", guest).json().path("token").asText();
        Api device = admin.as(join(token).json().path("token").asText());
        assertThat(device.get("/api/productions").status()).isEqualTo(200);
        ObjectNode show = Json.MAPPER.createObjectNode().put("client", "Guest").put("showName", "Show");
        assertThat(device.post("/api/productions", show).status()).isEqualTo(403);
        assertThat(device.post("/api/auth/invitations", guest).status()).isEqualTo(403);
        ObjectNode boss = Json.MAPPER.createObjectNode().put("role", "admin");
        assertThat(admin.post("/api/auth/invitations", boss).status()).isEqualTo(403);
    }

    @Test
    void aStrangerSeesNoSecretOnTheConnectScreen() {
        Api.Answer page = admin.as("").get("/connect");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .doesNotContain(server.pin())
                .doesNotContain("Crew PIN <b>")
                .contains("Truck &lt;b&gt;2");
    }

    @Test
    void anAdminSeesThePin() {
        Api.Answer page = admin.get("/connect");
        assertThat(page.body()).contains(server.pin());
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Security-Policy")).doesNotContain("unsafe");
    }

    @Test
    void theJoinPageAndItsPartsNeedNoSession() {
        for (String path : new String[] {"/join", "/connect/join.js", "/connect/connect.css"}) {
            assertThat(admin.as("").get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(admin.as("").get("/connect/admin.token").status()).isEqualTo(404);
    }

    private Api device() {
        ObjectNode body =
                Json.MAPPER.createObjectNode().put("pin", server.pin()).put("device", "Dana's phone");
        Api.Answer in = admin.as("").post("/api/auth/pin", body);
        return admin.as(in.json().path("token").asText());
    }

    @Test
    void aKickedDeviceIsOutAtOnceAndStaysOutAfterARestart() throws IOException {
        Api device = device();
        assertThat(device.get("/api/productions").status()).isEqualTo(200);
        JsonNode roster = admin.get("/api/roster").json();
        assertThat(roster).hasSize(1);
        assertThat(roster.get(0).path("name").asText()).isEqualTo("Dana's phone");
        assertThat(roster.get(0).path("stale").asBoolean()).isFalse();
        String id = roster.get(0).path("id").asText();
        Api other = device();
        assertThat(other.delete("/api/roster/" + id).status()).isEqualTo(403);
        assertThat(admin.delete("/api/roster/" + id).status()).isEqualTo(204);
        assertThat(device.get("/api/productions").status()).isEqualTo(401);
        assertThat(other.get("/api/productions").status()).isEqualTo(200);
        assertThat(admin.delete("/api/roster/" + id).status()).isEqualTo(404);
        String before = server.url();
        server.close();
        start();
        assertThat(device.at(server.url()).get("/api/productions").status())
                .as("after %s", before)
                .isEqualTo(401);
        assertThat(other.at(server.url()).get("/api/productions").status()).isEqualTo(200);
    }

    @Test
    void aSessionIsRefreshedForTheSamePersonAndNoOther() {
        Api device = device();
        String who = device.get("/api/auth/me").json().path("id").asText();
        Api.Answer fresh = device.send("POST", "/api/auth/refresh", null);
        assertThat(fresh.status()).isEqualTo(200);
        Api later = admin.as(fresh.json().path("token").asText());
        assertThat(later.get("/api/auth/me").json().path("id").asText()).isEqualTo(who);
        assertThat(admin.as("").send("POST", "/api/auth/refresh", null).status())
                .isEqualTo(401);
        assertThat(admin.as("x.y.z").send("POST", "/api/auth/refresh", null).status())
                .isEqualTo(401);
        assertThat(admin.send("POST", "/api/auth/refresh", null).status())
                .as("admin.token is not a session")
                .isEqualTo(409);
    }
}
