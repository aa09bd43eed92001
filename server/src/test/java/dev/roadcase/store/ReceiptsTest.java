package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReceiptsTest extends StoreContract {
    private final String key = Ids.random().toString();

    private Commit.Result once(String hash, Ask... asks) {
        var once = new Commit.Once(
                dana.id(),
                key,
                hash,
                r -> new Receipt(dana.id(), key, hash, 201, "\"1\"", "/there", "first " + asks.length));
        return store.commit(new Commit(List.of(proposal(dana, show, asks)), false, once));
    }

    private static Ask anything() {
        return create(Source.TYPE, Ids.mint(), "{'type':'cam','name':'A'}");
    }

    private List<Row> sources() {
        return store.read(r -> r.list(ListQuery.all(Source.TYPE, show)));
    }

    @Test
    void aRepeatGetsTheFirstAnswerAndDoesNothing() {
        assertThat(once("h", anything()).repeated()).isNull();
        Commit.Result again = once("h", anything(), anything());
        assertThat(again.repeated()).isEqualTo(new Receipt(dana.id(), key, "h", 201, "\"1\"", "/there", "first 1"));
        assertThat(again.changes()).isEmpty();
        assertThat(sources()).hasSize(1);
    }

    @Test
    void theSameKeyForOtherContentIsRefused() {
        once("h", anything());
        assertThatThrownBy(() -> once("other", anything())).isInstanceOf(Commit.KeyReused.class);
        assertThat(sources()).hasSize(1);
    }

    @Test
    void aRefusedRequestLeavesNoReceipt() {
        Ask bad = edit(new Key(Source.TYPE, Ids.mint()), 1, "{'name':'A'}");
        assertThatThrownBy(() -> once("h", bad)).isInstanceOf(dev.roadcase.model.Refusal.NotFound.class);
        assertThat(once("h", anything()).repeated()).isNull();
    }

    @Test
    void anAnswerThatCannotBeMadeWritesNothing() {
        var failing = new Commit.Once(dana.id(), key, "h", r -> {
            throw new IllegalStateException("no answer");
        });
        Commit bad = new Commit(List.of(proposal(dana, show, anything())), false, failing);
        assertThatThrownBy(() -> store.commit(bad)).hasMessage("no answer");
        assertThat(sources()).isEmpty();
        dana(anything());
        assertThat(journal()).extracting(c -> c.seq()).containsExactly(1L, 2L);
        assertThat(Integrity.check(store))
                .filteredOn(f -> show.equals(f.scope()))
                .isEmpty();
    }

    @Test
    void manyAtOnceAreCarriedOutOnce() throws InterruptedException {
        Set<String> answers = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        for (int i = 0; i < 16; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                answers.add(once("h", anything()).repeated() == null ? "done" : "repeated");
            }));
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(answers).containsExactlyInAnyOrder("done", "repeated");
        assertThat(sources()).hasSize(1);
    }

    @Test
    void aReceiptIsForgottenAfterADay() {
        once("h", anything());
        Engine.CLOCK.advance(Duration.ofHours(23));
        assertThat(once("h", anything()).repeated()).isNotNull();
        Engine.CLOCK.advance(Duration.ofHours(2));
        assertThat(once("other", anything()).repeated()).isNull();
        assertThat(once("other", anything()).repeated())
                .as("the new one is kept")
                .isNotNull();
        assertThat(sources()).hasSize(2);
    }
}
