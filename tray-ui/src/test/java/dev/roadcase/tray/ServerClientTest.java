package dev.roadcase.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerClientTest {
    @TempDir
    Path home = Path.of("");

    @Test
    void theLongPinIsShownWhileSomebodyGuessesTheShortOne() throws IOException {
        try (FakeServer server = new FakeServer()) {
            server.publish(home, true);
            ServerClient client = new ServerClient(List.of(home));
            server.answers("GET /api/pin", "{\"pin\":\"482913\",\"longPin\":\"48291357026481\",\"guessed\":false}");
            assertThat(client.pin()).contains("482913");
            assertThat(client.longPin()).isEmpty();
            server.answers("GET /api/pin", "{\"pin\":\"482913\",\"longPin\":\"48291357026481\",\"guessed\":true}");
            assertThat(client.longPin()).contains("4829 1357 0264 81");
            server.answers("GET /api/pin", "{\"pin\":\"482913\"}");
            assertThat(client.longPin()).as("of a server before that").isEmpty();
        }
    }
}
