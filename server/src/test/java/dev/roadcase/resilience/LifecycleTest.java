package dev.roadcase.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.testkit.EventClient;
import dev.roadcase.testkit.Samples;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping, as a person at a terminal or a service manager sees it. */
@Timeout(120)
class LifecycleTest {
    @TempDir
    Path folder = Path.of("");

    private RealServer program(Map<String, String> environment, String... arguments) throws Exception {
        return RealServer.launch(folder, environment, List.of(), List.of(arguments));
    }

    @Test
    void askedToStopItStopsAtOnceAlthoughPeopleFollow() throws Exception {
        try (RealServer server = RealServer.start(folder)) {
            List<EventClient> streams = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                streams.add(new EventClient(server.api().url(), token(), "", null));
            }
            server.api().post("/api/productions", Samples.PRODUCTIONS.body());
            for (EventClient stream : streams) {
                assertThat(stream.next("productions")).isNotNull();
            }
            assertThat(folder.resolve("server.json")).exists();
            assertThat(server.stop()).isLessThan(Duration.ofSeconds(10));
            assertThat(folder.resolve("server.json")).doesNotExist();
            for (EventClient stream : streams) {
                assertThat(stream.next("server").data().path("state").asText()).isEqualTo("stopping");
                stream.close();
            }
        }
    }

    private String token() throws Exception {
        return Files.readString(folder.resolve("admin.token")).strip();
    }

    @Test
    void aTakenPortIsNamedWithItsOwnerAndTheNextFreeOneIsUsed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RealServer server = program(
                        Map.of(),
                        RealServer.serve(folder, String.valueOf(taken.getLocalPort()))
                                .toArray(new String[0]))) {
            server.awaitRunning();
            int port = URI.create(server.api().url()).getPort();
            assertThat(port).isBetween(taken.getLocalPort() + 1, taken.getLocalPort() + 50);
            assertThat(server.api().get("/api/productions").status()).isEqualTo(200);
            assertThat(server.output())
                    .contains(String.valueOf(taken.getLocalPort()))
                    .contains("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aSecondServerOnTheSameDataIsRefusedAndToldWhereTheFirstIs() throws Exception {
        try (RealServer first = RealServer.start(folder);
                RealServer second =
                        program(Map.of(), RealServer.serve(folder, "0").toArray(new String[0]))) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output())
                    .contains("Roadcase already runs at " + first.api().url())
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
            assertThat(first.api().get("/api/productions").status()).isEqualTo(200);
        }
    }

    @Test
    void wrongFlagsAreMisuse() throws Exception {
        for (String flag : List.of("--prot", "--port")) {
            try (RealServer wrong = program(Map.of(), "serve", flag)) {
                assertThat(wrong.exitCode()).isEqualTo(2);
                assertThat(wrong.output()).contains(flag).contains("--help").doesNotContain("\tat ");
            }
        }
    }

    @Test
    void anUnknownKeyStopsTheStartAndNamesTheNearest() throws Exception {
        Path file = folder.resolve("roadcase.yaml");
        Files.writeString(file, "prot: 3001\nacces:\n  mode: pin\n");
        try (RealServer wrong = program(
                Map.of("ROADCASE_CONFIG", file.toString(), "ROADCASE_PROT", "1"),
                RealServer.serve(folder, "0").toArray(new String[0]))) {
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(wrong.output())
                    .contains("did you mean port?")
                    .contains("did you mean access.mode?")
                    .contains("did you mean ROADCASE_PORT?")
                    .doesNotContain("\tat ");
            assertThat(folder.resolve("roadcase.db")).doesNotExist();
        }
    }
}
