package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Cause;
import dev.roadcase.model.ChecklistItem;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Connection;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Resolution;
import dev.roadcase.model.Row;
import dev.roadcase.model.ScopeKind;
import dev.roadcase.model.Source;
import dev.roadcase.sync.core.Drafted.What;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two edges and a hub, each with a real database: what one side does arrives at the other, and nothing is lost. */
class SyncingTest extends StoreContract {
    private final List<Store> opened = new ArrayList<>();
    private Store edge = store;
    private Store other = store;
    private Exchange exchange = new Exchange(edge, store);
    private Exchange second = exchange;

    @BeforeEach
    void makeEdges() {
        edge = edgeOf();
        other = edgeOf();
        exchange = new Exchange(edge, store);
        second = new Exchange(other, store);
        exchange.pair();
        second.pair();
        exchange.settle(show);
        second.settle(show);
    }

    private Store edgeOf() {
        Store made = Store.open(StoreOptions.of(Engine.SQLITE.fresh()), Engine.CLOCK);
        opened.add(made);
        return made;
    }

    @AfterEach
    void closeEdges() {
        opened.forEach(Store::close);
    }

    private static void ask(Store at, Actor who, UUID scope, Ask... asks) {
        at.commit(Commit.of(proposal(who, scope, asks)));
    }

    private static Row row(Store at, Key key) {
        return at.read(r -> r.row(key).orElseThrow());
    }

    private static Map<String, Object> everything(Store at, UUID scope) {
        return at.read(r -> {
            Map<String, Object> all = new LinkedHashMap<>();
            for (EntityType<?> type : EntityTypes.in(ScopeKind.PRODUCTION)) {
                for (Row row : r.everything(type, scope)) {
                    all.put(
                            row.key().toString(),
                            row.values() + " " + row.deleted() + " " + row.lineage() + " " + row.createdAt());
                }
            }
            return all;
        });
    }

    private void assertLevel(UUID scope) {
        for (Store at : List.of(edge, other)) {
            Upstream upstream = at.edge().upstream(scope).orElseThrow();
            assertThat(at.edge().queued(scope)).isZero();
            assertThat(upstream.isLevel()).as(upstream.toString()).isTrue();
            assertThat(upstream.syncedAt()).isNotNull();
            assertThat(at.edge().recount(scope)).as("summed up anew").isTrue();
            assertThat(everything(at, scope)).isEqualTo(everything(store, scope));
            assertThat(at.head(scope).orElseThrow().digest())
                    .isEqualTo(store.head(scope).orElseThrow().digest());
            assertThat(at.edge().conflicts(scope, false))
                    .containsExactlyInAnyOrderElementsOf(store.edge().conflicts(scope, false));
            assertThat(Integrity.check(at)).isEmpty();
        }
        assertThat(Integrity.check(store))
                .noneMatch(f -> f.severity() == Integrity.Severity.ERROR && scope.equals(f.scope()));
    }

    @Test
    void whatTheHubPlannedArrivesAndWhatTheEdgeDidComesHome() {
        Key camera = camera();
        exchange.settle(show);
        assertThat(row(edge, camera).text("name")).isEqualTo("Cam 1");
        ask(
                edge,
                kim,
                show,
                edit(
                        camera,
                        row(edge, camera).version(),
                        "{'note':'on the roof','outputs':[{},{},{'connector':'BNC'}]}"));
        assertThat(edge.edge().queued(show)).isEqualTo(1);
        dana(edit(camera, version(camera), "{'name':'Jib'}"));
        exchange.settle(show);
        second.settle(show);
        assertThat(row(camera).text("note")).isEqualTo("on the roof");
        assertThat(row(edge, camera).text("name")).isEqualTo("Jib");
        assertLevel(show);
    }

    @Test
    void untilTheHubHasItTheEdgeShowsWhatWasDoneThere() {
        Key camera = camera();
        exchange.settle(show);
        ask(edge, kim, show, edit(camera, Base.NOW, "{'name':'Jib'}"));
        dana(edit(camera, Base.NOW, "{'name':'Handheld','note':'new'}"));
        exchange.pull(show, 1 << 20);
        assertThat(row(edge, camera).text("name")).isEqualTo("Jib");
        assertThat(row(edge, camera).text("note")).isEqualTo("new");
        assertThat(edge.edge().conflicts(show, true)).hasSize(1);
    }

