package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import dev.roadcase.testkit.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL cuts the store's connections. */
class LostConnectionTest {
    private final DatabaseUrl url = Postgres.freshDatabase();
    private final Store store = Store.open(StoreOptions.of(url), Engine.CLOCK);
    private final UUID show = Ids.mint();

    LostConnectionTest() {
        commit(StoreContract.create(Production.TYPE, show, "{'client':'Acme','showName':'Summit'}"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Commit.Result commit(Ask ask) {
        return store.commit(
                Commit.of(Proposal.by(Actor.SYSTEM, Engine.CLOCK.instant(), show, Cause.EDIT, List.of(ask))));
    }

    private void cut() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.text());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()""");
        }
    }

    private static Ask source(UUID id) {
        return StoreContract.create(Source.TYPE, id, "{'type':'cam','name':'S'}");
    }

    @Test
    void theNextReadAndTheNextCommitGoOnByThemselves() throws SQLException {
        for (int i = 0; i < 6; i++) {
            assertThat(store.head(show)).isPresent();
        }
        cut();
        assertThat(store.head(show)).isPresent();
        assertThat(commit(source(Ids.mint())).changes()).hasSize(1);
        cut();
        assertThat(commit(source(Ids.mint())).changes()).hasSize(1);
        for (int i = 0; i < 6; i++) {
            assertThat(store.head(show).orElseThrow().head()).isEqualTo(3);
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenItHappensAmongManyWrites() throws Exception {
        Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
        List<Thread> writers = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            writers.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 40; i++) {
                    UUID id = Ids.mint();
                    try {
                        commit(source(id));
                        acknowledged.add(id);
                    } catch (StoreException e) {
                        assertThat(e).isInstanceOf(StoreException.class);
                    }
                }
            }));
        }
        for (int i = 0; i < 5; i++) {
            Thread.sleep(40);
            cut();
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(commit(source(Ids.mint())).changes()).hasSize(1);
        assertThat(acknowledged).isNotEmpty();
        for (UUID id : acknowledged) {
            Row row = store.read(r -> r.row(new Key(Source.TYPE, id)).orElseThrow());
            assertThat(row.version()).isEqualTo(1);
        }
        assertThat(Integrity.check(store)).isEmpty();
    }
}
