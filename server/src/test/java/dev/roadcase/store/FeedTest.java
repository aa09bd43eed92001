package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Change;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Source;
import dev.roadcase.testkit.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sixteen hub processes write one show, each commit held up for a random while; two readers follow, each in its way. */
@Timeout(120)
class FeedTest {
    private static final int WRITERS = 16;
    private static final int EACH = 50;

    private final DatabaseUrl database = Postgres.freshDatabase();
    private final UUID show = Ids.mint();
    private final Actor dana = new Actor(Ids.random(), "Dana", Actor.Kind.USER);
    private final List<Store> hubs = new ArrayList<>();

    @BeforeEach
    void open() throws SQLException {
        for (int i = 0; i < WRITERS; i++) {
            hubs.add(Store.open(new StoreOptions(database, 1, 1, 256), Clock.systemUTC()));
        }
        hubs.getFirst().commit(commit(StoreContract.create(Production.TYPE, show, "{'client':'A','showName':'B'}")));
        holdUpCommits();
    }

    @AfterEach
    void close() {
        hubs.forEach(Store::close);
    }

    /** Up to 10 ms between the writing and its commit, inside the database. */
    private void holdUpCommits() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbc());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM pg_sleep(random() * 0.01); RETURN NULL; END $$""");
            statement.execute("""
                    CREATE CONSTRAINT TRIGGER dawdle AFTER INSERT ON journal DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION dawdle()""");
        }
    }

    private Commit commit(Ask ask) {
        return Commit.of(Proposal.by(dana, Instant.now(), show, Cause.EDIT, List.of(ask)));
    }

    private void write(Store hub) {
        for (int i = 0; i < EACH; i++) {
            hub.commit(commit(StoreContract.create(Source.TYPE, Ids.mint(), "{'type':'cam','name':'S'}")));
        }
    }

    /** Follows the journal by seq. */
    private final class ByJournal {
        private final Set<UUID> met = new HashSet<>();
        private long seq = 1;

        void look() {
            for (Change change : hubs.getFirst().changesAfter(show, seq, 500)) {
                change.effects().forEach(e -> met.add(e.id()));
                seq = change.seq();
            }
        }
    }

    /** Follows the rows by the time of their last change, as the specification had it. */
    private final class ByTime implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement statement;
        private final Set<UUID> met = new HashSet<>();
        private Timestamp last = new Timestamp(0);

        ByTime() throws SQLException {
            connection = DriverManager.getConnection(database.jdbc());
            statement = connection.prepareStatement(
                    "SELECT id, updated_at FROM sources WHERE scope = ? AND updated_at > ? ORDER BY updated_at");
        }

        void look() throws SQLException {
            statement.setObject(1, show);
            statement.setTimestamp(2, last);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    met.add(rows.getObject(1, UUID.class));
                    last = rows.getTimestamp(2);
                }
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    @Test
    void theJournalMissesNothingAndTheClockDoes() throws Exception {
        ByJournal byJournal = new ByJournal();
        try (ByTime byTime = new ByTime();
                ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            hubs.forEach(hub -> writers.add(threads.submit(() -> write(hub))));
            while (writers.stream().anyMatch(w -> !w.isDone())) {
                byJournal.look();
                byTime.look();
                Thread.sleep(2);
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            byJournal.look();
            byTime.look();
            assertThat(byJournal.met).hasSize(WRITERS * EACH);
            assertThat(byJournal.seq).isEqualTo(1 + WRITERS * EACH);
            assertThat(byTime.met).hasSizeLessThan(WRITERS * EACH);
            System.getLogger(FeedTest.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "Of {0} rows the journal''s reader missed {1}, the clock''s {2}",
                            WRITERS * EACH,
                            WRITERS * EACH - byJournal.met.size(),
                            WRITERS * EACH - byTime.met.size());
        }
    }
}
