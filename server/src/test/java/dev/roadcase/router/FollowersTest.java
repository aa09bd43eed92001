package dev.roadcase.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.roadcase.model.Ids;
import dev.roadcase.router.Status.Link;
import dev.roadcase.testkit.VideohubSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Following and setting a router, against the simulator. */
@Timeout(120)
class FollowersTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final UUID device = Ids.mint();
    private final List<UUID> told = new CopyOnWriteArrayList<>();
    private final Followers followers =
            new Followers(new Videohub(Duration.ofMillis(300)), Duration.ofMillis(20), Clock.systemUTC(), told::add);

    @AfterEach
    void stop() {
        followers.close();
    }

    private static RouterAddress at(int port) {
        return RouterAddress.of("127.0.0.1", port).orElseThrow();
    }

    private Status status() {
        return followers.status(device).orElseThrow();
    }

    private RouterState state() {
        return Objects.requireNonNull(status().state());
    }

    private void until(Predicate<Status> so) {
        await().atMost(LONG).until(() -> so.test(status()));
    }

    private void connected() {
        until(s -> s.link() == Link.CONNECTED);
    }

    private static Setting crosspoint(int output, int input) {
        return new Setting(Map.of(output, input), Map.of(), Map.of());
    }

    @Test
    void whatTheRouterShowsIsFollowed() {
        try (VideohubSimulator router = new VideohubSimulator(16, 8)) {
            router.press(6, 2);
            followers.follow(device, at(router.port()));
            connected();
            assertThat(state().name()).isEqualTo("Router A");
            assertThat(state().inputs()).isEqualTo(16);
            assertThat(state().crosspoints()).hasSize(8).containsEntry(7, 3).containsEntry(1, 1);
            assertThat(state().inputLabels()).containsEntry(16, "Input 16");
            router.press(0, 15);
            until(s -> s.state() != null && s.state().shows(Map.of(1, 16)));
            assertThat(told).contains(device);
        }
    }

    @Test
    void itIsSetAndSaysSo() throws IOException {
        try (VideohubSimulator router = new VideohubSimulator(16, 8)) {
            followers.follow(device, at(router.port()));
            connected();
            RouterState after =
                    followers.set(device, new Setting(Map.of(8, 5, 1, 2), Map.of(5, "Cam 5 – Ü"), Map.of()));
            assertThat(after.crosspoints()).containsEntry(8, 5).containsEntry(1, 2);
            assertThat(router.shown(7)).isEqualTo(4);
            assertThat(router.inputLabel(4)).isEqualTo("Cam 5 – Ü");
        }
    }

    @Test
    void whatItRefusesIsTold() {
        try (VideohubSimulator router = new VideohubSimulator(4, 4)) {
            followers.follow(device, at(router.port()));
            connected();
            assertThatThrownBy(() -> followers.set(device, crosspoint(9, 1))).hasMessageContaining("refused");
            assertThat(router.shown(0)).isZero();
            assertThatThrownBy(() -> followers.set(Ids.mint(), crosspoint(1, 1)))
                    .hasMessageContaining("not followed");
        }
    }

    @Test
    void aRouterThatAgreesAndDoesNothingIsTold() {
        try (VideohubSimulator router = new VideohubSimulator(4, 4)) {
            router.takeMode();
            followers.follow(device, at(router.port()));
            connected();
            assertThatThrownBy(() -> followers.set(device, crosspoint(2, 3))).hasMessageContaining("take mode");
            assertThat(status().link()).isEqualTo(Link.CONNECTED);
        }
    }

    @Test
    void locksAreKnownBeforeAnythingIsSent() {
        try (VideohubSimulator router = new VideohubSimulator(4, 4)) {
            followers.follow(device, at(router.port()));
            connected();
            router.lock(2);
            until(s -> s.state() != null && s.state().locked().contains(3));
            assertThat(crosspoint(3, 1).objection(state()))
                    .hasValueSatisfying(o -> assertThat(o).contains("locked"));
            assertThat(crosspoint(2, 1).objection(state())).isEmpty();
            assertThat(crosspoint(2, 5).objection(state())).isPresent();
            assertThat(new Setting(Map.of(), Map.of(1, "a\n\nPING:"), Map.of()).objection(state()))
                    .isPresent();
        }
    }

    @Test
    void itComesBackAfterTheRouterDid() {
        int port;
        try (VideohubSimulator router = new VideohubSimulator(4, 4)) {
            port = router.port();
            followers.follow(device, at(port));
            connected();
            router.drop();
            until(s -> s.link() == Link.CONNECTED && router.clients() == 1);
        }
        until(s -> s.link() == Link.WAITING && s.reason().contains("Nothing listens"));
        assertThat(status().state()).isNull();
        try (VideohubSimulator again = new VideohubSimulator(4, 4, port)) {
            again.press(0, 3);
            until(s -> s.state() != null && s.state().shows(Map.of(1, 4)));
        }
    }

    @Test
    void aQuietRouterIsAskedAndASilentOneGivenUp() {
        try (VideohubSimulator router = new VideohubSimulator(4, 4)) {
            followers.follow(device, at(router.port()));
            await().atMost(LONG)
                    .until(() -> router.asked().stream().filter("PING:"::equals).count() > 2);
            assertThat(router.clients()).isEqualTo(1);
            router.fallSilent();
            until(s -> s.link() == Link.WAITING && s.reason().contains("does not answer"));
        }
    }

    @Test
    void aServerWithoutARouterIsToldInWords() {
        try (VideohubSimulator router = new VideohubSimulator(4, 4)) {
            router.present("needs_update");
            followers.follow(device, at(router.port()));
            until(s -> s.reason().contains("firmware"));
            router.present("true");
            connected();
        }
    }

    @Test
    void whateverElseAnswersIsNeverWrittenTo() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(other, heard));
            followers.follow(device, at(other.getLocalPort()));
            until(s -> s.reason().contains("does not speak"));
            await().atMost(LONG).until(() -> heard.size() > 1);
        }
        assertThat(heard).containsOnly("");
    }

    /** A mail server, say: greets, and notes what it is told. */
    private static void greet(ServerSocket server, List<String> heard) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write("220 mail ready\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                heard.add(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    @Test
    void aForgottenRouterIsLeft() {
        try (VideohubSimulator router = new VideohubSimulator(4, 4)) {
            followers.follow(device, at(router.port()));
            connected();
            followers.follow(device, at(router.port()));
            assertThat(router.clients()).isEqualTo(1);
            followers.forget(device);
            await().atMost(LONG).until(() -> router.clients() == 0);
            assertThat(followers.status(device)).isEmpty();
        }
    }
}
