package dev.roadcase.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    private Path data;

    private JsonNode lines(String level, String words, int limit) throws IOException {
        Files.createDirectories(data.resolve("logs"));
        Files.writeString(data.resolve("logs/roadcase.log"), """
                2026-11-30T03:00:00.000Z INFO  [main] Roadcase - Roadcase is running name=box
                2026-11-30T03:00:01.000Z WARN  [sync] SyncCycle - Sync: offline, asked http://dana:hunter2@hub.example
                2026-11-30T03:00:02.000Z ERROR [http] HttpServer - A request failed
                java.lang.IllegalStateException: at dev.roadcase
                2026-11-30T03:00:03.000Z DEBUG [http] Guard - token eyJhbGciOiJI.eyJzdWIiOiJ4.abc-_ and pin=123456
                """);
        return new LogTail(data).read(level, words, limit).path("lines");
    }

    @Test
    void tellsTheNewestFirstFromALevelOn() throws IOException {
        assertThat(lines("warn", "", 10))
                .extracting(l -> l.path("level").asText())
                .containsExactly("error", "warn");
        assertThat(lines("info", "running", 10)).hasSize(1);
        assertThat(lines("debug", "", 2)).hasSize(2);
    }

    @Test
    void tellsNothingThatLetsSomebodyIn() throws IOException {
        assertThat(lines("debug", "", 10).toString())
                .doesNotContain("eyJ", "123456", "hunter2", "IllegalState")
                .contains("***");
        String random = "Zk3-".repeat(10) + "abc";
        assertThat(LogTail.plain("Authorization " + random + " sent")).isEqualTo("Authorization *** sent");
    }

    @Test
    void aServerWithoutALogFileSaysSo() {
        assertThat(new LogTail(data.resolve("none")).read("info", "", 10).path("lines"))
                .isEmpty();
    }
}
