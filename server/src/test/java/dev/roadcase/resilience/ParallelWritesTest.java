package dev.roadcase.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.Postgres;
import dev.roadcase.testkit.Samples;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight people press save at the same moment. */
@Timeout(120)
class ParallelWritesTest {
    private static final int PEOPLE = 8;
    private static final int ROUNDS = 4;
    private static final List<String> FIELDS =
            List.of("name", "location", "ipAddress", "serialNumber", "note", "category", "position", "redundancy");

    @TempDir
    Path folder = Path.of("");

    private TestRoadcase server(String engine) {
        DatabaseUrl url =
                engine.equals("sqlite") ? DatabaseUrl.sqlite(folder.resolve("roadcase.db")) : Postgres.freshDatabase();
        return TestRoadcase.on(folder, url, AccessMode.PIN, false);
    }

    private static JsonNode device(Api api) {
        String production = api.post("/api/productions", Samples.PRODUCTIONS.body())
                .json()
                .path("id")
                .asText();
        return api.post("/api/productions/" + production + "/devices", Samples.DEVICES.body())
                .json();
    }

    /** Sends all changes at once, each based on version 1. */
    private static List<Answer> atOnce(Api api, String path, List<Map<String, String>> changes)
            throws InterruptedException, ExecutionException {
        CountDownLatch go = new CountDownLatch(1);
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(PEOPLE)) {
            List<Future<Answer>> sent = new ArrayList<>();
            for (Map<String, String> change : changes) {
                ObjectNode body = Json.MAPPER.createObjectNode();
                change.forEach(body::put);
                sent.add(threads.submit(() -> {
                    go.await();
                    return api.put(path, body, "If-Match", "\"1\"");
                }));
            }
            go.countDown();
            for (Future<Answer> future : sent) {
                answers.add(future.get());
            }
        }
        return answers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void ofEightWhoChangeTheSameFieldOneWinsAndSevenAreTold(String engine) throws Exception {
        try (TestRoadcase server = server(engine)) {
            for (int round = 0; round < ROUNDS; round++) {
                String path = "/api/devices/" + device(server.api()).path("id").asText();
                List<Answer> answers = atOnce(
                        server.api(),
                        path,
                        IntStream.range(0, PEOPLE)
                                .mapToObj(i -> Map.of("name", "by " + i))
                                .toList());
                List<Answer> won =
                        answers.stream().filter(a -> a.status() == 200).toList();
                List<Answer> told =
                        answers.stream().filter(a -> a.status() == 409).toList();
                assertThat(won).hasSize(1);
                assertThat(told).hasSize(PEOPLE - 1);
                JsonNode stored = server.api().get(path).json();
                assertThat(stored).isEqualTo(won.getFirst().json());
                assertThat(stored.path("version").asLong()).isEqualTo(2);
                for (Answer answer : told) {
                    JsonNode clash = answer.json().path("conflicts").path(0);
                    assertThat(clash.path("field").asText()).isEqualTo("name");
                    assertThat(clash.path("theirs").asText())
                            .isEqualTo(stored.path("name").asText());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void ofEightWhoChangeDifferentFieldsAllWin(String engine) throws Exception {
        try (TestRoadcase server = server(engine)) {
            for (int round = 0; round < ROUNDS; round++) {
                String path = "/api/devices/" + device(server.api()).path("id").asText();
                List<Map<String, String>> changes = FIELDS.stream()
                        .map(f -> Map.of(f, f.equals("redundancy") ? "backup" : "new" + f))
                        .toList();
                List<Answer> answers = atOnce(server.api(), path, changes);
                assertThat(answers)
                        .allSatisfy(a -> assertThat(a.status()).as(a.body()).isEqualTo(200));
                JsonNode stored = server.api().get(path).json();
                for (Map<String, String> change : changes) {
                    change.forEach((field, value) ->
                            assertThat(stored.path(field).asText()).as(field).isEqualTo(value));
                }
                assertThat(stored.path("version").asLong()).isEqualTo(1 + PEOPLE);
            }
        }
    }
}
