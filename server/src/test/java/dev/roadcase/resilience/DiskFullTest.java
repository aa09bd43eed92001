package dev.roadcase.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ids;
import dev.roadcase.store.DatabaseCheck;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.Samples;
import dev.roadcase.testkit.TestRoadcase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full for a while: writing pauses, reading goes on, nothing acknowledged is lost. */
@Timeout(120)
class DiskFullTest {
    @TempDir
    Path folder = Path.of("");

    private Path disk = Path.of("");
    private boolean mounted;

    @BeforeEach
    void mountASmallDisk() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString());
        assumeTrue(mounted, "a small disk can only be mounted by root on Linux");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(Files.size(file)).isPositive();
        }
    }

    private static ObjectNode source(String id) {
        return Samples.SOURCES.body().put("id", id).put("note", "x".repeat(5_000));
    }

    @Test
    void aFullDiskPausesWritingAndNothingElse() throws Exception {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        try (TestRoadcase server = TestRoadcase.on(disk)) {
            Api api = server.api();
            String production = api.post("/api/productions", Samples.PRODUCTIONS.body())
                    .json()
                    .path("id")
                    .asText();
            String list = "/api/productions/" + production + "/sources";
            for (int turn = 0; turn < 3; turn++) {
                for (int i = 0; i < 20; i++) {
                    String id = Ids.mint().toString();
                    statuses.put(id, api.post(list, source(id)).status());
                }
                fill(disk.resolve("filler"));
                int refused = 0;
                for (int i = 0; refused < 5 && i < 1_000; i++) {
                    String id = Ids.mint().toString();
                    Answer answer = api.post(list, source(id));
                    statuses.put(id, answer.status());
                    if (answer.status() != 201) {
                        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
                        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
                        assertThat(answer.body())
                                .doesNotContain(disk.toString())
                                .doesNotContain("SQL");
                        refused++;
                    }
                    assertThat(api.get(list + "?fields=id&limit=10").status()).isEqualTo(200);
                }
                assertThat(refused).isEqualTo(5);
                assertThat(api.get("/api/health").status()).isEqualTo(200);
                assertThere(api, list, statuses);
                Files.delete(disk.resolve("filler"));
                Answer after = api.post(list, source(Ids.mint().toString()));
                assertThat(after.status()).as(after.body()).isEqualTo(201);
                statuses.put(after.json().path("id").asText(), 201);
                assertThere(api, list, statuses);
            }
        }
        assertThat(DatabaseCheck.sqlite(disk.resolve("roadcase.db"))).isEmpty();
        try (TestRoadcase server = TestRoadcase.on(disk)) {
            statuses.forEach((id, status) ->
                    assertThat(server.api().get("/api/sources/" + id).status()).isEqualTo(status == 201 ? 200 : 404));
        }
    }

    private static void assertThere(Api api, String list, Map<String, Integer> statuses) {
        long acknowledged = statuses.values().stream().filter(s -> s == 201).count();
        assertThat(api.get(list + "?fields=id").json().size()).isEqualTo((int) acknowledged);
    }
}
