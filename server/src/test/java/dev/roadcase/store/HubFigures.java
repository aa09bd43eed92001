package dev.roadcase.store;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Production;
import dev.roadcase.model.Source;
import dev.roadcase.testkit.Postgres;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Measures a hub's PostgreSQL; the figures are in docs/decisions/008 and docs/scale.md. Run it with {@code scripts/test
 * -Dtest=HubFigures}.
 */
class HubFigures {
    private static final Duration SPAN = Duration.ofSeconds(4);

    private final Actor dana = new Actor(Ids.random(), "Dana", Actor.Kind.USER);
    private final PrintStream out = System.out;

    private void add(Store store, UUID show) {
        store.commit(Commit.of(StoreContract.proposal(
                dana, show, StoreContract.create(Source.TYPE, Ids.mint(), "{'type':'cam','name':'S'}"))));
    }

    private UUID makeShow(Store store) {
        UUID show = Ids.mint();
        store.commit(Commit.of(StoreContract.proposal(
                dana, show, StoreContract.create(Production.TYPE, show, "{'client':'A','showName':'B'}"))));
        return show;
    }

    private static void sql(DatabaseUrl database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbc());
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static Store open(DatabaseUrl url, int lanes, int group) {
        return Store.open(new StoreOptions(url, 2, lanes, group), Clock.systemUTC());
    }

    /** Runs {@code work} in so many threads for the span and returns how often it ran in a second. */
    private static long perSecond(int threads, Consumer<Integer> work) throws Exception {
        AtomicLong count = new AtomicLong();
        long end = System.nanoTime() + SPAN.toNanos();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(pool.submit(() -> {
                    while (System.nanoTime() < end) {
                        work.accept(number);
                        count.incrementAndGet();
                    }
                }));
            }
        }
        for (Future<?> one : running) {
            one.get();
        }
        return count.get() / SPAN.toSeconds();
    }

    @Test
    void delayUntilAnotherProcessHears() throws Exception {
        DatabaseUrl database = Postgres.freshDatabase();
        try (Store one = open(database, 1, 256)) {
            UUID show = makeShow(one);
            out.println("told:   " + delays(one, show, database, HeadWatcher.TOLD));
            sql(database, "DROP TRIGGER roadcase_tell ON sync_scope");
            out.println("untold: " + delays(one, show, database, Duration.ZERO));
        }
    }

    /** With no trigger and no patience the watcher looks at each of its 250 ms turns, as behind a pooler. */
    private String delays(Store one, UUID show, DatabaseUrl database, Duration told) throws Exception {
        Map<Long, Long> heard = new ConcurrentHashMap<>();
        HeadWatcher watcher = new HeadWatcher(
                new Database(database),
                heads -> heads.stream()
                        .filter(s -> s.id().equals(show))
                        .forEach(s -> heard.putIfAbsent(s.head(), System.nanoTime())),
                told);
        Thread.sleep(500);
        long[] micros = new long[60];
        for (int i = 0; i < micros.length; i++) {
            Thread.sleep(20 + i * 4L);
            add(one, show);
            long done = System.nanoTime();
            long head = one.head(show).orElseThrow().head();
            for (int n = 0; n < 1_000 && !heard.containsKey(head); n++) {
                Thread.sleep(1);
            }
            micros[i] = Math.max(0, (heard.getOrDefault(head, done + 1_000_000_000L) - done) / 1_000);
        }
        watcher.close();
        Arrays.sort(micros);
        return "median " + micros[30] + " us, p95 " + micros[57] + " us, most " + micros[59] + " us";
    }

    @Test
    void whatKeptStatementsAreWorth() throws Exception {
        DatabaseUrl database = Postgres.freshDatabase();
        for (int round = 1; round <= 2; round++) {
            for (int threshold : new int[] {0, 5}) {
                DatabaseUrl url = new DatabaseUrl(database.text() + "&prepareThreshold=" + threshold);
                try (Store store = open(url, 1, 256)) {
                    UUID show = makeShow(store);
                    long reads = perSecond(2, i -> store.head(show));
                    long writes = perSecond(16, i -> add(store, show));
                    out.println("prepareThreshold=" + threshold + ": reads/s " + reads + ", writes/s " + writes);
                }
            }
        }
    }

    @Test
    void commitsWithAndWithoutTelling() throws Exception {
        DatabaseUrl database = Postgres.freshDatabase();
        for (String state : List.of("ENABLE", "DISABLE", "ENABLE", "DISABLE")) {
            try (Store store = open(database, 8, 1)) {
                sql(database, "ALTER TABLE sync_scope " + state + " TRIGGER roadcase_tell");
                List<UUID> shows = new ArrayList<>();
                for (int i = 0; i < 32; i++) {
                    shows.add(makeShow(store));
                }
                long alone = perSecond(1, i -> add(store, shows.getFirst()));
                long many = perSecond(32, i -> add(store, shows.get(i)));
                out.println(state + " telling: transactions/s, one show " + alone + ", 32 shows on 8 lanes " + many);
            }
            try (Store store = open(database, 4, 256)) {
                List<UUID> shows = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    shows.add(makeShow(store));
                }
                out.println(state + " telling: changesets/s of 100 shows, groups of 256: "
                        + perSecond(100, i -> add(store, shows.get(i))));
            }
        }
    }

    @Test
    void tenThousandProductions() throws Exception {
        DatabaseUrl database = Postgres.freshDatabase();
        try (Store store = open(database, 4, 256)) {
            UUID show = makeShow(store);
            for (int i = 0; i < 400; i++) {
                add(store, show);
            }
            sql(database, """
                    BEGIN; SET LOCAL roadcase.writer = 'figures';
                    INSERT INTO sync_scope SELECT (md5('s' || n))::uuid, kind, org_id, epoch, head, chain, digest, floor,
                      version_offset, local_only FROM sync_scope, generate_series(1, 10000) n WHERE id = '%1$s';
                    INSERT INTO journal SELECT s.id, j.seq, md5(s.id::text || j.seq)::uuid, import_id, body_hash, author_id,
                      author_name, author_kind, at, cause, body, effects, j.chain FROM journal j, sync_scope s
                      WHERE j.scope = '%1$s' AND j.seq <= 20 AND s.id <> '%1$s';
                    INSERT INTO journal_records SELECT entity, md5(s.id::text || record_id)::uuid, version, s.id, seq, op
                      FROM journal_records r, sync_scope s WHERE r.scope = '%1$s' AND seq <= 20 AND s.id <> '%1$s';
                    COMMIT""".formatted(show), "VACUUM ANALYZE");
            try (Connection connection = DriverManager.getConnection(database.jdbc());
                    Statement statement = connection.createStatement();
                    var rows = statement.executeQuery("""
                            SELECT relname, pg_relation_size(oid) / 1048576 FROM pg_class
                            WHERE relname ~ '^(journal|sync_scope)' ORDER BY relname""")) {
                while (rows.next()) {
                    out.println(rows.getString(1) + ": " + rows.getLong(2) + " MiB");
                }
            }
            out.println("all heads: " + perSecond(1, i -> store.heads()) + "/s");
            out.println("one head: " + perSecond(2, i -> store.head(show)) + "/s");
            out.println("a page of 100 changes: " + perSecond(2, i -> store.changesAfter(show, 100, 100)) + "/s");
            out.println("writes of one show: " + perSecond(32, i -> add(store, show)) + "/s");
        }
    }
}
