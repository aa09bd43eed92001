package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.EventClient;
import dev.roadcase.testkit.TestRoadcase;
import dev.roadcase.testkit.VideohubSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real router behind the API: followed, compared with the demo show's plan, set. */
@Timeout(180)
class LiveTest {
    @TempDir
    Path folder = Path.of("");

    private final VideohubSimulator router = new VideohubSimulator(72, 72);

    @SuppressWarnings("NullAway") // set before each test
    private TestRoadcase server = null;

    private String device = "";
    private String show = "";

    @BeforeEach
    void start() {
        server = TestRoadcase.on(folder, DatabaseUrl.sqlite(folder.resolve("roadcase.db")), AccessMode.PIN, true);
        show = "/api/productions/"
                + server.api().get("/api/productions").json().path(0).path("id").asText();
        for (JsonNode d : server.api().get(show + "/devices?fields=id,name").json()) {
            device = d.path("name").asText().equals("Router A") ? d.path("id").asText() : device;
        }
    }

    @AfterEach
    void stop() {
        server.close();
        router.close();
    }

    private String live() {
        return "/api/devices/" + device + "/live";
    }

    private static ObjectNode body() {
        return Json.MAPPER.createObjectNode();
    }

    private Answer follow(Api api, boolean canSet) {
        return api.put(
                live(),
                body().put("address", "127.0.0.1").put("port", router.port()).put("canSet", canSet));
    }

    private JsonNode until(Predicate<JsonNode> so) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> server.api().get(live()).json(), so);
    }

    private JsonNode connected() {
        return until(j -> j.path("link").asText().equals("connected"));
    }

    private static ObjectNode crosspoint(int output, int input) {
        ObjectNode change = body();
        change.putArray("crosspoints").addObject().put("output", output).put("input", input);
        return change;
    }

    @Test
    void planAndRouterAreComparedAndBroughtTogether() {
        assertThat(follow(server.api(), true).status()).isEqualTo(200);
        JsonNode before = connected();
        assertThat(before.path("name").asText()).isEqualTo("Router A");
        assertThat(before.path("crosspoints")).hasSize(72);
        int differences = before.path("findings").size();
        JsonNode first = before.path("findings").path(0);
        assertThat(first.path("code").asText()).isEqualTo("crosspoint-differs");
        assertThat(first.path("message").asText()).contains("Router A output").contains("the plan says input");
        assertThat(server.api().get(show + "/checks").json().findValuesAsText("message"))
                .contains(first.path("message").asText());
        int output = first.path("output").asInt();
        int planned = Integer.parseInt(first.path("remedy").asText().replaceAll("\\D+(\\d+).*", "$1"));
        Answer set = server.api().patch(live(), crosspoint(output, planned));
        assertThat(set.status()).as(set.body()).isEqualTo(200);
        assertThat(router.shown(output - 1)).isEqualTo(planned - 1);
        assertThat(set.json().path("findings")).hasSize(differences - 1);
        JsonNode list = server.api().get(show + "/live").json();
        assertThat(list).hasSize(1);
        assertThat(list.path(0).path("deviceId").asText()).isEqualTo(device);
    }

    @Test
    void whatIsPressedAtTheRouterIsTold() throws IOException, InterruptedException {
        follow(server.api(), false);
        connected();
        AtomicBoolean heard = new AtomicBoolean();
        Thread panel = Thread.ofVirtual().start(() -> press(heard));
        Api api = server.api();
        try (EventClient events = new EventClient(api.url(), api.token(), "", null)) {
            JsonNode told = events.next("router").data();
            assertThat(told.path("device").asText()).isEqualTo(device);
        } finally {
            heard.set(true);
            panel.join();
        }
        router.press(3, 7);
        until(j -> j.path("crosspoints").path(3).path("input").asInt() == 8);
    }

    /** Again and again, because a stream that was just opened may miss the first. */
    private void press(AtomicBoolean heard) {
        for (int i = 0; i < 1_000 && !heard.get(); i++) {
            router.press(3, i % 5);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    @Test
    void onlyWhatIsTurnedOnAndPossibleIsSet() {
        follow(server.api(), false);
        connected();
        assertThat(server.api()
                        .patch(live(), crosspoint(1, 2))
                        .json()
                        .path("type")
                        .asText())
                .isEqualTo("/problems/read-only");
        follow(server.api(), true);
        assertThat(server.api().patch(live(), crosspoint(1, 2)).status()).isEqualTo(200);
        assertThat(server.api()
                        .patch(live(), crosspoint(73, 2))
                        .json()
                        .path("type")
                        .asText())
                .isEqualTo("/problems/cannot-set");
        router.lock(4);
        until(j -> j.path("crosspoints").path(4).path("locked").asBoolean());
        Answer locked = server.api().patch(live(), crosspoint(5, 2));
        assertThat(locked.json().path("detail").asText()).contains("locked");
        assertThat(router.shown(4)).isZero();
    }

    @Test
    void nobodyIsLedAnywhereElse() {
        ObjectNode asked = body().put("role", "editor").put("name", "ed").put("ttl", "1h");
        Api editor = server.api()
                .as(server.api().post("/api/tokens", asked).json().path("token").asText());
        assertThat(follow(editor, true).json().path("type").asText()).isEqualTo("/problems/admin-only");
        ObjectNode elsewhere = body().put("address", "10.0.0.5").put("port", 22);
        assertThat(editor.put(live(), elsewhere).json().path("type").asText()).isEqualTo("/problems/admin-only");
        for (String address : new String[] {"8.8.8.8", "router.local", "10.0.0", "http://10.0.0.5/"}) {
            Answer answer = server.api().put(live(), body().put("address", address));
            assertThat(answer.json().path("type").asText()).as(address).isEqualTo("/problems/not-local");
        }
        assertThat(server.api().get(live()).status()).isEqualTo(404);
        assertThat(router.clients()).isZero();
    }

    @Test
    void whatIsWrongWithABodyIsToldAtOnce() {
        follow(server.api(), true);
        ObjectNode change = crosspoint(0, 99_999).put("colour", "red");
        change.putArray("inputLabels").addObject().put("input", "one");
        JsonNode problem = server.api().patch(live(), change).json();
        assertThat(problem.path("status").asInt()).isEqualTo(422);
        assertThat(problem.path("violations")).hasSize(5);
        assertThat(server.api().patch(live(), body()).status()).isEqualTo(400);
        assertThat(server.api()
                        .put(live(), body().put("address", 7).put("canSet", "yes"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void itIsFollowedAgainAfterARestartUntilItIsLeft() {
        follow(server.api(), true);
        connected();
        server.close();
        server = TestRoadcase.on(folder, DatabaseUrl.sqlite(folder.resolve("roadcase.db")), AccessMode.PIN, true);
        assertThat(connected().path("canSet").asBoolean()).isTrue();
        assertThat(server.api().delete(live()).status()).isEqualTo(204);
        assertThat(server.api().get(live()).status()).isEqualTo(404);
        await().atMost(Duration.ofSeconds(60)).until(() -> router.clients() == 0);
        assertThat(server.api().delete(live()).status()).isEqualTo(204);
    }
}
