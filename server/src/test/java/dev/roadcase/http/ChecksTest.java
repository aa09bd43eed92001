package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings of the demo show over REST. */
class ChecksTest {
    @TempDir
    static Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before all tests
    private static TestRoadcase server = null;

    private static String checks = "";

    @BeforeAll
    static void start() {
        DatabaseUrl url = DatabaseUrl.sqlite(folder.resolve("roadcase.db"));
        server = TestRoadcase.on(folder, url, AccessMode.PIN, true);
        checks = "/api/productions/"
                + api().get("/api/productions").json().path(0).path("id").asText() + "/checks";
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Api api() {
        return server.api();
    }

    private static List<JsonNode> ofKind(String kind) {
        List<JsonNode> found = new ArrayList<>();
        api().get(checks).json().forEach(f -> {
            if (f.path("kind").asText().equals(kind)) {
                found.add(f);
            }
        });
        return found;
    }

    @Test
    void aFindingSaysWhatIsWrongWhereAndWhatToDo() {
        JsonNode capacity = ofKind("capacity").getFirst();
        assertThat(capacity.path("severity").asText()).isEqualTo("warning");
        assertThat(capacity.path("message").asText()).contains("SRC 22", "Stage Snake SR IN 2", "3G-SDI");
        assertThat(capacity.path("remedy").asText()).isNotBlank();
        JsonNode place = capacity.path("places").path(0);
        assertThat(place.path("entity").asText()).isEqualTo("ports");
        assertThat(place.path("label").asText()).isEqualTo("Stage Snake SR IN 2");
    }

    @Test
    void aFixCanBeSentAsItIsAndTheFindingGoes() {
        List<JsonNode> before = ofKind("connector-without-converter");
        JsonNode fix = before.getFirst().path("fix");
        ObjectNode batch = JsonNodeFactory.instance.objectNode();
        batch.set("writes", fix.path("writes"));
        assertThat(fix.path("text").asText()).contains("HDMI > SDI");
        assertThat(api().post("/api/batch", batch).status()).isEqualTo(200);
        assertThat(ofKind("connector-without-converter")).hasSize(before.size() - 1);
        assertThat(api().post("/api/batch", batch).status()).isEqualTo(200); // says what is there already
    }

    @Test
    void everyFixOfTheDemoIsAccepted() {
        for (JsonNode finding : api().get(checks).json()) {
            if (finding.path("fix").isNull()) {
                continue;
            }
            ObjectNode batch = JsonNodeFactory.instance.objectNode();
            batch.set("writes", finding.path("fix").path("writes"));
            Api.Answer answer = api().post("/api/batch", batch);
            assertThat(answer.status()).as(finding + " " + answer.body()).isEqualTo(200);
        }
        assertThat(ofKind("faulty-connection")).isEmpty();
        assertThat(ofKind("missing-reference")).isEmpty();
    }

    @Test
    void aShowThatIsNotThereHasNoFindings() {
        assertThat(api().get("/api/productions/00000000-0000-7000-8000-000000000000/checks")
                        .status())
                .isEqualTo(404);
    }
}
