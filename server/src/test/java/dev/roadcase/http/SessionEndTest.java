package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Postgres;
import dev.roadcase.testkit.TestRoadcase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of one hub behind one name: what ends a session at one ends it at both, and its event streams. */
@Timeout(120)
class SessionEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before each test
    private TestRoadcase one = null;

    @SuppressWarnings("NullAway") // set before each test
    private TestRoadcase other = null;

    @BeforeEach
    void start() throws IOException {
        DatabaseUrl database = Postgres.freshDatabase();
        Path first = Files.createDirectories(folder.resolve("one"));
        Path second = Files.createDirectories(folder.resolve("other"));
        one = TestRoadcase.hub(first, database);
        for (String secret : List.of("session.key", "crew.pin", "admin.token")) {
            Files.copy(first.resolve(secret), second.resolve(secret));
        }
        other = TestRoadcase.hub(second, database);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    private Api device() {
        ObjectNode pin =
                Json.MAPPER.createObjectNode().put("pin", one.roadcase().pin()).put("device", "Dana's phone");
        return one.api()
                .as(one.api()
                        .as("")
                        .post("/api/auth/pin", pin)
                        .json()
                        .path("token")
                        .asText());
    }

    /** Ends when the stream does. */
    private static CompletableFuture<Void> stream(Api device) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(device.url() + "/api/events"))
                .header("Authorization", "Bearer " + device.token())
                .build();
        HttpResponse<InputStream> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return CompletableFuture.runAsync(
                () -> {
                    try (InputStream body = response.body()) {
                        body.readAllBytes();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    private static JsonNode entry(JsonNode roster) {
        assertThat(roster).hasSize(1);
        return roster.path(0);
    }

    @Test
    void whoIsThrownOutAtOneProcessIsOutAtAllAndSoAreTheirStreamsAndTheTokensFromBefore() throws Exception {
        Api old = device();
        assertThat(old.at(other.api().url()).get("/api/productions").status()).isEqualTo(200);
        Api device = old.as(
                old.send("POST", "/api/auth/refresh", null).json().path("token").asText());
        CompletableFuture<Void> here = stream(device);
        CompletableFuture<Void> there = stream(device.at(other.api().url()));
        await().atMost(PATIENCE)
                .until(() -> other.api().get("/api/roster").json().size() == 1);
        JsonNode known = entry(other.api().get("/api/roster").json());
        assertThat(known.path("name").asText()).isEqualTo("Dana's phone");
        assertThat(known.path("connected").asBoolean()).isTrue();
        assertThat(known.path("kind").asText()).isEqualTo("device");
        assertThat(other.api()
                        .delete("/api/roster/" + known.path("id").asText())
                        .status())
                .isEqualTo(204);
        for (Api token : List.of(old, device)) {
            await().atMost(PATIENCE)
                    .until(() -> token.get("/api/productions").status() == 401
                            && token.at(other.api().url())
                                            .get("/api/productions")
                                            .status()
                                    == 401);
        }
        here.get(60, java.util.concurrent.TimeUnit.SECONDS);
        there.get(60, java.util.concurrent.TimeUnit.SECONDS);
        assertThat(one.api().get("/api/roster").json()).isEmpty();
    }

    @Test
    void anEdgeThatIsLetGoAtOneProcessIsOutAtAll() {
        String code = one.api()
                .post("/api/sync/pair-codes", object("{}"))
                .json()
                .path("code")
                .asText();
        ObjectNode redeem = Json.MAPPER.createObjectNode().put("code", code).put("name", "Truck");
        Api edge = one.api()
                .as(one.api()
                        .as("")
                        .post("/api/sync/v1/redeem", redeem)
                        .json()
                        .path("token")
                        .asText());
        Api there = edge.at(other.api().url());
        assertThat(there.get("/api/sync/v1/users").status()).isEqualTo(200);
        JsonNode listed = entry(other.api().get("/api/edges").json());
        assertThat(listed.path("name").asText()).isEqualTo("Truck");
        assertThat(listed.path("productions").isNull()).isTrue();
        assertThat(one.api().delete("/api/edges/" + listed.path("id").asText()).status())
                .isEqualTo(204);
        for (Api process : List.of(edge, there)) {
            await().atMost(PATIENCE)
                    .until(() -> process.get("/api/sync/v1/users").status() == 401);
        }
        assertThat(other.api().get("/api/edges").json()).isEmpty();
    }

    @Test
    void whoIsSwitchedOffHearsNoMoreAndWhoSignsOutHasNoSessionLeft() throws Exception {
        ObjectNode dana = object("{'name':'Dana','role':'editor','password':'correct horse'}");
        String id = one.api().post("/api/users", dana).json().path("id").asText();
        Api in = one.api()
                .as(one.api()
                        .as("")
                        .post("/api/auth/login", object("{'name':'Dana','password':'correct horse'}"))
                        .json()
                        .path("token")
                        .asText());
        CompletableFuture<Void> stream = stream(in);
        assertThat(one.api()
                        .patch("/api/users/" + id, object("{'disabled':true}"))
                        .status())
                .isEqualTo(200);
        stream.get(60, java.util.concurrent.TimeUnit.SECONDS);

        Api phone = device();
        String cookie = SessionCookie.PLAIN + "=" + phone.token();
        assertThat(phone.send("POST", "/api/auth/logout", null).status())
                .as("a program keeps its token")
                .isEqualTo(204);
        assertThat(phone.get("/api/productions").status()).isEqualTo(200);
        assertThat(one.api()
                        .as("")
                        .send("POST", "/api/auth/logout", null, "Cookie", cookie)
                        .status())
                .isEqualTo(204);
        assertThat(phone.get("/api/productions").status()).isEqualTo(401);
    }
}
