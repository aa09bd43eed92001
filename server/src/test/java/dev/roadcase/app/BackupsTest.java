package dev.roadcase.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.content.StarterContent;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.Snapshots;
import dev.roadcase.store.Store;
import dev.roadcase.store.StoreOptions;
import dev.roadcase.testkit.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots that nobody asked for. */
class BackupsTest {
    @TempDir
    Path data = Path.of("");

    private final TestClock clock = new TestClock();
    private Store store = nothingYet();
    private Backups backups = new Backups(store, data, Duration.ZERO, clock);

    @SuppressWarnings("NullAway") // set before each test
    private static Store nothingYet() {
        return null;
    }

    @BeforeEach
    void open() {
        store = Store.open(StoreOptions.of(DatabaseUrl.sqlite(data.resolve("roadcase.db"))), clock);
        backups = new Backups(store, data, Duration.ofHours(1), clock);
        backups.start();
    }

    @AfterEach
    void close() {
        backups.close();
        store.close();
    }

    private int taken() {
        return Snapshots.in(data).size();
    }

    private void anHourLater() {
        clock.advance(Duration.ofMinutes(61));
        backups.look();
    }

    @Test
    void oneIsTakenForEachHourInWhichSomethingChanged() {
        anHourLater();
        assertThat(taken()).isZero();
        new StarterContent().seed(store);
        backups.look();
        assertThat(taken()).as("the hour is not over").isZero();
        anHourLater();
        assertThat(taken()).isEqualTo(1);
        anHourLater();
        assertThat(taken()).isEqualTo(1);
        assertThat(backups.json().path("lastAt").isTextual()).isTrue();
    }

    @Test
    void whatChangedShortlyBeforeARestartIsCopiedToo() {
        new StarterContent().seed(store);
        backups.close();
        backups = new Backups(store, data, Duration.ofHours(1), clock);
        backups.start();
        anHourLater();
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void oneThatFailsIsToldAndTriedAgain() throws Exception {
        new StarterContent().seed(store);
        Path inTheWay = Files.writeString(data.resolve("backups"), "not a folder");
        anHourLater();
        assertThat(backups.json().path("failure").asText()).contains("backup");
        Files.delete(inTheWay);
        anHourLater();
        assertThat(taken()).isEqualTo(1);
        assertThat(backups.json().path("failure").isNull()).isTrue();
    }
}
