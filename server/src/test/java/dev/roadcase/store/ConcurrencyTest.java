package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Ids;
import dev.roadcase.model.InvalidException;
import dev.roadcase.model.Key;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.RoadcaseException;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ConcurrencyTest extends StoreContract {
    /** Runs {@code count} tasks at the same moment and returns what became of each. */
    private static List<String> atOnce(int count, IntFunction<Runnable> tasks) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            for (int i = 0; i < count; i++) {
                Runnable task = tasks.apply(i);
                futures.add(threads.submit(() -> {
                    start.await();
                    return outcome(task);
                }));
            }
            start.countDown();
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> future : futures) {
            outcomes.add(future.get());
        }
        return outcomes;
    }

    private static String outcome(Runnable task) {
        try {
            task.run();
            return "done";
        } catch (RoadcaseException e) {
            return e.getClass().getSimpleName();
        }
    }

    @Test
    void ofEightEditsOfOneFieldFromOneBaseExactlyOneWins() throws Exception {
        Key key = camera();
        List<String> outcomes = atOnce(8, i -> () -> dana(edit(key, 1, "{'name':'by " + i + "'}")));
        assertThat(outcomes).containsOnlyOnce("done");
        assertThat(outcomes)
                .filteredOn(Refusal.Conflict.class.getSimpleName()::equals)
                .hasSize(7);
        assertThat(row(key).text("name")).isEqualTo("by " + outcomes.indexOf("done"));
        assertThat(version(key)).isEqualTo(2);
    }

    @Test
    void eightEditsOfDifferentFieldsFromOneBaseAllWin() throws Exception {
        Key key = camera();
        List<String> fields =
                List.of("'name'", "'label'", "'note'", "'type'", "'secondaryDevice'", "'hRes'", "'position'");
        List<String> outcomes = atOnce(
                8,
                i -> () -> dana(edit(
                        key,
                        1,
                        i == 7
                                ? "{'outputs':[{'label':'x'},{}]}"
                                : "{" + fields.get(i) + ":" + (i == 5 ? "7" : "'x'") + "}")));
        assertThat(outcomes).containsOnly("done");
        assertThat(version(key)).isEqualTo(9);
        assertThat(row(key).get("hRes")).isEqualTo(7);
        assertThat(row(key).text("label")).isEqualTo("x");
        assertThat(outputs(key).getFirst().text("label")).isEqualTo("x");
    }

    @Test
    void whatIsRefusedLeavesNothingAmongThoseThatStand() throws Exception {
        UUID taken = camera().id();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            ids.add(Ids.mint());
        }
        List<String> outcomes = atOnce(
                64,
                i -> () -> dana(
                        create(Source.TYPE, ids.get(i), "{'type':'cam','name':'S" + i + "'}"),
                        switch (i % 4) {
                            case 1 -> create(Source.TYPE, taken, "{'type':'cam','name':'other'}");
                            case 2 -> create(Source.TYPE, Ids.mint(), "{'type':'cam'}");
                            default -> edit(new Key(Source.TYPE, ids.get(i)), 1, "{'note':'n'}");
                        }));
        for (int i = 0; i < 64; i++) {
            Key key = new Key(Source.TYPE, ids.get(i));
            boolean stands = store.<Boolean>read(r -> r.row(key).isPresent());
            assertThat(outcomes.get(i))
                    .isEqualTo(
                            switch (i % 4) {
                                case 1 -> Refusal.AlreadyExists.class.getSimpleName();
                                case 2 -> InvalidException.class.getSimpleName();
                                default -> "done";
                            });
            assertThat(stands).isEqualTo(outcomes.get(i).equals("done"));
        }
        List<Row> sources = store.read(r -> r.list(ListQuery.all(Source.TYPE, show)));
        assertThat(sources).hasSize(33);
        assertThat(sources).extracting(r -> r.text("position")).doesNotHaveDuplicates();
        assertThat(journal()).hasSize(34);
        assertThat(journal().getLast().seq()).isEqualTo(34);
        assertThat(Integrity.check(store))
                .filteredOn(f -> show.equals(f.scope()))
                .isEmpty();
    }

    @Test
    void aFaultOfTheProgramInOneCommitIsNobodyElses() throws Exception {
        List<String> outcomes = atOnce(16, i -> () -> {
            var once = new Commit.Once(dana.id(), Ids.random().toString(), "h", r -> {
                throw new ArithmeticException();
            });
            var proposal = proposal(dana, show, create(Source.TYPE, Ids.mint(), "{'type':'cam','name':'S'}"));
            try {
                store.commit(new Commit(List.of(proposal), false, i == 3 ? once : null));
            } catch (ArithmeticException e) {
                throw new StoreException("its own", e);
            }
        });
        assertThat(outcomes).filteredOn("done"::equals).hasSize(15);
        assertThat(journal()).hasSize(16);
    }

    @Test
    void followersHearOfEachHeadInOrder() throws Exception {
        List<Long> heads = java.util.Collections.synchronizedList(new ArrayList<>());
        store.follow(s -> {
            if (s.id().equals(show)) {
                heads.add(s.head());
            }
        });
        atOnce(16, i -> () -> dana(create(Source.TYPE, Ids.mint(), "{'type':'cam','name':'S'}")));
        assertThat(heads).isSorted().doesNotHaveDuplicates().endsWith(17L);
    }
}
