package dev.roadcase.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Samples;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A signed file comes in by a browser: a real server with a real launcher takes it, or says why not. */
@Timeout(1800)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class ConsoleUpdateTest {
    @TempDir
    private Path folder = Path.of("");

    private Maker maker;
    private Path data;
    private Kept server;

    @BeforeEach
    void aServerOfTheFirstVersionHoldsAShow() throws Exception {
        maker = new Maker(folder);
        data = folder.resolve("data");
        server = new Kept(maker.program("installed", "0.1.0"), data);
        server.start();
        server.awaitVersion("0.1.0");
        server.api().post("/api/productions", Samples.PRODUCTIONS.body());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aGoodFileWaitsForTheNextStartAndCanBeTakenBack() throws Exception {
        JsonNode before = server.api().get("/api/updates").json();
        assertThat(before.path("version").asText()).isEqualTo("0.1.0");
        assertThat(before.path("possible").asBoolean()).as(before.toString()).isTrue();
        assertThat(before.path("last").isNull()).isTrue();

        HttpResponse<String> answer = send(maker.update(maker.program("new", "0.2.0"), "0.2.0"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        Awaitility.await().atMost(Kept.PATIENCE).until(() -> !state().isEmpty() && isEnd(state()));
        JsonNode last = server.api().get("/api/updates").json().path("last");
        assertThat(last.path("state").asText()).as(last.toString()).isEqualTo("waiting");
        assertThat(last.path("version").asText()).isEqualTo("0.2.0");
        Api.Answer nobody = server.api().post("/api/updates/restart", Json.MAPPER.createObjectNode());
        assertThat(nobody.status()).isEqualTo(409);
        assertThat(nobody.body()).contains("Nobody would start this server again");
        assertThat(data.resolve("update/taken.update")).doesNotExist();

        restart();
        server.awaitVersion("0.2.0");
        hasTheShow();
        assertThat(server.command("update", "--back", "--data", data.toString()).waitFor(120, TimeUnit.SECONDS))
                .isTrue();
        restart();
        server.awaitVersion("0.1.0");
        hasTheShow();
    }

    @Test
    void whatIsNoGoodIsRefusedWithWordsAndLeavesNothing() throws Exception {
        Path next = maker.program("new", "0.2.0");
        refused(Files.writeString(folder.resolve("letter"), "Dear crew"), "not a Roadcase update");
        refused(Files.writeString(folder.resolve("zip"), "PK\3\4 and then nothing"), "not a whole");
        refused(new Maker(folder).update(next, "0.3.0"), "not signed");
        refused(maker.update(next, "0.0.9"), "older than 0.1.0");
        refused(maker.update(next, "0.4.0", "linux-vax"), "for linux-vax");
        assertThat(server.api().get("/api/updates").json().path("last").isNull())
                .isTrue();
        assertThat(data.resolve("update")).isEmptyDirectory();
        hasTheShow();
    }

    @Test
    void anInterruptedUpdateIsToldFromOneThatIsUnderway() throws Exception {
        Path file = folder.resolve("state.json");
        try (Report report = Report.begin(file)) {
            report.isOf("0.2.0");
            report.tell(Stage.TRYING, "Trying it.");
        }
        Instant now = Files.getLastModifiedTime(file).toInstant();
        assertThat(Report.read(file, now)).get().extracting(Report.Entry::stage).isEqualTo(Stage.TRYING);
        assertThat(Report.read(file, now.plus(Report.DEAD).plusSeconds(1)))
                .get()
                .extracting(Report.Entry::stage, Report.Entry::version)
                .containsExactly(Stage.FAILED, "0.2.0");
        assertThat(Report.read(folder.resolve("none"), now)).isEqualTo(Optional.empty());
    }

    private void restart() {
        server.stop();
        server.start();
    }

    private String state() throws Exception {
        return server.api()
                .get("/api/updates")
                .json()
                .path("last")
                .path("state")
                .asText();
    }

    private static boolean isEnd(String state) {
        return state.equals("waiting") || state.equals("failed") || state.equals("done");
    }

    private void refused(Path file, String words) throws Exception {
        HttpResponse<String> answer = send(file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains(words).doesNotContain(data.toString());
    }

    private HttpResponse<String> send(Path file) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.api().url() + "/api/updates"))
                .header("Authorization", "Bearer " + server.api().token())
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(file))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private void hasTheShow() throws Exception {
        assertThat(server.api().get("/api/productions").body())
                .contains(Samples.PRODUCTIONS.body().path("showName").asText());
    }
}