    @Test
    void theLaterOfTwoIsShownAndTheOtherIsKept() {
        Key camera = camera();
        exchange.settle(show);
        ask(edge, kim, show, edit(camera, Base.NOW, "{'name':'Jib'}"));
        Engine.CLOCK.advance(java.time.Duration.ofSeconds(5));
        dana(edit(camera, Base.NOW, "{'name':'Handheld'}"));
        assertThat(exchange.push(show, 10)).extracting(Commit.Done::what).containsExactly(What.CONFLICT);
        exchange.settle(show);
        second.settle(show);
        Conflict conflict = store.edge().conflicts(show, false).getFirst();
        assertThat(conflict.localWins()).isFalse();
        assertThat(conflict.parts().getFirst().local()).containsEntry("name", "Jib");
        assertThat(conflict.parts().getFirst().base()).containsEntry("name", "Cam 1");
        assertThat(row(edge, camera).text("name")).isEqualTo("Handheld");
        assertLevel(show);
    }

    private static Ask rename(Key key, String name) {
        return edit(key, Base.NOW, "{'name':'" + name + "'}");
    }

    /** Kim does something on the edge that wins or loses whole. */
    private void together(Cause cause, Ask... asks) {
        edge.commit(Commit.of(Proposal.by(kim, Engine.CLOCK.instant(), show, cause, List.of(asks))));
    }

