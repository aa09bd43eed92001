package dev.roadcase.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
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

/** A network that gives out addresses of IPv6 alone; Avahi, curl and the program itself on another machine are the judges. */
class SixTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String URL = "http://[fd77::1]:3001";

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before each test
    private VenueNetwork network = null;

    @BeforeEach
    void lay() throws IOException, InterruptedException {
        Optional<String> missing = VenueNetwork.missing();
        assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElse(""));
        assumeTrue(Files.exists(Path.of("/proc/net/if_inet6")), "skipped: this system has no IPv6");
        network = VenueNetwork.openSix(folder);
        assumeTrue(network.inServer("curl", "--version").startsWith("curl"), "skipped: curl is not installed");
    }

    @AfterEach
    void takeUp() throws IOException {
        if (network != null) {
            network.close();
        }
    }

    private String get(String... options) throws IOException, InterruptedException {
        String[] command = new String[options.length + 4];
        System.arraycopy(new String[] {"curl", "-sg", "-m", "5"}, 0, command, 0, 4);
        System.arraycopy(options, 0, command, 4, options.length);
        return network.inJudge(command);
    }

    @Test
    void aServerIsFoundReachedAndShownByItsAddressOfIpv6() throws IOException, InterruptedException {
        network.serve(folder.resolve("data"), "Truck", "--tls", "optional");
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> network.seen("_roadcase._tcp").stream().anyMatch(l -> l.contains(";fd77::1;3001;")));
        assertThat(get(URL + "/api/health")).contains("running");
        String root = folder.resolve("data/tls/root.crt").toString();
        assertThat(get("--cacert", root, URL.replace("http:", "https:") + "/api/health"))
                .contains("running");
        assertThat(get(URL + "/connect")).contains(URL).doesNotContain("fe80");
        assertThat(get("-o", "/dev/null", "-w", "%{http_code}", "-H", "Host: evil.example", URL + "/"))
                .isEqualTo("403");

        String token = Files.readString(folder.resolve("data/admin.token")).strip();
        JsonNode health = Json.read(get("-H", "Authorization: Bearer " + token, URL + "/api/health"))
                .path("network");
        assertThat(health.path("state").asText()).isEqualTo("up");
        assertThat(health.path("urls").path(0).asText()).isEqualTo(URL);
        assertThat(network.roadcaseInJudge("discover", "--json")).contains("[fd77::1]:3001");
    }
}
