package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.app.Restoring;
import dev.roadcase.model.Change;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.StoreOptions;
import dev.roadcase.store.Upstream;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.Folders;
import dev.roadcase.testkit.Postgres;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub and three edges, real servers all, whose clocks are off by hours and years, with 20,000 edits at once. Meanwhile one
 * edge is copied, one goes back to a snapshot, and the hub to a backup. In the end all hold the same, and every value that
 * anybody was told was saved is either there or can be found: in the history of what was shown, or in the conflicts.
 */
@Timeout(420)
class ThreeEdgesTest {
    private static final int RECORDS = 40;

    @TempDir
    static Path folder = Path.of("");

    private final Path hubData = Folders.fresh(folder, "hub");
    private DatabaseUrl database = Postgres.freshDatabase();
    private TestRoadcase hub = TestRoadcase.hub(hubData, database);
    private final List<Site> sites = new ArrayList<>();
    private final Collection<String> saved = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final List<String> sources = new ArrayList<>();
    private UUID show = new UUID(0, 0);

    /** An edge with its data and its clock. */
    private final class Site {
        private final Path data;
        private final Clock clock;
        private TestRoadcase server;

        Site(Path data, Duration skew) {
            this.data = data;
            clock = Clock.offset(Clock.systemUTC(), skew);
            server = start();
        }

        private TestRoadcase start() {
            return TestRoadcase.on(data, hub.api().url(), clock);
        }

        void restart() {
            server.close();
            server = start();
        }
    }

    @AfterEach
    void stop() {
        sites.forEach(site -> site.server.close());
        hub.close();
    }

    private void pair(Site site) {
        String code = hub.api()
                .post("/api/sync/pair-codes", object("{}"))
                .json()
                .path("code")
                .asText();
        ObjectNode pair =
                Json.MAPPER.createObjectNode().put("hub", hub.api().url()).put("code", code);
        assertThat(site.server.api().post("/api/sync/pair", pair).status()).isEqualTo(200);
        site.server.api().post("/api/sync/production/" + show + "/download", object("{}"));
        sites.add(site);
    }

    /** Everybody edits at once, everywhere; each value is like no other. */
    private void work(int edits) throws Exception {
        List<TestRoadcase> servers = new ArrayList<>(List.of(hub));
        sites.forEach(site -> servers.add(site.server));
        try (ExecutorService people = Executors.newFixedThreadPool(servers.size() * 2)) {
            List<Future<?>> busy = new ArrayList<>();
            for (int i = 0; i < servers.size() * 2; i++) {
                TestRoadcase at = servers.get(i / 2);
                Random random = new Random(number.incrementAndGet());
                int share = edits / (servers.size() * 2);
                busy.add(people.submit(() -> {
                    for (int n = 0; n < share; n++) {
                        edit(at, random);
                    }
                }));
            }
            for (Future<?> one : busy) {
                one.get();
            }
        }
    }

    private void edit(TestRoadcase at, Random random) {
        String value = "v" + number.incrementAndGet();
        String field = random.nextBoolean() ? "name" : "note";
        String path = "/api/sources/" + sources.get(random.nextInt(RECORDS));
        Answer done = at.api().put(path, object("{'" + field + "':'" + value + "'}"), "If-Match", "*");
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        saved.add(value);
    }

