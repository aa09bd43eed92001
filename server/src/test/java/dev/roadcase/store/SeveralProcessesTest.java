package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Change;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import dev.roadcase.testkit.Postgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two servers on one PostgreSQL. */
class SeveralProcessesTest {
    private final DatabaseUrl url = Postgres.freshDatabase();
    private final List<Store> stores = openAtOnce(url);
    private final Store one = stores.getFirst();
    private final Store two = stores.getLast();
    private final Actor actor = new Actor(Ids.random(), "Dana", Actor.Kind.USER);
    private final UUID show = Ids.mint();

    private static List<Store> openAtOnce(DatabaseUrl url) {
        Callable<Store> open = () -> Store.open(StoreOptions.of(url), Engine.CLOCK);
        return all(List.of(open, open));
    }

    private static <T> List<T> all(List<Callable<T>> tasks) {
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        stores.forEach(Store::close);
    }

    private Proposal proposal(Ask... asks) {
        return Proposal.by(actor, Engine.CLOCK.instant(), show, Cause.EDIT, List.of(asks));
    }

    private Commit.Result makeShow(Store store) {
        Ask ask = StoreContract.create(Production.TYPE, show, "{'client':'Acme','showName':'Summit'}");
        return store.commit(Commit.of(proposal(ask)));
    }

    private static Ask source() {
        return StoreContract.create(Source.TYPE, Ids.mint(), "{'type':'cam','name':'S'}");
    }

    @Test
    void eachHearsWhatTheOtherCommits() {
        List<ScopeState> heard = Collections.synchronizedList(new ArrayList<>());
        two.follow(heard::add);
        makeShow(one);
        await().atMost(Duration.ofSeconds(5)).until(() -> heard.stream().anyMatch(s -> s.id().equals(show)));
        assertThat(two.head(show)).isEqualTo(one.head(show));
        assertThat(two.changesAfter(show, 0, 10)).hasSize(1);
        one.commit(Commit.of(proposal(source())));
        await().atMost(Duration.ofSeconds(5)).until(() -> heard.getLast().head() == 2);
        two.commit(Commit.of(proposal(source())));
        assertThat(heard.stream().map(ScopeState::head).toList()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void bothMayWriteToOneShowAtTheSameTime() {
        makeShow(one);
        List<Callable<Commit.Result>> tasks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Store store = stores.get(i % 2);
            tasks.add(() -> store.commit(Commit.of(proposal(source()))));
        }
        assertThat(all(tasks)).hasSize(60);
        List<Change> journal = one.changesAfter(show, 0, 1_000);
        assertThat(journal).hasSize(61);
        assertThat(journal.getLast().seq()).isEqualTo(61);
        List<Row> sources = two.read(r -> r.list(ListQuery.all(Source.TYPE, show)));
        assertThat(sources).extracting(r -> r.text("position")).doesNotHaveDuplicates();
        assertThat(Integrity.check(two)).isEmpty();
    }

    @Test
    void bothMayMakeTheSameShowAtTheSameTime() {
        List<Callable<Commit.Result>> tasks = List.of(() -> makeShow(one), () -> makeShow(two));
        assertThat(all(tasks)).filteredOn(r -> !r.changes().isEmpty()).hasSize(1);
        assertThat(one.changesAfter(show, 0, 10)).hasSize(1);
        assertThat(Integrity.check(one)).isEmpty();
    }

    @Test
    void aRequestSentToBothUnderOneKeyIsCarriedOutOnce() {
        makeShow(one);
        for (int round = 0; round < 5; round++) {
            String key = "key " + round;
            var once = new Commit.Once(
                    actor.id(), key, "h", r -> new Receipt(actor.id(), key, "h", 201, null, null, "ok"));
            List<Callable<Commit.Result>> tasks = new ArrayList<>();
            for (Store store : stores) {
                tasks.add(() -> store.commit(new Commit(List.of(proposal(source())), false, once)));
            }
            assertThat(all(tasks)).filteredOn(r -> r.repeated() == null).hasSize(1);
        }
        List<Row> sources = one.read(r -> r.list(ListQuery.all(Source.TYPE, show)));
        assertThat(sources).hasSize(5);
    }

    @Test
    void anEditSeesWhatTheOtherWrote() {
        makeShow(one);
        UUID id = Ids.mint();
        one.commit(Commit.of(proposal(StoreContract.create(Source.TYPE, id, "{'type':'cam','name':'S'}"))));
        Key key = new Key(Source.TYPE, id);
        two.commit(Commit.of(proposal(StoreContract.edit(key, 1, "{'name':'by two'}"))));
        assertThat(StoreContract.clashes(
                        () -> one.commit(Commit.of(proposal(StoreContract.edit(key, 1, "{'name':'by one'}"))))))
                .containsExactly("name");
    }
}
