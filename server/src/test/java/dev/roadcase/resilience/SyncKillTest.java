package dev.roadcase.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Edge, hub and the hub's PostgreSQL are killed in the middle of syncing; what was acknowledged on either side is on both. */
class SyncKillTest {
    private static final int ROUNDS = Boolean.getBoolean("roadcase.long") ? 200 : 20;
    private static final int OWNED = 30;

    @TempDir
    Path folder = Path.of("");

    private final Random random = new Random(11);
    /** One of its own: killing it would disturb other tests. */
    private final EmbeddedPostgres postgres = startPostgres();

    private final DatabaseUrl database = new DatabaseUrl(postgres.getJdbcUrl("postgres", "postgres"));
    private final Side hub = new Side("hub");
    private final Side edge = new Side("edge");
    private String show = "";

    /** One of the two servers with what it has acknowledged of records that only it changes. */
    private final class Side {
        private final String name;
        private final Map<String, String> acknowledged = new LinkedHashMap<>();
        /** What a request without an answer may have made of a record. */
        private final Map<String, String> open = new LinkedHashMap<>();

        private @org.jspecify.annotations.Nullable RealServer server;
        private final int port = freePort();
        private int count;

        Side(String name) {
            this.name = name;
        }

        void start() throws IOException, InterruptedException {
            List<String> arguments = new ArrayList<>(RealServer.serve(folder.resolve(name), String.valueOf(port)));
            if (name.equals("hub")) {
                arguments.addAll(List.of("--role", "hub", "--database", database.text()));
            }
            RealServer made = RealServer.launch(folder.resolve(name), Map.of(), List.of(), arguments);
            server = made;
            made.awaitRunning();
        }

        RealServer running() {
            return java.util.Objects.requireNonNull(server);
        }

        Api api() throws IOException {
            return running().api();
        }

        void kill() throws InterruptedException, IOException {
            running().kill();
            running().close();
        }

        /** One write; what the answer says is kept, and what was lost on the way is known as that. */
        void write() throws IOException {
            List<String> known = List.copyOf(acknowledged.keySet());
            boolean fresh = known.size() < 3 || (known.size() < OWNED && random.nextInt(3) == 0);
            String id = fresh ? Ids.mint().toString() : known.get(random.nextInt(known.size()));
            String text = name + " " + ++count;
            open.put(id, text);
            Answer answer = fresh
                    ? api().post(
                                    "/api/productions/" + show + "/sources",
                                    object("{'id':'" + id + "','type':'cam','name':'" + text + "'}"))
                    : api().put("/api/sources/" + id, object("{'name':'" + text + "'}"), "If-Match", "*");
            if (answer.status() < 300) {
                acknowledged.put(id, text);
                open.remove(id);
            } else {
                assertThat(answer.status()).as(answer.body()).isEqualTo(503); // its database is just being killed
            }
        }

        void check(Api there) {
            acknowledged.forEach((id, text) -> {
                String found =
                        there.get("/api/sources/" + id).json().path("name").asText();
                assertThat(found).as(name + " wrote " + id).isIn(text, open.getOrDefault(id, text));
            });
        }
    }

    private static EmbeddedPostgres startPostgres() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    @AfterEach
    void stop() throws Exception {
        if (edge.server != null) {
            edge.running().close();
        }
        if (hub.server != null) {
            hub.running().close();
        }
        postgres.close();
    }

    @Test
    @Timeout(3600)
    void whatWasAcknowledgedAnywhereIsEverywhere() throws Exception {
        hub.start();
        edge.start();
        pair();
        for (int round = 0; round < ROUNDS; round++) {
            long until = System.nanoTime() + random.nextInt(700) * 1_000_000L;
            Thread writer = Thread.startVirtualThread(() -> writeUntil(until, hub));
            writeUntil(until, edge);
            kill(random.nextInt(3));
            writer.join();
        }
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(this::isLevel);
        for (Side side : List.of(edge, hub)) {
            side.check(edge.api());
            side.check(hub.api());
        }
        assertThat(edge.acknowledged).isNotEmpty();
        assertThat(hub.acknowledged).isNotEmpty();
    }

    private void pair() throws IOException {
        show = hub.api()
                .post("/api/productions", object("{'client':'Acme','showName':'Summit'}"))
                .json()
                .path("id")
                .asText();
        String code = hub.api()
                .post("/api/sync/pair-codes", object("{}"))
                .json()
                .path("code")
                .asText();
        ObjectNode body =
                Json.MAPPER.createObjectNode().put("hub", hub.api().url()).put("code", code);
        Answer paired = edge.api().post("/api/sync/pair", body);
        assertThat(paired.status()).as(paired.body()).isEqualTo(200);
        edge.api().post("/api/sync/download", object("{}"));
        await().atMost(Duration.ofSeconds(60)).until(this::isLevel);
    }

    private static void writeUntil(long until, Side side) {
        try {
            while (System.nanoTime() < until) {
                side.write();
            }
        } catch (UncheckedIOException | IOException e) {
            // it was killed under our hands
        }
    }

    private void kill(int whom) throws Exception {
        switch (whom) {
            case 0 -> {
                edge.kill();
                edge.start();
            }
            case 1 -> {
                hub.kill();
                hub.start();
            }
            default -> killPostgres();
        }
    }

    /** Kills one of PostgreSQL's processes, at which it drops all connections and recovers. */
    private void killPostgres() throws Exception {
        long pid;
        try (Connection connection = DriverManager.getConnection(database.text());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")) {
            pid = row.next() ? row.getLong(1) : 0;
        }
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(this::answers);
    }

    private boolean answers() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.text())) {
            return connection.isValid(1);
        }
    }

    private boolean isLevel() throws IOException {
        JsonNode here = production(edge.api());
        JsonNode there = production(hub.api());
        return !there.isMissingNode()
                && here.path("queued").asInt() == 0
                && here.path("hubSeq").equals(there.path("seq"))
                && here.path("digest").equals(there.path("digest"));
    }

    private JsonNode production(Api at) {
        for (JsonNode production : at.get("/api/sync/status").json().path("productions")) {
            if (production.path("id").asText().equals(show)) {
                return production;
            }
        }
        return Json.MAPPER.missingNode();
    }
}
