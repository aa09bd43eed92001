package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roadcase.testkit.TestRoadcase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that ask for much and hardly take it, or that say hardly anything: others are served, and they are let go. */
class SlowReaderTest {
    private static final String LARGE = "/docs/swagger-ui-bundle.js";
    private static final int READERS = 600;

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before each test
    private TestRoadcase server = null;

    private final List<Socket> sockets = new ArrayList<>();
    private final List<Socket> readers = new ArrayList<>();

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

    private Socket open(String text) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(2_048); // as small as the system lets it be
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.roadcase().port()));
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private void everybodyElseIsServed() {
        long began = System.nanoTime();
        assertThat(server.api().get("/api/productions").status()).isEqualTo(200);
        assertThat(server.api().get("/openapi.json").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whoTakesOrSendsHardlyAnythingHoldsNobodyUpCostsLittleAndIsLetGo() throws IOException {
        long whole = server.api().get(LARGE).body().length();
        Socket stream = open("GET /api/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + server.api().token() + "\r\n\r\n");
        Socket trickle = open(request("/api/health"));
        trickle.setSoTimeout(20_000);
        assertThat(trickle.getInputStream().read()).isEqualTo('H');
        trickle.getOutputStream().write("GET /api/health HTTP/1.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
        long before = used();
        for (int i = 0; i < READERS; i++) {
            readers.add(open(request(LARGE)));
            if (i % 200 == 0) {
                everybodyElseIsServed();
            }
        }
        everybodyElseIsServed();
        assertThat(connections()).isGreaterThanOrEqualTo(READERS);
        assertThat(used() - before).as("they share what they are sent").isLessThan(READERS * whole / 4);
        await().atMost(Dawdlers.PATIENCE.multipliedBy(4))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    sip();
                    return isLetGo(trickle) && connections() < READERS / 10;
                });
        assertThat(server.api().get("/api/health").json().path("streams").asInt())
                .as("a stream that has nothing to say stays")
                .isEqualTo(1);
        stream.close();
        everybodyElseIsServed();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private int connections() {
        return server.api().get("/api/health").json().path("connections").asInt();
    }

    /** Each reader takes a few bytes, so that no timeout for silence ends it. */
    private void sip() throws IOException {
        byte[] few = new byte[16];
        for (Socket reader : readers) {
            try {
                reader.setSoTimeout(1);
                reader.getInputStream().read(few);
            } catch (SocketTimeoutException | SocketException e) {
                // has nothing yet, or was let go
            }
        }
    }

    private static boolean isLetGo(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
