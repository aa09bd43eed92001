package dev.roadcase.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.Store;
import dev.roadcase.testkit.Api.Answer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real hub on PostgreSQL with one show, and a real edge on SQLite, talking over HTTP. As an extension of a test it lives as long
 * as that: {@code @RegisterExtension final HubAndEdge servers = new HubAndEdge();}
 */
public final class HubAndEdge implements AfterEachCallback, AutoCloseable {
    private final Path folder;
    private final Path hubData;
    private DatabaseUrl hubDatabase = Postgres.freshDatabase();
    private TestRoadcase hub;
    private final Path edgeData;
    private DatabaseUrl edgeDatabase;
    private TestRoadcase edge;
    private Clock edgeClock = Clock.systemUTC();
    private final String show;

    /** Starts both in a folder that goes after the test. */
    public HubAndEdge() {
        this(Folders.temporary("hub-and-edge"));
    }

    /** Starts both in folders of their own below {@code folder}; they are not paired yet. */
    public HubAndEdge(Path folder) {
        this.folder = folder;
        hubData = Folders.fresh(folder, "hub");
        hub = TestRoadcase.hub(hubData, hubDatabase);
        edgeData = Folders.fresh(folder, "edge");
        edgeDatabase = DatabaseUrl.sqlite(edgeData.resolve("roadcase.db"));
        edge = TestRoadcase.on(edgeData);
        show = hub.api()
                .post("/api/productions", object("{'client':'Acme','showName':'Summit'}"))
                .json()
                .path("id")
                .asText();
    }

    public Api hub() {
        return hub.api();
    }

    public Api edge() {
        return edge.api();
    }

    public String show() {
        return show;
    }

    /** Where the edge keeps its data. */
    public Path edgeData() {
        return edgeData;
    }

    /** The edge's inner side. */
    public Store edgeStore() {
        return edge.roadcase().store();
    }

    /** The hub's inner side. */
    public Store hubStore() {
        return hub.roadcase().store();
    }

    public void stopEdge() {
        edge.close();
    }

    /** Starts the edge again after {@link #stopEdge}; it finds the hub where that is now. */
    public void startEdge() {
        edge = TestRoadcase.on(edgeData, edgeDatabase, hub().url(), edgeClock);
    }

    /** The same on a machine with another clock, from now on. */
    public void startEdge(Clock clock) {
        edgeClock = clock;
        startEdge();
    }

    /** The same on another database. */
    public void startEdge(DatabaseUrl database) {
        edgeDatabase = database;
        startEdge();
    }

    /** Stops the hub, keeps a copy of its database, and starts it again at another address. */
    public DatabaseUrl backUpHub() {
        stopHub();
        DatabaseUrl backup = Postgres.copyOf(hubDatabase);
        startHub();
        stopEdge();
        startEdge();
        return backup;
    }

    /** The hub loses its database and gets this one instead; {@code between} is done before it starts. */
    public void restoreHub(DatabaseUrl backup, Runnable between) {
        stopHub();
        hubDatabase = backup;
        between.run();
        startHub();
        stopEdge();
        startEdge();
    }

    public DatabaseUrl hubDatabase() {
        return hubDatabase;
    }

    /** Stops both, does something to the hub's database, and starts the hub again. */
    public void restartHub(Consumer<DatabaseUrl> between) {
        stopEdge();
        stopHub();
        between.accept(hubDatabase);
        startHub();
    }

    public Path hubData() {
        return hubData;
    }

    public void stopHub() {
        hub.close();
    }

    /** Starts the hub again after {@link #stopHub}, at another address; an edge finds it when it is started anew. */
    public void startHub() {
        hub = TestRoadcase.hub(hubData, hubDatabase);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
        Folders.delete(folder);
    }

    @Override
    public void close() {
        edge.close();
        hub.close();
    }

    /** JSON with single quotes, to be read in a test. */
    public static ObjectNode object(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    /** Pairs the edge for everything the hub has. */
    public void pair() {
        pair(hub().url(), object("{}"));
    }

    /** Pairs the edge with the hub as it is reached at {@code url}; {@code code} says what the code is for. */
    public void pair(String url, ObjectNode code) {
        String given =
                hub().post("/api/sync/pair-codes", code).json().path("code").asText();
        ObjectNode pair = Json.MAPPER.createObjectNode().put("hub", url).put("code", given);
        Answer paired = edge().post("/api/sync/pair", pair);
        assertThat(paired.status()).as(paired.body()).isEqualTo(200);
    }

    /** Fetches the show to the edge. */
    public void pack() {
        job(edge().post("/api/sync/production/" + show + "/download", object("{}")));
    }

    /** Brings both level. */
    public void sync() {
        job(edge().post("/api/sync/upload", object("{}")));
    }

    public void job(Answer started) {
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        String job = "/api/sync/jobs/" + started.json().path("id").asText();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !edge().get(job).json().path("state").asText().equals("running"));
        JsonNode ended = edge().get(job).json();
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("done");
    }

    /** A new source; answers its path. */
    public String source(Api at, String name) {
        Answer made = at.post("/api/productions/" + show + "/sources", object("{'type':'cam','name':'" + name + "'}"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return "/api/sources/" + made.json().path("id").asText();
    }

    /** A new cable that is planned; answers its path. */
    public String cable(Api at) {
        Answer made = at.post("/api/productions/" + show + "/connections", object("{'status':'planned'}"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return "/api/connections/" + made.json().path("id").asText();
    }

    public static void edit(Api at, String path, String body) {
        Answer done = at.put(path, object(body), "If-Match", "*");
        assertThat(done.status()).as(done.body()).isEqualTo(200);
    }

    /** What a server says of its syncing of the show. */
    public JsonNode production(Api at) {
        for (JsonNode production : at.get("/api/sync/status").json().path("productions")) {
            if (production.path("id").asText().equals(show)) {
                return production;
            }
        }
        return Json.MAPPER.missingNode();
    }
}
