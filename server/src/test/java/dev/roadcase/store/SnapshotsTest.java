package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.testkit.Postgres;
import dev.roadcase.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    @TempDir
    Path data = Path.of("");

    private final TestClock clock = new TestClock();
    private Store store = nothingYet();

    @SuppressWarnings("NullAway") // set before each test
    private static Store nothingYet() {
        return null;
    }

    @BeforeEach
    void open() {
        store = Store.open(StoreOptions.of(DatabaseUrl.sqlite(data.resolve("roadcase.db"))), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Snapshots snapshots() {
        return new Snapshots(store, data, clock);
    }

    private UUID makeShow() {
        UUID show = Ids.mint();
        Ask ask = StoreContract.create(Production.TYPE, show, "{'client':'Acme','showName':'Summit'}");
        store.commit(Commit.of(Proposal.by(Actor.SYSTEM, clock.instant(), show, Cause.EDIT, List.of(ask))));
        return show;
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(data.resolve("backups"))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aCopyOpensAsAStoreAndHoldsTheSame() throws IOException {
        UUID show = makeShow();
        Snapshots.Snapshot taken = snapshots().take().orElseThrow();
        assertThat(taken.file().getFileName().toString()).matches("roadcase-\\d{8}-\\d{6}\\.db");
        assertThat(names()).containsExactly(taken.file().getFileName().toString());
        assertThat(snapshots().list()).containsExactly(taken);
        assertThat(DatabaseCheck.sqlite(taken.file())).isEmpty();
        makeShow();
        Path restored = data.resolve("restored.db");
        Files.copy(taken.file(), restored);
        try (Store copy = Store.open(StoreOptions.of(DatabaseUrl.sqlite(restored)), clock)) {
            assertThat(copy.head(show)).isEqualTo(store.head(show));
            assertThat(copy.heads()).hasSize(2);
            assertThat(copy.serverId()).isEqualTo(store.serverId());
        }
    }

    @Test
    void copiesAreTakenWhileOthersWrite() throws InterruptedException {
        makeShow();
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 60; i++) {
                makeShow();
            }
        });
        for (int i = 0; i < 3; i++) {
            assertThat(snapshots().take()).isPresent();
        }
        writer.join();
        assertThat(snapshots().list()).hasSize(3);
    }

    /** Far from midnight, so that minutes stay within a day. */
    private void untilNoon() {
        Instant noon = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36));
        clock.advance(Duration.between(clock.instant(), noon));
    }

    @Test
    void ofEachOfTheLastDaysTheLastCopyStays() throws IOException {
        makeShow();
        untilNoon();
        DateTimeFormatter name = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
        Files.createDirectories(data.resolve("backups"));
        for (int hours = 24; hours <= 30 * 24; hours += 12) {
            Instant at = clock.instant().minus(Duration.ofHours(hours));
            Files.createFile(data.resolve("backups").resolve("roadcase-" + name.format(at) + ".db"));
        }
        snapshots().take();
        List<Instant> left =
                snapshots().list().stream().map(Snapshots.Snapshot::at).toList();
        List<Instant> days = left.stream()
                .map(at -> at.truncatedTo(ChronoUnit.DAYS))
                .distinct()
                .toList();
        assertThat(days).hasSize(14);
        assertThat(left.subList(Snapshots.KEPT, left.size())).doesNotHaveDuplicates();
        assertThat(left).hasSize(Snapshots.KEPT + 14 - 11);
    }

    @Test
    void theNewestTwentyStay() {
        makeShow();
        untilNoon();
        for (int i = 0; i < 22; i++) {
            snapshots().take();
            clock.advance(Duration.ofMinutes(1));
        }
        List<Snapshots.Snapshot> left = snapshots().list();
        assertThat(left).hasSize(Snapshots.KEPT);
        assertThat(left.getFirst().at()).isAfter(left.getLast().at());
        assertThat(Duration.between(left.getLast().at(), left.getFirst().at()))
                .isBetween(Duration.ofMinutes(19), Duration.ofMinutes(20));
    }

    @Test
    void theLastOfEachOfTheLastDaysStaysToo() {
        makeShow();
        for (int i = 0; i < 30; i++) {
            snapshots().take();
            clock.advance(Duration.ofDays(1));
        }
        for (int i = 0; i < Snapshots.KEPT + 5; i++) {
            snapshots().take();
            clock.advance(Duration.ofMinutes(1));
        }
        List<Snapshots.Snapshot> left = snapshots().list();
        assertThat(left).hasSize(Snapshots.KEPT + Snapshots.DAYS - 1);
        assertThat(Duration.between(left.getLast().at(), left.getFirst().at()).toDays())
                .isEqualTo(Snapshots.DAYS - 1);
    }

    @Test
    void anEmptyDatabaseDoesNotDisplaceAGoodCopy() throws IOException {
        makeShow();
        Snapshots.Snapshot good = snapshots().take().orElseThrow();
        store.close();
        Files.delete(data.resolve("roadcase.db"));
        open();
        clock.advance(Duration.ofDays(1));
        assertThat(snapshots().take()).isEmpty();
        assertThat(snapshots().list()).containsExactly(good);
    }

    @Test
    void anEmptyDatabaseMayHaveAFirstCopy() {
        assertThat(snapshots().take()).isPresent();
    }

    @Test
    void aCopyThatIsNotGoodIsThrownAwayAndTheOthersStay() throws SQLException, IOException {
        UUID show = makeShow();
        snapshots().take();
        Database database = new Database(store.url());
        try (Session session = new Session(database.open(true), database.dialect())) {
            session.update("UPDATE productions SET client = 'altered' WHERE id = ?", show);
            session.commit();
        }
        clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(() -> snapshots().take())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("digest");
        assertThat(names()).hasSize(1);
    }

    @Test
    void whatAnEarlierAttemptLeftIsSweptAway() throws IOException {
        makeShow();
        Files.createDirectories(data.resolve("backups"));
        Files.writeString(data.resolve("backups/roadcase-20260101-000000.db.unfinished"), "half");
        Files.writeString(data.resolve("backups/notes.txt"), "mine");
        snapshots().take();
        assertThat(names()).hasSize(2).contains("notes.txt");
    }

    @Test
    void onPostgresItSaysHowItIsDoneInstead() {
        try (Store other = Store.open(StoreOptions.of(Postgres.freshDatabase()), clock)) {
            assertThatThrownBy(() -> new Snapshots(other, data, clock).take())
                    .isInstanceOf(StoreException.Unsupported.class)
                    .hasMessageContaining("pg_dump");
        }
    }
}
