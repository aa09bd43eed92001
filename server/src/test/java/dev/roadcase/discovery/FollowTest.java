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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
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

    private static final Duration PROMISED = Duration.ofSeconds(10);
    private static final String OLD = "10.77.0.1";
    private static final String NEW = "10.77.0.9";

    /** What a crew sees of an address: status, connect screen, certificate, announcement. */
    private Map<String, Callable<Boolean>> sights() {
        String root = folder.resolve("data/tls/root.crt").toString();
        String url = "http://" + NEW + ":3001";
        return Map.of(
                "status",
                        () -> network().path("urls").toString().contains(url)
                                && !network().path("urls").toString().contains(OLD + ":"),
                "connect screen",
                        () -> connectScreen().contains(url) && !connectScreen().contains(OLD + ":"),
                "certificate",
                        () -> network.inJudge(
                                        "curl",
                                        "-s",
                                        "-m",
                                        "5",
                                        "--cacert",
                                        root,
                                        "https://" + NEW + ":3001/api/health")
                                .contains("running"),
                "mDNS",
                        () -> network.seen("_roadcase._tcp").stream()
                                .anyMatch(l -> l.contains(";Truck;") && l.contains(";" + NEW + ";3001;")));
    }

    private String connectScreen() throws IOException, InterruptedException {
        return network.inServer("curl", "-s", "-m", "5", "http://127.0.0.1:3001/connect");
    }

    /** How long after something was done each came right, all looked at at the same time. */
    private Map<String, Duration> untilRight(Map<String, Callable<Boolean>> sights) throws Exception {
        long began = System.nanoTime();
        Map<String, Duration> took = new ConcurrentHashMap<>();
        List<Thread> threads = new ArrayList<>();
        sights.forEach((name, isRight) -> threads.add(Thread.startVirtualThread(() -> {
            await().pollInSameThread()
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(250))
                    .until(isRight);
            took.put(name, Duration.ofNanos(System.nanoTime() - began));
        })));
        for (Thread thread : threads) {
            thread.join();
        }
        return took;
    }

    private boolean isSeen(String address) throws IOException, InterruptedException {
        return network.seen("_roadcase._tcp").stream().anyMatch(l -> l.contains(";" + address + ";3001;"));
    }

    /** An event stream of somebody on the cable on which nothing changes. */
    private Process bystander() throws IOException {
        String token = Files.readString(folder.resolve("data/admin.token")).strip();
        return network.begin(
                folder.resolve("stream"),
                "curl",
                "-sN",
                "-H",
                "Authorization: Bearer " + token,
                "http://10.78.0.1:3001/api/events?scope=library");
    }

    private void awaitStream() {
        await().atMost(PATIENCE)
                .until(() -> Files.readString(folder.resolve("stream")).startsWith("retry: "));
    }

    /** The whole promise in one: counted from the change itself to what others see, by the clock on the wall. */
    @Test
    void anotherAddressIsRightEverywhereWithinTenSecondsAndTheOtherCableNoticesNothing() throws Exception {
        network.secondCable();
        network.serve(folder.resolve("data"), "Truck", "--tls", "optional");
        await().atMost(PATIENCE).until(() -> isSeen(OLD));
        awaitServedAt(OLD);
        Process stream = bystander();
        awaitStream();
        network.address(NEW);
        Map<String, Duration> took = untilRight(sights());
        System.out.println("after another address: " + took);
        assertThat(took).hasSize(4).allSatisfy((what, time) -> assertThat(time).isLessThan(PROMISED));
        assertThat(stream.isAlive()).isTrue();
    }

    /** A machine that sleeps runs nothing, hears nothing, and its lease may be another's when it wakes. */
    @Test
    void aServerThatSleptWhileItsAddressChangedIsRightWithinTenSecondsOfWaking() throws Exception {
        network.secondCable();
        Process server = network.serve(folder.resolve("data"), "Truck", "--tls", "optional");
        await().atMost(PATIENCE).until(() -> isSeen(OLD));
        awaitServedAt(OLD);
        Process stream = bystander();
        awaitStream();
        VenueNetwork.sleep(server);
        network.address(NEW);
        Thread.sleep(15_000); // longer than what is taken for a busy machine
        VenueNetwork.wake(server);
        Map<String, Duration> took = untilRight(sights());
        System.out.println("after waking: " + took);
        assertThat(took).hasSize(4).allSatisfy((what, time) -> assertThat(time).isLessThan(PROMISED));
        await().atMost(PATIENCE).until(() -> network.serverLog().contains("The machine has slept"));
        assertThat(stream.isAlive()).isTrue();
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
