package dev.roadcase.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roadcase.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server bound to one interface, as another machine on its cable sees it; curl is the judge. */
class FollowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before each test
    private VenueNetwork network = null;

    @BeforeEach
    void lay() throws IOException, InterruptedException {
        Optional<String> missing = VenueNetwork.missing();
        assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElse(""));
        network = VenueNetwork.open(folder);
        assumeTrue(network.inServer("curl", "--version").startsWith("curl"), "skipped: curl is not installed");
    }

    @AfterEach
    void takeUp() throws IOException {
        if (network != null) {
            network.close();
        }
    }

    /** What health says to the host itself of the network; nothing while the server is not there. */
    private JsonNode network() throws IOException, InterruptedException {
        Path token = folder.resolve("data").resolve("admin.token");
        if (!Files.exists(token)) {
            return MissingNode.getInstance();
        }
        String said = network.inServer(
                "curl",
                "-s",
                "-m",
                "5",
                "-H",
                "Authorization: Bearer " + Files.readString(token).strip(),
                "http://127.0.0.1:3001/api/health");
        return said.isBlank() ? MissingNode.getInstance() : Json.read(said).path("network");
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> network().path("state").asText().equals(state));
    }

    /** Until a device that trusts the root, and nothing else, is served at that address. */
    private void awaitServedAt(String address) {
        String root = folder.resolve("data/tls/root.crt").toString();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> network.inJudge(
                                "curl", "-s", "-m", "5", "--cacert", root, "https://" + address + ":3001/api/health")
                        .contains("running"));
    }

    @Test
    void anInterfaceIsWaitedForAndFollowedAndItsCertificateIsRight() throws IOException, InterruptedException {
        network.noAddress();
        network.serve(folder.resolve("data"), "Truck", "--bind", network.cable(), "--tls", "optional", "--no-mdns");
        awaitState("no-address");
        assertThat(network().path("detail").asText()).contains(network.cable());
        network.address("10.77.0.1");
        awaitServedAt("10.77.0.1");
        awaitState("up");
        network.address("10.77.0.9");
        awaitServedAt("10.77.0.9");
        assertThat(network().path("urls").path(0).asText()).isEqualTo("http://10.77.0.9:3001");
        network.noAddress();
        awaitState("no-address");
    }
}
