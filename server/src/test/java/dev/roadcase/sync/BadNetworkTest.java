package dev.roadcase.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.Upstream;
import dev.roadcase.testkit.FlakyProxy;
import dev.roadcase.testkit.FlakyProxy.Fault;
import dev.roadcase.testkit.Postgres;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the network does while both sides work: when it has stopped, both hold the same and nothing is missing. */
@Timeout(180)
class BadNetworkTest {
    @TempDir
    Path folder = Path.of("");

    private final Random random = new Random(7);
    private final List<String> made = new ArrayList<>();
    private TestRoadcase hub = nothingYet();
    private TestRoadcase edge = hub;
    private FlakyProxy network = noNetwork();
    private UUID show = new UUID(0, 0);

    @SuppressWarnings("NullAway") // set before each test
    private static TestRoadcase nothingYet() {
        return null;
    }

    @SuppressWarnings("NullAway") // set before each test
    private static FlakyProxy noNetwork() {
        return null;
    }

    @BeforeEach
    void start() {
        hub = TestRoadcase.hub(folder.resolve("hub"), Postgres.freshDatabase());
        Path data = folder.resolve("edge");
        edge = TestRoadcase.on(data, DatabaseUrl.sqlite(data.resolve("roadcase.db")), AccessMode.PIN, false);
        network = new FlakyProxy(hub.roadcase().port());
        show = UUID.fromString(hub.api()
                .post("/api/productions", object("{'client':'Acme','showName':'Summit'}"))
                .json()
                .path("id")
                .asText());
        String code = hub.api()
                .post("/api/sync/pair-codes", object("{}"))
                .json()
                .path("code")
                .asText();
        ObjectNode pair =
                Json.MAPPER.createObjectNode().put("hub", network.url()).put("code", code);
        assertThat(edge.api().post("/api/sync/pair", pair).status()).isEqualTo(200);
        edge.api().post("/api/sync/production/" + show + "/download", object("{}"));
        await().atMost(Duration.ofSeconds(30)).until(this::isLevel);
    }

    @AfterEach
    void stop() {
        network.close();
        edge.close();
        hub.close();
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    private boolean isLevel() {
        Upstream upstream = edge.roadcase().store().edge().upstream(show).orElse(null);
        return upstream != null
                && upstream.isLevel()
                && upstream.seq()
                        == hub.roadcase().store().head(show).orElseThrow().head()
                && edge.roadcase().store().edge().queued(show) == 0;
    }

    /** A few people on both sides at once. */
    private void work() {
        TestRoadcase at = random.nextBoolean() ? edge : hub;
        if (made.isEmpty() || random.nextInt(3) == 0) {
            String id = Ids.mint().toString();
            String body = "{'id':'" + id + "','type':'cam','name':'" + "x".repeat(random.nextInt(150) + 1) + "'}";
            assertThat(at.api()
                            .post("/api/productions/" + show + "/sources", object(body))
                            .status())
                    .isEqualTo(201);
            made.add(id);
        } else {
            String id = made.get(random.nextInt(made.size()));
            String body = "{'note':'" + random.nextInt() + "','name':'" + random.nextInt() + "'}";
            int status = at.api()
                    .put("/api/sources/" + id, object(body), "If-Match", "*")
                    .status();
            assertThat(status).isIn(200, 404); // the other side may not have it yet
        }
    }

    @Test
    void aLineThatBreaksAfterAFewChangesIsEnoughInTheEnd() {
        network.become(Fault.REFUSING, 0);
        for (int i = 0; i < 60; i++) {
            String id = Ids.mint().toString();
            String body = "{'id':'" + id + "','type':'cam','name':'" + random.nextLong() + random.nextLong() + "'}";
            edge.api().post("/api/productions/" + show + "/sources", object(body));
        }
        network.become(Fault.CUT_GOING, 4_000);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    edge.api().post("/api/sync/upload", object("{}"));
                    return isLevel();
                });
    }

    @Test
    void aLineThatBreaksAfterAFewEntriesComeIsEnoughInTheEnd() {
        network.become(Fault.REFUSING, 0);
        for (int i = 0; i < 200; i++) {
            String id = Ids.mint().toString();
            String body = "{'id':'" + id + "','type':'cam','name':'" + random.nextLong() + random.nextLong() + "'}";
            assertThat(hub.api()
                            .post("/api/productions/" + show + "/sources", object(body))
                            .status())
                    .isEqualTo(201);
        }
        network.become(Fault.CUT_COMING, 8_000);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    edge.api().post("/api/sync/upload", object("{}"));
                    return isLevel();
                });
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void nothingIsMissingWhenTheNetworkIsBack(Fault fault) throws Exception {
        int rounds = fault == Fault.BLACK_HOLE || fault == Fault.HALF_OPEN ? 1 : 6;
        for (int i = 0; i < rounds; i++) {
            network.become(fault, 1 + random.nextInt(3_000));
            for (int n = 0; n < 15; n++) {
                work();
                Thread.sleep(random.nextInt(20));
            }
            edge.api().post("/api/sync/upload", object("{}"));
            Thread.sleep(random.nextInt(300));
        }
        network.become(Fault.NONE, Long.MAX_VALUE);
        edge.api().post("/api/sync/upload", object("{}"));
        await().atMost(Duration.ofSeconds(90)).until(this::isLevel);
        made.forEach(id -> {
            assertThat(hub.api().get("/api/sources/" + id).status()).as(id).isEqualTo(200);
            assertThat(edge.api().get("/api/sources/" + id).json().path("name"))
                    .isEqualTo(hub.api().get("/api/sources/" + id).json().path("name"));
        });
        assertThat(edge.roadcase().store().head(show).orElseThrow().digest())
                .isEqualTo(hub.roadcase().store().head(show).orElseThrow().digest());
        assertThat(edge.roadcase().store().edge().conflicts(show, false))
                .containsExactlyInAnyOrderElementsOf(
                        hub.roadcase().store().edge().conflicts(show, false));
    }
}
