package dev.roadcase.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.roadcase.app.Doctor.Finding;
import dev.roadcase.sync.HubTrust;
import dev.roadcase.testkit.TestRoadcase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubDoctorTest {
    private static Finding hub(String url) {
        return new HubDoctor(HubTrust.SYSTEM).examine(Optional.of(url)).getFirst();
    }

    @Test
    void aHubThatAnswersIsFine(@TempDir Path data) {
        try (TestRoadcase server = TestRoadcase.on(data)) {
            assertThat(hub(server.roadcase().url()).state()).isEqualTo(Doctor.State.OK);
        }
    }

    @Test
    void aSignInPageIsNotTakenForTheHub() throws Exception {
        HttpServer portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/", exchange -> {
            byte[] page = "<html>Welcome to the venue</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        portal.start();
        String url = "http://127.0.0.1:" + portal.getAddress().getPort();
        try {
            assertThat(hub(url).detail()).contains("sign-in page");
        } finally {
            portal.stop(0);
        }
        assertThat(hub(url).detail()).contains("nothing answers");
    }
}
