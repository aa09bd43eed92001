package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before each test
    private TestRoadcase server = null;

    @BeforeEach
    void start() {
        server = TestRoadcase.on(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ObjectNode json(Map<String, String> values) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        values.forEach(json::put);
        return json;
    }

    private Answer join(String pin) {
        return server.api().as("").post("/api/auth/pin", json(Map.of("pin", pin, "device", "Dana's phone")));
    }

    private Api with(String role) {
        Answer minted = server.api().post("/api/tokens", json(Map.of("role", role, "name", role, "ttl", "1h")));
        return server.api().as(minted.json().path("token").asText());
    }

    @Test
    void theCrewPinLetsADeviceInAsEditor() {
        Answer joined = join(server.roadcase().pin());
        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.json().path("role").asText()).isEqualTo("editor");
        assertThat(joined.header("Set-Cookie"))
                .contains("HttpOnly")
                .contains("SameSite=Strict")
                .doesNotContain("Secure");
        Api device = server.api().as(joined.json().path("token").asText());
        assertThat(device.get("/api/auth/me").json().path("name").asText()).isEqualTo("Dana's phone");
        String cookie = "roadcase_session=" + joined.json().path("token").asText();
        assertThat(server.api().as("").get("/api/productions", "Cookie", cookie).status())
                .isEqualTo(200);
    }

    @Test
    void nobodyIsSomebodyWithoutARole() {
        Answer me = server.api().as("").get("/api/auth/me");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("role").isNull()).isTrue();
    }

    @Test
    void wrongPinsAreHeldBackAfterFive() {
        String wrong = server.roadcase().pin().equals("493027") ? "493028" : "493027";
        for (int i = 0; i < 5; i++) {
            assertThat(join(wrong).status()).isEqualTo(401);
        }
        Answer held = join(server.roadcase().pin());
        assertThat(held.status()).isEqualTo(429);
        assertThat(Integer.parseInt(String.valueOf(held.header("Retry-After")))).isBetween(1, 60);
    }

    /** For each route the level it needs and none below. */
    @Test
    void everyRouteIsOpenToItsRoleAndClosedBelow() {
        Map<String, Api> levels = Map.of(
                "nobody",
                server.api().as(""),
                "viewer",
                with("viewer"),
                "editor",
                with("editor"),
                "admin",
                server.api());
        for (String route : server.roadcase().routes()) {
            String[] parts = route.split(" ", -1);
            if (parts[1].equals("/api/events") || parts[1].equals("/api/auth/pin")) {
                continue; // a stream does not end by itself; the PIN has a test of its own
            }
            Level needed = Level.valueOf(parts[2].toUpperCase(java.util.Locale.ROOT));
            levels.forEach((name, api) -> {
                Level level = Level.valueOf(name.toUpperCase(java.util.Locale.ROOT));
                int status = api.send(parts[0], path(parts[1]), parts[0].equals("GET") ? null : "{")
                        .status();
                if (level.covers(needed)) {
                    assertThat(status).as(name + " " + route).isNotIn(401, 403);
                } else {
                    assertThat(status).as(name + " " + route).isEqualTo(level == Level.NOBODY ? 401 : 403);
                }
            });
        }
    }

    private static String path(String pattern) {
        return pattern.replace("{id}", Ids.mint().toString())
                .replace("{changeId}", Ids.mint().toString())
                .replace("{name}", "connectors")
                .replace("{scope}", "library")
                .replace("{file}", "docs.js");
    }

    @Test
    void aPageOfAnotherSiteCannotUseTheSession() {
        assertThat(server.api()
                        .get("/api/productions", "Origin", "http://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(server.api()
                        .get("/api/productions", "Origin", server.api().url())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anOpenLanEditsButDoesNotAdminister(@TempDir Path other) {
        DatabaseUrl url = DatabaseUrl.sqlite(other.resolve("roadcase.db"));
        try (TestRoadcase open = TestRoadcase.on(other, url, AccessMode.OPEN, false)) {
            Api anybody = open.api().as("");
            ObjectNode body = json(Map.of("client", "Acme", "showName", "Summit"));
            assertThat(anybody.post("/api/productions", body).status()).isEqualTo(201);
            assertThat(anybody.get("/api/pin").status()).isEqualTo(403);
        }
    }

    @Test
    void sessionsOutliveARestart(@TempDir Path other) {
        String token;
        try (TestRoadcase first = TestRoadcase.on(other)) {
            ObjectNode body = json(Map.of("pin", first.roadcase().pin(), "device", "phone"));
            token = first.api()
                    .as("")
                    .post("/api/auth/pin", body)
                    .json()
                    .path("token")
                    .asText();
        }
        try (TestRoadcase second = TestRoadcase.on(other)) {
            assertThat(second.api().as(token).get("/api/productions").status()).isEqualTo(200);
        }
    }
}
