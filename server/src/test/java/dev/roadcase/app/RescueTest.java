package dev.roadcase.app;

import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.store.StoreException;
import dev.roadcase.testkit.TestRoadcase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose database is damaged when it starts. */
class RescueTest {
    @TempDir
    Path data = Path.of("");

    private String show = "";

    @BeforeEach
    void work() {
        try (TestRoadcase server = TestRoadcase.on(data)) {
            show = server.api()
                    .post("/api/productions", object("{'client':'Acme','showName':'Summit'}"))
                    .json()
                    .path("id")
                    .asText();
        }
    }

    private void backUp() {
        try (TestRoadcase server = TestRoadcase.on(data)) {
            server.api().post("/api/backups", object("{}"));
            server.api().put("/api/productions/" + show, object("{'showName':'Later'}"), "If-Match", "*");
        }
    }

    /** Overwrites part of the file, as a dying card does. */
    private void damage(long from, int bytes) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(data.resolve("roadcase.db").toFile(), "rw")) {
            file.seek(from);
            file.write(new byte[bytes]);
        }
    }

    private JsonNode started() {
        try (TestRoadcase server = TestRoadcase.on(data)) {
            JsonNode found = server.api().get("/api/productions/" + show).json();
            assertThat(found.path("showName").asText()).isEqualTo("Summit");
            return server.api().get("/api/health").json().path("database").path("recovered");
        }
    }

    @Test
    void theNewestGoodSnapshotTakesThePlaceOfAFileWithoutItsBeginning() throws Exception {
        backUp();
        damage(0, 4_096);
        JsonNode recovered = started();
        assertThat(recovered.path("from").asText()).isNotEmpty();
        assertThat(data.resolve(recovered.path("kept").asText())).exists();
    }

    @Test
    void afterAPowerCutDamageDeepInTheFileIsFoundToo() throws Exception {
        backUp();
        long middle = Files.size(data.resolve("roadcase.db")) / 2 / 4_096 * 4_096;
        damage(middle, 200_000);
        Files.writeString(data.resolve("server.json"), "{\"url\":\"http://127.0.0.1:1\",\"pid\":0}");
        assertThat(started().path("from").asText()).isNotEmpty();
        assertThat(started().path("from").asText())
                .as("it is still told at the next start")
                .isNotEmpty();
    }

    @Test
    void withoutASnapshotNothingIsTouched() throws Exception {
        damage(0, 4_096);
        byte[] before = Files.readAllBytes(data.resolve("roadcase.db"));
        assertThatThrownBy(() -> TestRoadcase.on(data)).isInstanceOf(StoreException.Damaged.class);
        assertThat(Files.readAllBytes(data.resolve("roadcase.db"))).isEqualTo(before);
    }

    @Test
    void aWholeDatabaseIsTakenAsItIs() {
        backUp();
        try (TestRoadcase server = TestRoadcase.on(data)) {
            assertThat(server.api()
                            .get("/api/productions/" + show)
                            .json()
                            .path("showName")
                            .asText())
                    .isEqualTo("Later");
            assertThat(server.api().get("/api/health").json().path("database").has("recovered"))
                    .isFalse();
        }
    }
}
