package dev.roadcase.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.model.Json;
import dev.roadcase.model.RoadcaseException;
import dev.roadcase.testkit.Samples;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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

/** Real program folders with the real launcher, a real server that holds a show, and what becomes of it. */
@Timeout(1800)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class UpdateTest {
    /** A later schema, which the old version refuses to read. */
    private static final String[] LATER = {"migrations/V999__later.sql", "CREATE TABLE later (id TEXT);"};

    @TempDir
    private Path folder = Path.of("");

    private Maker maker;
    private Path program;
    private Path data;
    private Kept server;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void aServerOfTheFirstVersionHoldsAShow() throws Exception {
        maker = new Maker(folder);
        program = maker.program("installed", "0.1.0");
        data = folder.resolve("data");
        server = new Kept(program, data);
        server.start();
        server.awaitVersion("0.1.0");
        assertThat(server.api()
                        .post("/api/productions", Samples.PRODUCTIONS.body())
                        .status())
                .isEqualTo(201);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aGoodVersionRunsAfterwardsWithTheShow() throws Exception {
        install(maker.update(maker.program("new", "0.2.0", LATER), "0.2.0"));
        assertThat(told).last().asString().contains("0.2.0 runs");
        server.awaitVersion("0.2.0");
        hasTheShow();
        assertThat(program.resolve("updates/current")).isSymbolicLink();
        assertThat(program.resolve("updates/.incoming")).doesNotExist();
    }

    @Test
    void aVersionThatDoesNotComeUpOnACopyIsDroppedAndTheOldOneNeverStops() throws Exception {
        Path broken = maker.program("new", "0.2.0");
        Files.writeString(broken.resolve("bin/roadcase"), "#!/bin/sh\nexit 3\n");
        long before = server.pid();
        refused(maker.update(broken, "0.2.0"), "does not come up on a copy");
        assertThat(server.gaveUp()).isFalse();
        assertThat(server.pid()).isEqualTo(before);
        assertThat(program.resolve("updates/0.2.0")).doesNotExist();
        hasTheShow();
    }

    @Test
    void aVersionThatChangesTheDataAndThenFailsIsTakenBackWithTheData() throws Exception {
        Path failing = maker.program("new", "0.2.0", LATER);
        Path launcher = failing.resolve("bin/roadcase");
        // on the real data it migrates, and then does not find its certificate
        String spoiled = "case \"$*\" in *%s*) export ROADCASE_TLS_MODE=optional ROADCASE_TLS_CERTIFICATE=none.pem"
                        .formatted(data)
                + " ROADCASE_TLS_KEY=none.key ;; esac";
        Files.writeString(launcher, Files.readString(launcher).replace("set -eu\n", "set -eu\n" + spoiled + "\n"));
        refused(maker.update(failing, "0.2.0"), "did not come up");
        server.awaitVersion("0.1.0");
        hasTheShow();
        assertThat(Files.exists(program.resolve("updates/current"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
        assertThat(server.said()).contains("newer Roadcase (schema 999)");
    }

    @Test
    void whatIsNotSignedWholeNewerAndForThisMachineIsRefused() throws Exception {
        Path next = maker.program("new", "0.2.0");
        Path good = maker.update(next, "0.2.0");
        refused(new Maker(folder).update(next, "0.3.0"), "not signed");
        refused(maker.update(next, "0.1.0"), "installed already");
        refused(maker.update(next, "0.0.9"), "older than 0.1.0");
        refused(maker.update(next, "0.4.0", "linux-vax"), "for linux-vax");
        byte[] bytes = Files.readAllBytes(good);
        refused(Files.write(folder.resolve("half"), java.util.Arrays.copyOf(bytes, bytes.length / 2)), "not a whole");
        refused(Files.writeString(folder.resolve("letter"), "Dear crew"), "not a whole");
        try (var zip = FileSystems.newFileSystem(good)) {
            Files.write(zip.getPath("program.tar.gz"), new byte[] {0}, StandardOpenOption.APPEND);
        }
        refused(good, "damaged");
        assertThat(server.gaveUp()).isFalse();
        assertThat(program.resolve("updates/current")).doesNotExist();
        assertThat(program.resolve("updates/0.2.0")).doesNotExist();
    }

    @Test
    void killedAtAnyMomentTheOldVersionOrTheNewOneStartsAndTheUpdateCanBeRepeated() throws Exception {
        Path file = maker.update(maker.program("new", "0.2.0"), "0.2.0");
        for (String moment : List.of("updates/.incoming", "updates/0.2.0")) {
            Process update = server.command("update", "--data", data.toString(), file.toString());
            Awaitility.await()
                    .atMost(Kept.PATIENCE)
                    .until(() -> !update.isAlive() || Files.exists(program.resolve(moment)));
            pullThePlug(update);
        }
        server.stop();
        server.start();
        Awaitility.await().atMost(Kept.PATIENCE).until(() -> Files.exists(data.resolve("server.json")));
        hasTheShow();
        Process again = server.command("update", "--data", data.toString(), file.toString());
        assertThat(again.waitFor(600, TimeUnit.SECONDS)).isTrue();
        assertThat(again.exitValue()).as(server.said()).isZero();
        server.stop();
        server.start();
        server.awaitVersion("0.2.0");
        hasTheShow();
    }

    private static void pullThePlug(Process process) throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly().waitFor();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private void install(Path file) {
        new Update(
                        new Programs(program),
                        ReleaseKey.of(new Programs(program)),
                        "0.1.0",
                        new Update.Server(data, this::snapshot, Optional.of(server)),
                        Kept.PATIENCE,
                        (stage, words) -> told.add(words))
                .install(file);
    }

    private Optional<Path> snapshot() {
        try {
            var made = server.api().post("/api/backups", Json.MAPPER.createObjectNode());
            return Optional.of(
                    data.resolve("backups").resolve(made.json().path("name").asText()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void refused(Path file, String words) {
        assertThatThrownBy(() -> install(file))
                .isInstanceOf(RoadcaseException.class)
                .hasMessageContaining(words);
    }

    private void hasTheShow() throws Exception {
        assertThat(server.api().get("/api/productions").body())
                .contains(Samples.PRODUCTIONS.body().path("showName").asText());
    }
}