    private void settle() {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    sites.forEach(site -> site.server.api().post("/api/sync/upload", object("{}")));
                    return sites.stream().allMatch(this::isLevel);
                });
    }

    private boolean isLevel(Site site) {
        Upstream upstream = site.server.roadcase().store().edge().upstream(show).orElse(null);
        return upstream != null
                && upstream.isLevel()
                && upstream.seq()
                        == hub.roadcase().store().head(show).orElseThrow().head()
                && site.server.roadcase().store().edge().queued(show) == 0;
    }

    private void hubGoesBackTo(DatabaseUrl backup) {
        hub.close();
        database = backup;
        hub = TestRoadcase.hub(hubData, database);
        sites.forEach(Site::restart);
    }

    private DatabaseUrl backUpHub() {
        hub.close();
        DatabaseUrl backup = Postgres.copyOf(database);
        hub = TestRoadcase.hub(hubData, database);
        sites.forEach(Site::restart);
        return backup;
    }

    private void plan() {
        show = UUID.fromString(hub.api()
                .post("/api/productions", object("{'client':'Acme','showName':'Summit'}"))
                .json()
                .path("id")
                .asText());
        for (int i = 0; i < RECORDS; i++) {
            String id = Ids.mint().toString();
            hub.api()
                    .post(
                            "/api/productions/" + show + "/sources",
                            object("{'id':'" + id + "','type':'cam','name':'planned'}"));
            sources.add(id);
        }
    }

    @Test
    void allEndTheSameAndEveryValueCanBeFound() throws Exception {
        plan();
        pair(new Site(Folders.fresh(folder, "edge"), Duration.ofHours(-3)));
        pair(new Site(Folders.fresh(folder, "edge"), Duration.ofDays(3_650)));
        pair(new Site(Folders.fresh(folder, "edge"), Duration.ZERO));
        settle();
        DatabaseUrl backup = backUpHub();
        work(10_000);
        settle();
        Site second = sites.get(1);
        String name = second.server
                .api()
                .post("/api/backups", object("{}"))
                .json()
                .path("name")
                .asText();
        work(5_000);
        settle();
        goBack(second, second.data.resolve("backups").resolve(name));
        copyOf(sites.getFirst(), Duration.ofHours(5));
        hubGoesBackTo(backup);
        work(5_000);
        settle();
        assertAllTheSame();
        assertThat(new HashSet<>(saved)).isSubsetOf(findable());
    }

    private static void goBack(Site site, Path snapshot) {
        site.server.close();
        DatabaseUrl url = DatabaseUrl.sqlite(site.data.resolve("roadcase.db"));
        new Restoring(site.data, StoreOptions.of(url), site.clock).restore(snapshot, false);
        site.server = site.start();
    }

    private void copyOf(Site site, Duration skew) {
        site.server.close();
        Path copy = Folders.copy(site.data, folder);
        site.server = site.start();
        sites.add(new Site(copy, skew));
    }

    private void assertAllTheSame() {
        var here = hub.roadcase().store();
        List<JsonNode> ours = records(hub);
        for (Site site : sites) {
            var there = site.server.roadcase().store();
            assertThat(there.head(show).orElseThrow().digest())
                    .isEqualTo(here.head(show).orElseThrow().digest());
            assertThat(there.edge().conflicts(show, false))
                    .containsExactlyInAnyOrderElementsOf(here.edge().conflicts(show, false));
            assertThat(records(site.server)).isEqualTo(ours);
        }
    }

    private List<JsonNode> records(TestRoadcase at) {
        List<JsonNode> all = new ArrayList<>();
        for (String id : sources) {
            JsonNode source = at.api().get("/api/sources/" + id).json();
            all.add(source.path("name"));
            all.add(source.path("note"));
        }
        return all;
    }

    /** What is shown, what was shown before, and what is kept in the conflicts. */
    private Set<String> findable() {
        Set<String> found = new HashSet<>();
        var store = hub.roadcase().store();
        for (Row row : store.read(r -> r.everything(Source.TYPE, show))) {
            found.add(row.text("name"));
            found.add(row.text("note"));
        }
        for (Change change : store.changesAfter(show, 0, Integer.MAX_VALUE)) {
            change.effects()
                    .forEach(
                            e -> e.groups().values().forEach(g -> texts(g.from().values(), found)));
        }
        for (Conflict conflict : store.edge().conflicts(show, false)) {
            conflict.parts().forEach(part -> {
                texts(part.local().values(), found);
                texts(part.cloud().values(), found);
            });
        }
        return found;
    }

    private static void texts(Collection<?> values, Set<String> into) {
        values.stream().filter(Objects::nonNull).map(Object::toString).forEach(into::add);
    }
}
