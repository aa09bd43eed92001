package dev.roadcase.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.ChangesetCodec;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.store.Store;
import dev.roadcase.testkit.Postgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo show once it is loaded. */
class DemoShowTest {
    private static final Instant NOW = LoadedDemo.NOW;
    private static final Key PRODUCTION = new Key(Production.TYPE, DemoShow.ID);

    private final LoadedDemo demo = LoadedDemo.shared();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder = Path.of("");

    private void withDemo(Consumer<Store> check) {
        try (Store store = Stores.sqlite(folder, "demo")) {
            seed(store);
            check.accept(store);
        }
    }

    private void seed(Store store) {
        new StarterContent().seed(store);
        new DemoShow().seed(store, clock, true);
    }

    private static Row production(Store store) {
        return store.read(r -> r.row(PRODUCTION)).orElseThrow();
    }

    @Test
    void itHasTheSizeOfARealShow() {
        assertThat(demo.sources()).hasSize(60);
        assertThat(demo.sends()).hasSize(40);
        assertThat(demo.devices()).hasSize(40);
        assertThat(demo.connections()).hasSize(305);
        assertThat(demo.ipAddresses()).hasSize(190);
        assertThat(demo.checklistItems()).hasSize(110);
        assertThat(demo.ports()).hasSizeBetween(1_250, 1_400);
    }

    @Test
    void itStaysOnThisServer() {
        withDemo(store ->
                assertThat(store.head(DemoShow.ID).orElseThrow().localOnly()).isTrue());
    }

    @Test
    void itIsTheSameOnEitherDatabase() {
        withDemo(store -> {
            try (Store other = Stores.open(Postgres.freshDatabase())) {
                seed(other);
                assertThat(other.head(DemoShow.ID).orElseThrow().digestText())
                        .isEqualTo(store.head(DemoShow.ID).orElseThrow().digestText());
            }
        });
    }

    @Test
    void everyDeviceHasThePortsOfItsEquipment() {
        Library library = new Library();
        for (JsonNode written : Files.read("demo-show").path("devices")) {
            String model = written.path("equipment").asText();
            assertThat(demo.portLabels(written.path("name").asText()))
                    .containsExactlyInAnyOrderElementsOf(library.ports(model).keySet());
        }
    }

    @Test
    void pairedDevicesNameEachOther() {
        Map<UUID, UUID> pairs = new HashMap<>();
        for (Row device : demo.devices()) {
            if (device.get("pairedDeviceId") instanceof UUID other) {
                pairs.put(device.id(), other);
            }
        }
        assertThat(pairs)
                .isNotEmpty()
                .allSatisfy((one, other) -> assertThat(pairs.get(other)).isEqualTo(one));
    }

    @Test
    void loadInFollowsTheDayItIsLoadedInTheShowsOwnZone() {
        withDemo(store -> {
            // 16 days after 5 March is past the change to summer time: 08:00 in Chicago is 13:00 UTC
            assertThat(production(store).get("loadIn")).isEqualTo(Instant.parse("2027-03-21T13:00:00Z"));
            assertThat(production(store).get("loadOut")).isEqualTo(Instant.parse("2027-03-25T04:00:00Z"));
        });
    }

    @Test
    void nothingWasDoneInTheFuture() {
        List<Row> done = demo.checklistItems().stream()
                .filter(i -> i.get("completedAt") != null)
                .toList();
        assertThat(done).hasSize(61);
        assertThat(done)
                .allSatisfy(i -> assertThat((Instant) i.get("completedAt"))
                        .isBefore(NOW)
                        .isAfter(NOW.minus(Duration.ofDays(60))));
        assertThat(done).extracting(i -> i.text("completedBy")).doesNotContain("");
    }

    @Test
    void loadingItAgainChangesNothing() {
        withDemo(store -> {
            var before = store.head(DemoShow.ID);
            seed(store);
            assertThat(store.head(DemoShow.ID)).isEqualTo(before);
        });
    }

    @Test
    void onceDeletedItIsNotMadeAgain() {
        withDemo(store -> {
            Stores.edit(store, DemoShow.ID, new Ask.Delete(PRODUCTION, Base.NOW));
            seed(store);
            assertThat(production(store).deleted()).isTrue();
        });
    }

    @Test
    void itLoadsEvenWhereTheCrewDeletedAModelItUses() {
        try (Store store = Stores.sqlite(folder, "without")) {
            new StarterContent().seed(store);
            Key e2 = new Key(Equipment.TYPE, Models.id("barco-e2-gen2"));
            Stores.edit(store, Store.LIBRARY, new Ask.Delete(e2, Base.NOW));
            new DemoShow().seed(store, clock, true);
            assertThat(LoadedDemo.of(store).devices()).hasSize(40);
        }
    }

    @Test
    void itsChangesetsAreSmall() {
        withDemo(store -> {
            List<Change> changes = store.changesAfter(DemoShow.ID, 0, 100);
            assertThat(changes).hasSizeGreaterThan(5);
            for (Change change : changes) {
                assertThat(ChangesetCodec.writeEffects(change.effects(), List.of())
                                .length())
                        .isLessThan(Changeset.MAX_BYTES / 4);
                assertThat(change.effects()).hasSizeLessThanOrEqualTo(1_000);
            }
        });
    }
}
