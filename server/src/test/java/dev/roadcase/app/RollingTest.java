package dev.roadcase.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.access.AccessMode;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.StoreOptions;
import dev.roadcase.testkit.TestClock;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingTest {
    @TempDir
    private Path data;

    private static void show(TestRoadcase server, String name) {
        Map<String, String> show = Map.of("client", "Acme", "showName", name);
        server.api().post("/api/productions", Json.MAPPER.valueToTree(show));
    }

    private static int backups(TestRoadcase server) {
        return server.api().get("/api/backups").json().size();
    }

    @Test
    void takesOneWhenSomethingChangedAndTheLastIsHalfAnHourOld() {
        StoreOptions store = StoreOptions.of(DatabaseUrl.sqlite(data.resolve("roadcase.db")));
        Settings settings = new Settings(data, store, "127.0.0.1", 0, "edge", "test", AccessMode.PIN, false, "");
        TestClock clock = new TestClock();
        try (TestRoadcase server = TestRoadcase.on(data)) {
            Rolling rolling = new Rolling(settings, server.roadcase().store(), clock);
            show(server, "Aurora");
            rolling.look();
            assertThat(backups(server)).isEqualTo(1);
            show(server, "Borealis");
            rolling.look();
            assertThat(backups(server)).as("the last is young").isEqualTo(1);
            clock.advance(Duration.ofMinutes(31));
            rolling.look();
            assertThat(backups(server)).isEqualTo(2);
            clock.advance(Duration.ofMinutes(31));
            rolling.look();
            assertThat(backups(server)).as("nothing changed").isEqualTo(2);
        }
    }
}
