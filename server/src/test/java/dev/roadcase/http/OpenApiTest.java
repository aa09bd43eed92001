package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Json;
import dev.roadcase.testkit.TestRoadcase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API description is a promise to others, so a change to it must be seen: run with -Droadcase.snapshot=write. */
class OpenApiTest {
    private static final Path SNAPSHOT = Path.of("../docs/openapi.json");

    @Test
    void theDescriptionIsTheOneThatIsCommitted(@TempDir Path folder) throws IOException {
        try (TestRoadcase server = TestRoadcase.on(folder)) {
            String now = server.api().as("").get("/openapi.json").json().toPrettyString() + "\n";
            if ("write".equals(System.getProperty("roadcase.snapshot"))) {
                Files.writeString(SNAPSHOT, now);
            }
            assertThat(now).isEqualTo(Files.readString(SNAPSHOT));
            assertThat(Json.read(now).path("openapi").asText()).startsWith("3.1");
        }
    }

    @Test
    void theReaderWorksWithoutInternet(@TempDir Path folder) {
        try (TestRoadcase server = TestRoadcase.on(folder)) {
            var page = server.api().as("").get("/docs");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("http://").doesNotContain("https://");
            for (String file : new String[] {"swagger-ui.css", "swagger-ui-bundle.js", "docs.js", "docs.css"}) {
                assertThat(server.api().as("").get("/docs/" + file).status())
                        .as(file)
                        .isEqualTo(200);
            }
            assertThat(server.api().as("").get("/docs/..%2fhome.html").status()).isBetween(400, 404);
        }
    }
}
