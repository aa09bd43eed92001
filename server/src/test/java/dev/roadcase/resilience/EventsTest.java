package dev.roadcase.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.EventClient;
import dev.roadcase.testkit.EventClient.Event;
import dev.roadcase.testkit.Samples;
import dev.roadcase.testkit.TestRoadcase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everybody who follows the show sees every change once and in order, whatever happens to their connection. */
@Timeout(180)
class EventsTest {
    private static final int CLIENTS = 50;
    private static final int WRITERS = 4;
    private static final int CHANGES = 2_000;

    @TempDir
    Path folder = Path.of("");

    private EventClient follow(TestRoadcase server, String query, @Nullable String last) throws Exception {
        String token = Files.readString(folder.resolve("admin.token")).strip();
        return new EventClient(server.roadcase().url(), token, query, last);
    }

    private static String production(Api api) {
        return api.post("/api/productions", Samples.PRODUCTIONS.body())
                .json()
                .path("id")
                .asText();
    }

    /** Where a show stands, in the form of an event id. */
    private static String place(JsonNode state) {
        return state.path("epoch").asText() + "-" + state.path("seq").asLong();
    }

    private static String place(Api api, String production) {
        return place(api.get("/api/productions/" + production + "/show").json());
    }

    private static String address(Api api, String production) {
        Answer made = api.post("/api/productions/" + production + "/ip-addresses", Samples.IP_ADDRESSES.body());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private static List<Long> seqs(EventClient stream, int count) throws IOException {
        List<Long> seqs = new ArrayList<>();
        while (seqs.size() < count) {
            seqs.add(stream.next("change").data().path("seq").asLong());
        }
        return seqs;
    }

    @Test
    void fiftyPeopleWithBadConnectionsSeeEveryChangeOnceAndInOrder() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String production = production(server.api());
            String start = place(server.api(), production);
            List<Future<List<String>>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(i);
                clients.add(threads.submit(() -> followAll(server, production, start, random)));
            }
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> write(server.api(), production)));
            }
            for (Future<Integer> writer : writers) {
                assertThat(writer.get()).isEqualTo(CHANGES / WRITERS);
            }
            List<String> first = clients.getFirst().get();
            assertThat(first).hasSize(CHANGES).doesNotHaveDuplicates();
            for (Future<List<String>> client : clients) {
                assertThat(client.get()).isEqualTo(first);
            }
        }
    }

    private static int write(Api api, String production) {
        String id = address(api, production);
        for (int i = 1; i < CHANGES / WRITERS; i++) {
            ObjectNode edit = Json.MAPPER.createObjectNode().put("note", "change " + i);
            Answer answer = api.put("/api/ip-addresses/" + id, edit, "If-Match", "*");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
        return CHANGES / WRITERS;
    }

    /** Reads until all changes have come, losing the connection again and again; the ids of the changes as seen. */
    private List<String> followAll(TestRoadcase server, String production, String start, Random random)
            throws Exception {
        List<String> seen = new ArrayList<>();
        String last = start;
        while (seen.size() < CHANGES) {
            try (EventClient stream = follow(server, "?production=" + production, last)) {
                int patience = 1 + random.nextInt(600);
                for (int i = 0; i < patience && seen.size() < CHANGES; i++) {
                    Event event = stream.next();
                    assertThat(event.name()).isIn("change", "productions");
                    if (event.name().equals("change")) {
                        seen.add(event.data().path("changeId").asText());
                        assertThat(event.data().path("seq").asLong()).isEqualTo(seen.size() + 1);
                        last = event.id();
                    }
                }
            }
        }
        return seen;
    }

    @Test
    void aStreamGoesOnAfterARestart() throws Exception {
        String production;
        String last;
        try (TestRoadcase server = TestRoadcase.on(folder)) {
            production = production(server.api());
            try (EventClient stream = follow(server, "?production=" + production, place(server.api(), production))) {
                for (int i = 0; i < 5; i++) {
                    address(server.api(), production);
                }
                assertThat(seqs(stream, 3)).containsExactly(2L, 3L, 4L);
                last = stream.id();
            }
        }
        try (TestRoadcase server = TestRoadcase.on(folder)) {
            address(server.api(), production);
            try (EventClient stream = follow(server, "?production=" + production, last)) {
                address(server.api(), production);
                assertThat(seqs(stream, 4)).containsExactly(5L, 6L, 7L, 8L);
            }
        }
    }

    @Test
    void aPlaceThatTheServerDoesNotKnowMeansResync() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(folder)) {
            String production = production(server.api());
            String here = place(server.api(), production);
            String epoch = here.substring(0, here.lastIndexOf('-'));
            List<String> unknown = List.of(
                    epoch + "-99",
                    "0123456789abcdef0123456789abcdef01234567-1",
                    epoch.substring(0, 32) + "01234567-1",
                    "nonsense",
                    "-1",
                    epoch + "-999999999999999999999999");
            for (String last : unknown) {
                try (EventClient stream = follow(server, "?production=" + production, last)) {
                    Event event = stream.next();
                    assertThat(event.name()).as(last).isEqualTo("resync");
                    assertThat(event.data().path("scope").asText()).isEqualTo(production);
                    address(server.api(), production);
                    Event change = stream.next("change");
                    assertThat(change.id()).isEqualTo(place(server.api(), production));
                }
            }
        }
    }

    @Test
    void sinceIsTheSameAsLastEventId() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(folder)) {
            String production = production(server.api());
            String here = place(server.api(), production);
            address(server.api(), production);
            address(server.api(), production);
            String query = "?production=" + production;
            try (EventClient one = follow(server, query, here);
                    EventClient other = follow(server, query + "&since=" + here, null)) {
                for (long seq = 2; seq <= 3; seq++) {
                    Event event = one.next("change");
                    assertThat(event.data().path("seq").asLong()).isEqualTo(seq);
                    assertThat(other.next("change")).isEqualTo(event);
                }
            }
        }
    }

    @Test
    void severalScopesShareAStreamAndItsId() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(folder)) {
            Api api = server.api();
            String production = production(api);
            JsonNode show = api.get("/api/productions/" + production + "/show").json();
            String query = "?scope=library," + production;
            String start = place(show.path("library")) + "," + place(show);
            String last;
            try (EventClient stream = follow(server, query, start)) {
                assertThat(stream.greeted().id()).isEqualTo(start);
                api.post("/api/formats", Samples.FORMATS.body());
                Event event = stream.next("change");
                assertThat(event.data().path("scope").asText()).isEqualTo("library");
                assertThat(event.data().path("production").isNull()).isTrue();
                assertThat(event.id()).endsWith("," + place(show)).doesNotStartWith(place(show.path("library")) + ",");
                last = event.id();
            }
            address(api, production);
            try (EventClient stream = follow(server, query, last)) {
                Event event = stream.next();
                assertThat(event.data().path("scope").asText()).isEqualTo(production);
                assertThat(event.data()
                                .path("changes")
                                .path(0)
                                .path("patch")
                                .path("address")
                                .asText())
                        .isEqualTo("10.0.0.7");
                assertThat(event.id()).isEqualTo(last.split(",", -1)[0] + "," + place(api, production));
            }
        }
    }

    @Test
    void withoutAScopeOneHearsThatTheListOfProductionsChanged() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(folder);
                EventClient stream = follow(server, "", null)) {
            while (server.api().get("/api/health").json().path("streams").asInt() == 0) {
                Thread.sleep(5);
            }
            String production = production(server.api());
            assertThat(stream.next().name()).isEqualTo("productions");
            address(server.api(), production);
            server.api().delete("/api/productions/" + production);
            assertThat(stream.next().name()).isEqualTo("productions");
        }
    }

    @Test
    void whoNeverReadsHoldsUpNobody() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(folder)) {
            Api api = server.api();
            String production = production(api);
            String token = Files.readString(folder.resolve("admin.token")).strip();
            List<Socket> deaf = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                deaf.add(deaf(server.roadcase().url(), production, token));
            }
            while (api.get("/api/health").json().path("streams").asInt() < deaf.size()) {
                Thread.sleep(5);
            }
            try (EventClient reader = follow(server, "?production=" + production, place(api, production))) {
                String id = address(api, production);
                Instant from = Instant.now();
                for (int i = 0; i < 300; i++) {
                    ObjectNode edit = Json.MAPPER.createObjectNode().put("note", (i + " ").repeat(2_400));
                    assertThat(api.put("/api/ip-addresses/" + id, edit, "If-Match", "*")
                                    .status())
                            .isEqualTo(200);
                }
                assertThat(Duration.between(from, Instant.now())).isLessThan(Duration.ofSeconds(30));
                assertThat(seqs(reader, 301)).last().isEqualTo(302L);
            }
            for (Socket socket : deaf) {
                socket.close();
            }
            while (api.get("/api/health").json().path("streams").asInt() > 0) {
                address(api, production);
                Thread.sleep(20);
            }
        }
    }

    private static Socket deaf(String url, String production, String token) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(url).getPort()));
        String request = "GET /api/events?production=" + production + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + token + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void aStreamOfWhatIsNotThereIsRefused() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(folder)) {
            Api api = server.api();
            assertThat(api.get("/api/events?production=" + Ids.mint()).status()).isEqualTo(404);
            assertThat(api.get("/api/events?production=nonsense").status()).isEqualTo(400);
            assertThat(api.get("/api/events?scope=" + "library,".repeat(20) + "library")
                            .status())
                    .isEqualTo(400);
        }
    }
}