    private Conflict shown(UUID id) {
        return edge.edge().conflicts(show, false).stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDecisionThatTheHubOvertookIsOpenOnTheEdgeAgain() {
        Key one = camera();
        Key two = camera();
        exchange.settle(show);
        together(Cause.SWAP, rename(one, "Jib"), rename(two, "Crane"));
        Engine.CLOCK.advance(java.time.Duration.ofSeconds(5));
        dana(rename(one, "Handheld"));
        exchange.settle(show);
        Conflict lost = edge.edge().conflicts(show, false).getFirst();
        assertThat(lost.group()).isEqualTo(Conflict.UNIT);
        together(Cause.RESOLVE, new Ask.Resolve(lost.id(), Resolution.LOCAL_WINS, null));
        Engine.CLOCK.advance(java.time.Duration.ofSeconds(5));
        dana(rename(one, "Steadicam"));
        exchange.pull(show, 1 << 20);
        assertThat(shown(lost.id()).resolution()).as("while it waits").isEqualTo(Resolution.LOCAL_WINS);
        assertThat(row(edge, one).text("name")).isEqualTo("Jib");
        exchange.settle(show);
        second.settle(show);
        assertThat(row(edge, one).text("name")).isEqualTo("Steadicam");
        assertThat(shown(lost.id()).isOpen()).isTrue();
        assertLevel(show);
    }

    @Test
    void aChangeThatIsSentTwiceIsTakenOnce() {
        Key camera = camera();
        exchange.settle(show);
        ask(edge, kim, show, edit(camera, Base.NOW, "{'name':'Jib'}"));
        assertThat(exchange.push(show, 10)).extracting(Commit.Done::what).containsExactly(What.APPLIED);
        long head = store.head(show).orElseThrow().head();
        assertThat(exchange.push(show, 10)).extracting(Commit.Done::what).containsExactly(What.DUPLICATE);
        assertThat(store.head(show).orElseThrow().head()).isEqualTo(head);
        exchange.pull(show, 1 << 20);
        assertThat(edge.edge().queued(show)).isZero();
    }

    @Test
    void aShowThatWasMadeOnAnEdgeComesToTheHub() {
        UUID own = Ids.mint();
        ask(edge, kim, own, create(Production.TYPE, own, "{'client':'Club','showName':'Late Night'}"));
        Key source = new Key(Source.TYPE, Ids.mint());
        ask(edge, kim, own, create(Source.TYPE, source.id(), "{'type':'cam','name':'Cam 1'}"));
        exchange.settle(own);
        second.pull(own, 1 << 20);
        assertThat(row(source).text("name")).isEqualTo("Cam 1");
        assertLevel(own);
    }

    @Test
    void aHubThatLostItsLastEntriesGetsThemBack() {
        Key camera = camera();
        exchange.settle(show);
        ask(edge, kim, show, edit(camera, Base.NOW, "{'name':'Jib'}"));
        exchange.settle(show);
        Store restored = edgeOf(); // stands for the hub's backup: the same log, but shorter
        long before = store.head(show).orElseThrow().head();
        Exchange copy = new Exchange(restored, store);
        copy.pair();
        edge.edge().rewind(show, ScopeKind.PRODUCTION, before - 1);
        assertThat(edge.edge().queued(show)).isEqualTo(1);
        assertThat(row(edge, camera).text("name")).isEqualTo("Jib");
        exchange.settle(show);
        second.settle(show);
        assertLevel(show);
    }

    @Test
    void theLibraryOfEveryServerIsTheSame() {
        exchange.settle(Store.LIBRARY);
        second.settle(Store.LIBRARY);
        assertThat(edge.head(Store.LIBRARY).orElseThrow().digest())
                .isEqualTo(store.head(Store.LIBRARY).orElseThrow().digest());
    }

    /** What somebody might do next, on whichever server. */
    private void work(Random random, Store at, Actor who) {
        List<Row> sources = at.read(r -> r.everything(Source.TYPE, show));
        List<Row> cables = at.read(r -> r.everything(Connection.TYPE, show));
        Engine.CLOCK.advance(java.time.Duration.ofMillis(random.nextInt(50)));
        int n = random.nextInt(1_000);
        Row source = sources.get(random.nextInt(sources.size()));
        try {
            switch (random.nextInt(13)) {
                case 0 -> ask(at, who, show, create(Source.TYPE, Ids.mint(), "{'type':'cam','name':'n" + n + "'}"));
                case 1 -> ask(at, who, show, new Ask.Delete(source.key(), Base.NOW));
                case 2 -> ask(at, who, show, new Ask.Restore(source.key()));
                case 3, 4 ->
                    ask(
                            at,
                            who,
                            show,
                            edit(
                                    source.key(),
                                    Base.NOW,
                                    "{'outputs':[{'label':'" + n + "','connector':'SDI'},{'connector':'BNC'}]}"));
                case 5 ->
                    ask(at, who, show, edit(source.key(), Base.NOW, "{'hRes':" + (n + 1) + ",'vRes':" + (n + 1) + "}"));
                case 6, 7 ->
                    ask(
                            at,
                            who,
                            show,
                            edit(
                                    cables.getFirst().key(),
                                    Base.NOW,
                                    "{'status':'"
                                            + List.of("planned", "patched", "faulty")
                                                    .get(n % 3) + "'}"));
                case 8 ->
                    ask(
                            at,
                            who,
                            show,
                            edit(
                                    at.read(r -> r.everything(ChecklistItem.TYPE, show))
                                            .getFirst()
                                            .key(),
                                    Base.NOW,
                                    "{'notes':[{'at':'2026-11-20T10:00:00.000Z','by':'" + who.name() + "','text':'" + n
                                            + "'}]}"));
                case 9 -> decide(random, at, who);
                default ->
                    ask(
                            at,
                            who,
                            show,
                            edit(source.key(), Base.NOW, "{'name':'" + who.name() + n + "','note':'" + n + "'}"));
            }
        } catch (Refusal | dev.roadcase.model.InvalidException e) {
            // gone meanwhile: a person would look for something else to do
        }
    }

    private void decide(Random random, Store at, Actor who) {
        List<Conflict> open = at.edge().conflicts(show, false).stream()
                .filter(Conflict::isOpen)
                .toList();
        if (!open.isEmpty()) {
            UUID one = open.get(random.nextInt(open.size())).id();
            Resolution how = random.nextBoolean() ? Resolution.LOCAL_WINS : Resolution.CLOUD_WINS;
            List<Ask> decision = List.of(new Ask.Resolve(one, how, null));
            at.commit(Commit.of(Proposal.by(who, Engine.CLOCK.instant(), show, Cause.RESOLVE, decision)));
        }
    }

    @Test
    void anyMixOfWorkOnThreeServersEndsTheSame() {
        Random random = new Random(20);
        camera();
        camera();
        made(Connection.TYPE, "{'status':'planned'}");
        made(ChecklistItem.TYPE, "{'title':'Call the venue'}");
        exchange.settle(show);
        second.settle(show);
        Actor lee = new Actor(Ids.random(), "Lee", Actor.Kind.DEVICE);
        for (int i = 0; i < 300; i++) {
            switch (random.nextInt(9)) {
                case 8 -> new Exchange(other, edge).push(show, 1 + random.nextInt(5)); // a device brings them by both
                case 0, 1 -> work(random, store, dana);
                case 2, 3 -> work(random, edge, kim);
                case 4, 5 -> work(random, other, lee);
                case 6 -> (random.nextBoolean() ? exchange : second).push(show, 1 + random.nextInt(5));
                default -> (random.nextBoolean() ? exchange : second).pull(show, 1L << random.nextInt(16));
            }
            if (i % 10 == 0) {
                assertThat(edge.edge().recount(show)).as("while changes wait").isTrue();
            }
        }
        for (int i = 0; i < 4; i++) {
            exchange.settle(show);
            second.settle(show);
        }
        assertLevel(show);
    }
}
