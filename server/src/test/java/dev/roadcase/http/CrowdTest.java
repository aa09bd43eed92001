package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.TestRoadcase;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Many connections at once, of good and of bad will; everybody else is served. */
class CrowdTest {
    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before each test
    private TestRoadcase server = null;

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void start() {
        server = TestRoadcase.on(folder);
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    /** Connects from an address of this machine and sends the bytes. */
    private void open(int last, String text) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last}), 0));
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.roadcase().port()));
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            assertThat(sockets.size())
                    .as("only beyond the cap is a connection cut")
                    .isGreaterThan(ConnectionCaps.PER_ADDRESS);
        }
    }

    private long stillOpen() {
        return sockets.stream().filter(CrowdTest::isOpen).count();
    }

    private static boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(1);
            InputStream in = socket.getInputStream();
            return in.read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void everybodyElseIsServed() {
        Api api = server.api();
        ObjectNode show = Json.MAPPER.createObjectNode().put("client", "Crowd").put("showName", "Show");
        for (int i = 0; i < 20; i++) {
            assertThat(api.post("/api/productions", show).status()).isEqualTo(201);
            assertThat(api.get("/api/productions").status()).isEqualTo(200);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux answers on all of 127.0.0.0/8")
    void twoThousandHalfOpenConnectionsOfOneGuestHoldNobodyElseUp() throws IOException {
        for (int i = 0; i < 2_000; i++) {
            open(2, "GET /api/productions HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> stillOpen() <= ConnectionCaps.PER_ADDRESS);
        everybodyElseIsServed();
        await().atMost(Duration.ofSeconds(90)).until(() -> stillOpen() == 0);
        everybodyElseIsServed();
    }

    private String viewer() {
        ObjectNode asked = Json.MAPPER
                .createObjectNode()
                .put("role", "viewer")
                .put("name", "v")
                .put("ttl", "1h");
        return server.api().post("/api/tokens", asked).json().path("token").asText();
    }

    @Test
    void fiveHundredIdleEventStreamsHoldNobodyUp() throws IOException {
        String token = viewer();
        for (int i = 0; i < 500; i++) {
            open(1, "GET /api/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        server.api().get("/api/health").json().path("streams").asInt() == 500);
        everybodyElseIsServed();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux answers on all of 127.0.0.0/8")
    void aDeviceThatComesAndGoesAllDayIsStillServed() throws IOException {
        for (int i = 0; i < ConnectionCaps.PER_ADDRESS + 100; i++) {
            open(3, "GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            try (Socket socket = sockets.removeLast()) {
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .as("visit %d", i)
                        .startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void streamsThatComeAndGoHoldNobodyUp() throws IOException {
        String token = viewer();
        for (int i = 0; i < 300; i++) {
            open(1, "GET /api/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n");
            try (Socket socket = sockets.removeLast()) {
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
            if (i % 100 == 0) {
                everybodyElseIsServed();
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        server.api().get("/api/health").json().path("streams").asInt() == 0);
        everybodyElseIsServed();
    }
}
