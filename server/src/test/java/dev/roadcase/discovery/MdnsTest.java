package dev.roadcase.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The announcement as a real Avahi on another machine sees it. */
class MdnsTest {
    /** Three seconds until a change is noticed, three for probing (RFC 6762 section 8.1), and a busy test machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before each test
    private VenueNetwork network = null;

    @BeforeEach
    void lay() throws IOException, InterruptedException {
        Optional<String> missing = VenueNetwork.missing();
        assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElse(""));
        network = VenueNetwork.open(folder);
    }

    @AfterEach
    void takeUp() throws IOException, InterruptedException {
        if (network != null) {
            network.close();
        }
    }

    private List<String> awaitSeen(String type, Predicate<List<String>> isRight) {
        try {
            return await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> network.seen(type), isRight);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError(log(), e);
        }
    }

    private String log() {
        try {
            return network.serverLog();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Predicate<List<String>> has(String text) {
        return lines -> lines.stream().anyMatch(l -> l.contains(text));
    }

    @Test
    void aServerIsSeenWithItsRecordAndSaysGoodbye() throws IOException, InterruptedException {
        Process server = network.serve(folder.resolve("data"), "Truck 2");
        String line = awaitSeen("_roadcase._tcp", has(";10.77.0.1;3001;")).getFirst();
        assertThat(line).contains("Truck\\0322").contains(";roadcase-truck-2.local;");
        assertThat(line).contains("\"api=/api\"", "\"role=edge\"", "\"tls=0\"", "\"proto=1\"", "\"id=", "\"v=");
        awaitSeen("_http._tcp", has(";10.77.0.1;3001;"));
        server.destroy();
        server.waitFor();
        awaitSeen("_roadcase._tcp", List::isEmpty);
    }

    /** Whoever is on another cable meanwhile loses no request and no event stream. */
    @Test
    void aNewAddressACableThatComesBackAndAnotherInItsPlaceAreAnnouncedAndNobodyElseNotices()
            throws IOException, InterruptedException {
        assumeTrue(network.inServer("curl", "--version").startsWith("curl"), "skipped: curl is not installed");
        network.secondCable();
        network.serve(folder.resolve("data"), "Truck");
        awaitSeen("_roadcase._tcp", has(";10.77.0.1;3001;"));
        String token = Files.readString(folder.resolve("data/admin.token")).strip();
        Process stream = network.begin(
                folder.resolve("stream"),
                "curl",
                "-sN",
                "-H",
                "Authorization: Bearer " + token,
                "http://10.78.0.1:3001/api/events?scope=library");
        Path answers = folder.resolve("answers");
        Process load = network.begin(
                answers,
                "sh",
                "-c",
                "while :; do curl -s -m 5 -o /dev/null -w '%{http_code}\\n' -H 'Authorization: Bearer " + token
                        + "' http://10.78.0.1:3001/api/productions; sleep 0.02; done");
        network.address("10.77.0.9");
        awaitSeen("_roadcase._tcp", has(";10.77.0.9;3001;"));
        network.down();
        await().atMost(PATIENCE).until(() -> !isOnFirstCable());
        network.up();
        awaitSeen("_roadcase._tcp", has(";10.77.0.9;3001;"));
        network.plugAgain("10.77.0.9");
        awaitSeen("_roadcase._tcp", has(";10.77.0.9;3001;"));
        int before = Files.readAllLines(answers).size();
        await().atMost(PATIENCE).until(() -> Files.readAllLines(answers).size() > before);
        assertThat(Files.readAllLines(answers)).hasSizeGreaterThan(50).containsOnly("200");
        assertThat(stream.isAlive()).isTrue();
        assertThat(load.isAlive()).isTrue();
        assertThat(Files.readString(folder.resolve("stream"))).startsWith("retry: ");
    }

    /** Whether the server's log last told of an interface with an address of the first cable. */
    private boolean isOnFirstCable() {
        List<String> told =
                log().lines().filter(l -> l.contains("The network changed")).toList();
        return told.isEmpty() || told.getLast().contains("10.77.0.");
    }

    @Test
    void aNameThatIsTakenGetsANumberThatIsTold() throws IOException, InterruptedException {
        network.publish("Truck");
        awaitSeen("_roadcase._tcp", has(";Truck;"));
        network.serve(folder.resolve("data"), "Truck");
        List<String> lines = awaitSeen("_roadcase._tcp", has(";10.77.0.1;3001;"));
        assertThat(lines).anyMatch(l -> l.contains(";Truck;") && l.contains(";10.77.0.2;"));
        assertThat(lines).anyMatch(l -> l.contains(";Truck\\032\\0402\\041;") && l.contains(";10.77.0.1;"));
        await().atMost(PATIENCE).until(() -> log().contains("is called Truck. This one is announced as Truck (2)."));
    }
}
