package dev.roadcase.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Source;
import dev.roadcase.store.Commit;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.Store;
import dev.roadcase.store.Upstream;
import dev.roadcase.testkit.FlakyProxy;
import dev.roadcase.testkit.TestRoadcase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Times syncing: a hub on PostgreSQL and an edge on SQLite, both durable, with a line between them that counts and delays. */
final class SyncBench implements AutoCloseable {
    private static final int RECORDS = 10_000;
    private static final int PER_CHANGESET = 500;
    private static final long ROUND_TRIP = 50;

    private final EmbeddedPostgres postgres;
    private final TestRoadcase hub;
    private final TestRoadcase edge;
    private final FlakyProxy line;
    private UUID show = Ids.mint();
    private List<Key> sources = new ArrayList<>();
    private UUID big = show;
    private List<Key> bigSources = sources;
    private final Actor planner = new Actor(Ids.random(), "Planner", Actor.Kind.USER);

    /**
     * What one run took: milliseconds on the clock, milliseconds of processor of both servers without the database of the hub,
     * those of them in which Java compiled, and bytes on the line in both directions.
     */
    record Figure(String what, double millis, Busy busy, long bytes, String wanted) {}

    SyncBench(Path folder) throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        hub = TestRoadcase.hub(
                folder.resolve("sync-hub"), new DatabaseUrl(postgres.getJdbcUrl("postgres", "postgres")));
        Path data = folder.resolve("sync-edge");
        edge = TestRoadcase.on(data, DatabaseUrl.sqlite(data.resolve("roadcase.db")), AccessMode.PIN, false);
        line = new FlakyProxy(hub.roadcase().port());
    }

    List<Figure> run() throws InterruptedException {
        plan(RECORDS);
        pair();
        List<Figure> figures = new ArrayList<>();
        figures.add(timed(
                "pull 10,000 records", "1500 ms, 2000 kB", () -> ask("/api/sync/production/" + show + "/download")));
        edit(RECORDS);
        figures.add(
                timed("the first push after a start, 10,000 changes of one field", "", () -> ask("/api/sync/upload")));
        edit(RECORDS);
        figures.add(timed("push 10,000 changes of one field", "2000 ms, 800 kB", () -> ask("/api/sync/upload")));
        line.delay(ROUND_TRIP / 2);
        edit(RECORDS);
        figures.add(timed("the same at 50 ms", "4000 ms, 800 kB", () -> ask("/api/sync/upload")));
        edit(100);
        figures.add(timed("100 changes at 50 ms, show of 10,000 records", "300 ms", () -> ask("/api/sync/upload")));
        figures.add(timed("nothing new at 50 ms", "one round trip, 1.5 kB", () -> ask("/api/sync/upload")));
        figures.add(small());
        figures.add(lossy());
        return figures;
    }

    /** 50 ms away, and of every fifty pieces one comes late; the first show again. */
    private Figure lossy() throws InterruptedException {
        show = big;
        sources = bigSources;
        edit(RECORDS, FlakyProxy.Fault.LOSSY);
        return timed("push 10,000 changes, 50 ms and 2 % lost", "8000 ms", () -> ask("/api/sync/upload"));
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    private static Ask create(Key key, String text) {
        return new Ask.Create(key.type(), key.id(), Decoder.decode(key.type(), object(text), true), null, false);
    }

    private void commit(Store at, Cause cause, List<Ask> asks) {
        at.commit(Commit.of(Proposal.by(planner, Clock.systemUTC().instant(), show, cause, asks)));
    }

    /** The same hundred changes in a show of a hundredth of the size; what they cost must not hang on the size. */
    private Figure small() throws InterruptedException {
        big = show;
        bigSources = sources;
        show = Ids.mint();
        sources = new ArrayList<>();
        plan(RECORDS / 100);
        ask("/api/sync/production/" + show + "/download");
        edit(100);
        return timed(
                "100 changes at 50 ms, show of 100 records", "within 1.3 of the other", () -> ask("/api/sync/upload"));
    }

    private void plan(int records) {
        Store at = hub.roadcase().store();
        commit(at, Cause.EDIT, List.of(create(new Key(Production.TYPE, show), "{'client':'Acme','showName':'Big'}")));
        for (int i = 0; i < records; i += PER_CHANGESET) {
            List<Ask> asks = new ArrayList<>();
            for (int n = i; n < Math.min(records, i + PER_CHANGESET); n++) {
                Key key = new Key(Source.TYPE, Ids.mint());
                sources.add(key);
                asks.add(create(
                        key,
                        "{'type':'camera','name':'Camera " + n + "','label':'SRC " + n
                                + "','hRes':1920,'vRes':1080,'rate':'59.94','standard':'3G','note':'Row " + n % 40
                                + ", seen from the front of house'}"));
            }
            commit(at, Cause.IMPORT, asks);
        }
    }

    private void pair() {
        String code = hub.api()
                .post("/api/sync/pair-codes", object("{}"))
                .json()
                .path("code")
                .asText();
        edge.api()
                .post(
                        "/api/sync/pair",
                        Json.MAPPER.createObjectNode().put("hub", line.url()).put("code", code));
        ask("/api/sync/upload");
    }

    /** Starts a job and waits for its end; a fiftieth of what it takes is waited in vain, and asking takes little from it. */
    private void ask(String path) {
        long from = System.nanoTime();
        String job = edge.api().post(path, object("{}")).json().path("id").asText();
        while (isRunning(job)) {
            try {
                Thread.sleep(Math.clamp((System.nanoTime() - from) / 50_000_000, 2, 50));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isRunning(String job) {
        return edge.api()
                .get("/api/sync/jobs/" + job)
                .json()
                .path("state")
                .asText()
                .equals("running");
    }

    private Figure timed(String what, String wanted, Runnable work) {
        long bytes = line.carried();
        Busy busy = Busy.now();
        long from = System.nanoTime();
        work.run();
        double millis = (System.nanoTime() - from) / 1e6;
        Busy took = Busy.now().since(busy);
        Upstream upstream = edge.roadcase().store().edge().upstream(show).orElseThrow();
        if (!upstream.isLevel() || edge.roadcase().store().edge().queued(show) > 0) {
            throw new IllegalStateException(what + " did not end level: " + upstream);
        }
        return new Figure(what, millis, took, line.carried() - bytes, wanted);
    }

    /** Each a change of its own to one field, made while the hub is out of reach. */
    private void edit(int count) throws InterruptedException {
        edit(count, FlakyProxy.Fault.NONE);
    }

    private void edit(int count, FlakyProxy.Fault afterwards) throws InterruptedException {
        line.become(FlakyProxy.Fault.REFUSING, 0);
        Store at = edge.roadcase().store();
        try (ExecutorService people = Executors.newFixedThreadPool(64)) {
            for (int i = 0; i < count; i++) {
                Key key = sources.get(i);
                String name =
                        "{'name':'Cam " + i + " " + Ids.random().toString().charAt(0) + "'}";
                Ask edit = new Ask.Edit(key, Decoder.decode(Source.TYPE, object(name), false), Base.NOW);
                people.execute(() -> commit(at, Cause.EDIT, List.of(edit)));
            }
        }
        line.become(afterwards, 0);
    }

    @Override
    public void close() throws IOException {
        line.close();
        edge.close();
        hub.close();
        postgres.close();
    }
}
