package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.EventClient;
import dev.roadcase.testkit.TestRoadcase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PresenceTest {
    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before each test
    private TestRoadcase server = null;

    @BeforeEach
    void start() {
        server = TestRoadcase.on(folder);
        server.api().post("/api/users", object("{'name':'Dana','password':'correct horse'}"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    private Api dana() {
        return in("/api/auth/login", object("{'name':'Dana','password':'correct horse','device':'laptop'}"));
    }

    private Api phone() {
        return in(
                "/api/auth/pin",
                object("{'device':'phone'}").put("pin", server.roadcase().pin()));
    }

    private Api in(String path, ObjectNode body) {
        String token = server.api().as("").post(path, body).json().path("token").asText();
        return server.api().as(token);
    }

    private EventClient follow(Api api, String query) throws Exception {
        return new EventClient(api.url(), api.token(), query, null);
    }

    private static JsonNode await(EventClient client, Predicate<JsonNode> wanted) throws IOException {
        JsonNode now = client.next("presence").data();
        while (!wanted.test(now)) {
            now = client.next("presence").data();
        }
        return now;
    }

    private static JsonNode find(JsonNode list, String field, String value) {
        for (JsonNode one : list) {
            if (one.path(field).asText().equals(value)) {
                return one;
            }
        }
        return Json.MAPPER.missingNode();
    }

    @Test
    void twoTabsOfOnePersonAreOnePersonWithTwoDevices() throws Exception {
        Api dana = dana();
        try (EventClient one = follow(dana, "?tab=one");
                EventClient other = follow(dana, "?tab=other");
                EventClient phone = follow(phone(), "")) {
            JsonNode all = await(one, p -> p.path("devices").size() == 3);
            assertThat(all.path("people")).hasSize(2);
            assertThat(find(all.path("people"), "name", "Dana").path("devices").asInt())
                    .isEqualTo(2);
            assertThat(find(all.path("people"), "name", "phone").path("devices").asInt())
                    .isEqualTo(1);
            assertThat(dana.get("/api/presence").json().path("people")).isEqualTo(all.path("people"));
            assertThat(await(other, p -> p.path("devices").size() == 3)).isEqualTo(all);
            assertThat(await(phone, p -> p.path("devices").size() == 3)).isEqualTo(all);
        }
    }

    @Test
    void twoSessionsOfOnePersonAreOnePersonToo() throws Exception {
        try (EventClient one = follow(dana(), "");
                EventClient other = follow(dana(), "")) {
            JsonNode all = await(one, p -> p.path("devices").size() == 2);
            assertThat(all.path("people")).hasSize(1);
            assertThat(await(other, p -> p.path("devices").size() == 2)).isEqualTo(all);
        }
    }

    @Test
    void whatSomebodyLooksAtIsToldAndOnlyByThemselves() throws Exception {
        String show = server.api()
                .post("/api/productions", object("{'client':'Acme','showName':'Summit'}"))
                .json()
                .path("id")
                .asText();
        Api dana = dana();
        try (EventClient one = follow(dana, "?tab=one&production=" + show)) {
            JsonNode first = await(one, p -> p.path("devices").size() == 1);
            assertThat(first.path("devices").path(0).path("production").asText())
                    .isEqualTo(show);
            ObjectNode look = object("{'tab':'one','page':'sources'}").put("production", show);
            assertThat(dana.put("/api/presence", look).status()).isEqualTo(204);
            JsonNode then = await(
                    one, p -> p.path("devices").path(0).path("page").asText().equals("sources"));
            assertThat(then.path("devices").path(0).path("record").isNull()).isTrue();
            assertThat(phone().put("/api/presence", look).status()).isEqualTo(404);
            assertThat(dana.put("/api/presence", object("{'tab':'one','production':'x'}"))
                            .status())
                    .isEqualTo(400);
            assertThat(dana.put("/api/presence", object("{'tab':'one','page':'<b>'}"))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(dana.get("/api/events?tab=a%20b").status()).isEqualTo(400);
    }

    @Test
    void whoLeavesIsGone() throws Exception {
        Api dana = dana();
        try (EventClient one = follow(dana, "?tab=one")) {
            try (EventClient other = follow(dana, "?tab=other")) {
                await(other, p -> p.path("devices").size() == 2);
            }
            int page = 0;
            while (dana.get("/api/presence").json().path("devices").size() > 1) {
                dana.put("/api/presence", object("{'tab':'one'}").put("page", "page-" + page++));
                one.next("presence");
            }
        }
    }

    @Test
    void aDeviceShowsItselfAndKeepsItsNameOverARestart() throws Exception {
        Api phone = phone();
        try (EventClient follows = follow(phone, "");
                EventClient bystander = follow(dana(), "?tab=bystander")) {
            await(follows, p -> p.path("devices").size() == 2);
            String id = find(server.api().get("/api/roster").json(), "name", "phone")
                    .path("id")
                    .asText();
            String path = "/api/roster/" + id;
            assertThat(server.api().post(path + "/identify", object("{}")).status())
                    .isEqualTo(204);
            JsonNode shown = follows.next("identify").data();
            assertThat(shown.path("device").asText()).isEqualTo(id);
            assertThat(shown.path("by").path("name").asText()).isEqualTo("Admin");
            assertThat(dana().patch(path, object("{'name':'mine'}")).status()).isEqualTo(403);
            assertThat(phone.patch(path, object("{'name':'FOH phone'}")).status())
                    .isEqualTo(200);
            server.api().post("/api/productions", object("{'client':'Acme','showName':'Summit'}"));
            assertThat(bystander.next().name()).isEqualTo("productions");
        }
        String token = phone.token();
        server.close();
        server = TestRoadcase.on(folder);
        JsonNode kept = find(server.api().get("/api/roster").json(), "name", "FOH phone");
        assertThat(kept.path("role").asText()).isEqualTo("editor");
        String path = "/api/roster/" + kept.path("id").asText();
        assertThat(server.api().post(path + "/identify", object("{}")).status()).isEqualTo(409);
        assertThat(server.api().delete(path).status()).isEqualTo(204);
        server.close();
        server = TestRoadcase.on(folder);
        assertThat(find(server.api().get("/api/roster").json(), "name", "FOH phone")
                        .isMissingNode())
                .isTrue();
        assertThat(server.api().as(token).get("/api/productions").status()).isEqualTo(401);
        assertThat(server.api().patch(path, object("{'name':'again'}")).status())
                .isEqualTo(404);
    }
}
