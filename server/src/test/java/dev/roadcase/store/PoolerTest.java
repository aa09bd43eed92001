package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Production;
import dev.roadcase.model.Source;
import dev.roadcase.testkit.PgBouncer;
import dev.roadcase.testkit.Supabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two hub processes behind a transaction-mode pooler with fewer connections than they have threads. */
@Timeout(120)
class PoolerTest {
    private static final Supabase PROJECT = Supabase.project();
    private static final int CONNECTIONS = 3;
    private static final Actor DANA = new Actor(Ids.random(), "Dana", Actor.Kind.USER);

    private static PgBouncer pooler = nothingYet();

    @SuppressWarnings("NullAway") // set before the tests
    private static PgBouncer nothingYet() {
        return null;
    }

    @BeforeAll
    static void startPooler() throws Exception {
        pooler = PgBouncer.before(PROJECT, CONNECTIONS);
    }

    @SuppressWarnings("NullAway") // stays empty where there is no PgBouncer
    @AfterAll
    static void stopPooler() {
        if (pooler != null) {
            pooler.close();
        }
    }

    private static void add(Store store, UUID show, String name) {
        store.commit(Commit.of(StoreContract.proposal(
                DANA, show, StoreContract.create(Source.TYPE, Ids.mint(), "{'type':'cam','name':'" + name + "'}"))));
    }

    private static UUID makeShow(Store store) {
        UUID show = Ids.mint();
        store.commit(Commit.of(StoreContract.proposal(
                DANA, show, StoreContract.create(Production.TYPE, show, "{'client':'Acme','showName':'Summit'}"))));
        return show;
    }

    @Test
    void twoProcessesWriteTheSameShowsAndLoseNothing() throws Exception {
        try (Store one = Store.open(StoreOptions.of(pooler.program()), Engine.CLOCK);
                Store two = Store.open(StoreOptions.of(pooler.program()), Engine.CLOCK)) {
            List<UUID> shows = List.of(makeShow(one), makeShow(two), makeShow(one));
            List<Future<?>> writers = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
                for (int i = 0; i < 240; i++) {
                    UUID show = shows.get(i % 3);
                    Store store = i % 2 == 0 ? one : two;
                    String name = "Cam " + i;
                    writers.add(threads.submit(() -> add(store, show, name)));
                }
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            for (UUID show : shows) {
                assertThat(one.head(show).orElseThrow().head()).isEqualTo(81);
                assertThat(two.changesAfter(show, 0, 1_000)).hasSize(81);
                assertThat(two.<Integer>read(
                                r -> r.list(ListQuery.all(Source.TYPE, show)).size()))
                        .isEqualTo(80);
            }
            assertThat(Integrity.check(two)).isEmpty();
        }
    }

    /** The pooler is what it is said to be: a statement kept on one connection is missing on the next. */
    @Test
    void aKeptStatementIsLostBehindThisPooler() throws SQLException {
        List<Connection> holding = new ArrayList<>();
        try (Connection first = DriverManager.getConnection(pooler.program().text() + "&prepareThreshold=1");
                PreparedStatement kept = first.prepareStatement("SELECT pg_backend_pid()")) {
            first.setAutoCommit(false);
            int home = pid(kept);
            first.commit();
            boolean held = false;
            for (int i = 0; i < CONNECTIONS && !held; i++) {
                held = hold(holding, home);
            }
            assertThat(held).isTrue();
            assertThatThrownBy(() -> pid(kept)).hasMessageContaining("prepared statement");
        } finally {
            for (Connection connection : holding) {
                connection.close();
            }
        }
    }

    /** Takes one more connection of the pool; once it is the one called home, the others are given back. */
    private static boolean hold(List<Connection> holding, int home) throws SQLException {
        Connection connection = DriverManager.getConnection(pooler.program().jdbc());
        holding.add(connection);
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_backend_pid()")) {
            if (pid(statement) != home) {
                return false;
            }
        }
        for (Connection other : holding.subList(0, holding.size() - 1)) {
            other.rollback();
        }
        return true;
    }

    private static int pid(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    @Test
    void whatATransactionSetsDoesNotOutliveIt() throws SQLException {
        Database database = new Database(pooler.program());
        try (Session writing = new Session(database.open(true), database.dialect())) {
            writing.query("SELECT 1", r -> r.getInt(1));
            writing.commit();
        }
        try (Connection other = DriverManager.getConnection(pooler.program().jdbc());
                Statement statement = other.createStatement()) {
            try (var row = statement.executeQuery("SELECT coalesce(current_setting('roadcase.writer', true), '')")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEmpty();
            }
        }
    }

    @Test
    void aReaderSeesOneMomentAndCannotWrite() throws SQLException {
        Database database = new Database(pooler.program());
        Store.open(StoreOptions.of(pooler.program()), Engine.CLOCK).close();
        try (Session reading = new Session(database.open(false), database.dialect())) {
            assertThat(reading.query(
                            "SELECT current_setting('transaction_isolation') || ' ' ||"
                                    + " current_setting('transaction_read_only') || ' ' || current_setting('TimeZone')",
                            r -> r.getString(1)))
                    .containsExactly("repeatable read on UTC");
            assertThatThrownBy(() -> reading.update("DELETE FROM receipts")).hasMessageContaining("read-only");
        }
    }
}
