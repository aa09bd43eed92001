package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Addresses that come and go, with those of loopback in the place of a network's. */
@Timeout(60)
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux answers on all of 127.0.0.0/8")
class ListenersTest {
    private final Server jetty = new Server();
    private final Listeners listeners = new Listeners(Https.none(Set.of(), false));

    @BeforeEach
    void start() throws Exception {
        jetty.addConnector(listeners.first(jetty, new HttpConfiguration(), "127.0.0.1", 0));
        jetty.start();
        listeners.watch();
    }

    @AfterEach
    void stop() throws Exception {
        jetty.stop();
    }

    private int port() {
        return listeners.port();
    }

    private Socket connect(String host) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral(host), port()), 5_000);
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Whether the server at the other end answers; it has nothing but 404s here. */
    private static boolean answers(Socket socket) throws IOException {
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] seen = new byte[8_192];
        return socket.getInputStream().read(seen) > 0
                && new String(seen, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 404");
    }

    private boolean isServed(String host) throws IOException {
        try (Socket socket = connect(host)) {
            return answers(socket);
        } catch (ConnectException e) {
            return false;
        }
    }

    @Test
    void aNewAddressIsServedAndThoseThatStayAreNotDisturbed() throws IOException {
        listeners.follow(Set.of("127.0.0.2"));
        try (Socket first = connect("127.0.0.1");
                Socket stays = connect("127.0.0.2")) {
            assertThat(answers(first)).isTrue();
            assertThat(answers(stays)).isTrue();
            listeners.follow(Set.of("127.0.0.2", "127.0.0.3"));
            assertThat(isServed("127.0.0.3")).isTrue();
            assertThat(answers(stays)).isTrue();
            assertThat(answers(first)).isTrue();
        }
        listeners.follow(Set.of("127.0.0.3"));
        assertThat(isServed("127.0.0.2")).as("an address that went").isFalse();
        assertThat(isServed("127.0.0.3")).isTrue();
        assertThat(listeners.troubles()).isEmpty();
    }

    /** So often because one time in a hundred is what it was; with sockets that close at once it takes a second. */
    @RepeatedTest(200)
    void anAddressThatWentLetsNobodyInAnyMore() throws IOException {
        listeners.follow(Set.of("127.0.0.2"));
        listeners.follow(Set.of());
        assertThat(isServed("127.0.0.2")).isFalse();
    }

    @Test
    void anAddressWhosePortIsTakenIsToldAndServedOnceItIsFree() throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.4"), port()));
            listeners.follow(Set.of("127.0.0.4"));
            assertThat(listeners.troubles()).containsOnlyKeys("127.0.0.4");
            assertThat(isServed("127.0.0.1")).isTrue();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            listeners.follow(Set.of("127.0.0.4"));
            return listeners.troubles().isEmpty();
        });
        assertThat(isServed("127.0.0.4")).isTrue();
    }
}
