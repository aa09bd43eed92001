package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Production;
import dev.roadcase.testkit.PgBouncer;
import dev.roadcase.testkit.Supabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one process commits, another on the same database hears of. */
@Timeout(120)
class HeadWatcherTest {
    private static final Duration NEVER = Duration.ofDays(1);

    private final Supabase project = Supabase.project();
    private final Map<UUID, Long> heard = new ConcurrentHashMap<>();

    private void hear(List<ScopeState> heads) {
        heads.forEach(s -> heard.put(s.id(), s.head()));
    }

    private static UUID makeShow(Store store) {
        UUID show = Ids.mint();
        Actor dana = new Actor(Ids.random(), "Dana", Actor.Kind.USER);
        store.commit(Commit.of(StoreContract.proposal(
                dana, show, StoreContract.create(Production.TYPE, show, "{'client':'A','showName':'B'}"))));
        return show;
    }

    private void hearsOfACommit(DatabaseUrl where) {
        try (Store store = Store.open(StoreOptions.of(project.program()), Engine.CLOCK)) {
            HeadWatcher watcher = new HeadWatcher(new Database(where), this::hear, NEVER);
            try {
                await().until(() -> heard.containsKey(Store.LIBRARY));
                UUID show = makeShow(store);
                await().untilAsserted(() -> assertThat(heard).containsEntry(show, 1L));
            } finally {
                watcher.close();
            }
        }
    }

    /** It looks once when it connects and never again, so what it hears later it was told. */
    @Test
    void onADirectConnectionItIsTold() {
        hearsOfACommit(project.program());
    }

    /** The same with a pooler between, where LISTEN would wait for ever. */
    @Test
    void behindAPoolerItLooksByItself() throws Exception {
        try (PgBouncer pooler = PgBouncer.before(project, 3)) {
            hearsOfACommit(pooler.program());
        }
    }
}
