package dev.roadcase.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "starts /bin/sh in place of the server")
class SupervisorTest {
    private final HandClock clock = new HandClock();

    @TempDir
    private Path folder;

    @Test
    void waitsLongerAfterEachCrashAndGivesUpAfterTheFourth() {
        RestartPolicy policy = new RestartPolicy();
        assertThat(policy.crashed(clock.instant())).contains(Duration.ofSeconds(1));
        assertThat(policy.crashed(clock.instant())).contains(Duration.ofSeconds(2));
        assertThat(policy.crashed(clock.instant())).contains(Duration.ofSeconds(4));
        assertThat(policy.crashed(clock.instant())).isEmpty();
        assertThat(policy.crashed(clock.instant().plusSeconds(61))).contains(Duration.ofSeconds(1));
    }

    @Test
    void startsFourTimesThenSaysWhyAndKeepsWhatTheServerSaid() throws Exception {
        Path log = folder.resolve("log");
        try (Supervisor supervisor = supervisor("echo no port; exit 3", log)) {
            supervisor.start();
            Awaitility.await().until(() -> {
                supervisor.tick();
                if (!supervisor.owns()) {
                    clock.now = clock.now.plusSeconds(1); // however long a slow machine needs to end a process
                }
                return supervisor.trouble() != null;
            });
            assertThat(supervisor.trouble()).contains("code 3").contains(log.toString());
            assertThat(Files.readAllLines(log)).containsExactly("no port", "no port", "no port", "no port");
            supervisor.start();
            assertThat(supervisor.trouble()).isNull();
        }
    }

    @Test
    void aVersionThatWasAskedForAndDoesNotComeUpIsTakenBack() throws Exception {
        Path log = folder.resolve("log");
        Path program = folder.resolve("program");
        // the first run asks for the new version, the new one crashes, and after going back it runs
        Files.writeString(program, """
                #!/bin/sh
                cd '%s'
                if [ "$1" = update ]; then touch back; exit 0; fi
                [ -f back ] && { echo up; exec sleep 60; }
                [ -f asked ] && exit 1
                touch asked
                exit 75
                """.formatted(folder));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        try (Supervisor supervisor = new Supervisor(List.of(program.toString(), "serve"), log.toFile(), clock)) {
            supervisor.start();
            Awaitility.await().until(() -> {
                supervisor.tick();
                if (!supervisor.owns()) {
                    clock.now = clock.now.plusSeconds(1);
                }
                return Files.exists(folder.resolve("back")) && supervisor.owns();
            });
            assertThat(supervisor.trouble()).isNull();
            assertThat(supervisor.notice()).contains("did not come up");
            assertThat(supervisor.notice()).isNull();
        }
    }

    @Test
    void aCleanEndIsNoCrash() {
        try (Supervisor supervisor = supervisor("exit 0", folder.resolve("log"))) {
            supervisor.start();
            supervisor.tick();
            Awaitility.await().until(() -> !supervisor.owns());
            supervisor.tick();
            supervisor.tick();
            assertThat(supervisor.owns()).isFalse();
            assertThat(supervisor.trouble()).isNull();
        }
    }

    @Test
    void closingStopsTheServerCleanly() throws Exception {
        Path log = folder.resolve("log");
        Supervisor supervisor = supervisor("trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.1; done", log);
        supervisor.start();
        supervisor.tick();
        Awaitility.await().until(() -> Files.exists(log) && Files.size(log) > 0);
        assertThat(supervisor.owns()).isTrue();
        supervisor.close();
        assertThat(supervisor.owns()).isFalse();
        assertThat(Files.readAllLines(log)).containsExactly("up", "bye");
    }

    private Supervisor supervisor(String script, Path log) {
        return new Supervisor(List.of("/bin/sh", "-c", script), log.toFile(), clock);
    }

    /** Moves by hand. */
    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-01T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
