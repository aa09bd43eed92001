package dev.roadcase.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseCheck;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.Samples;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The power goes while eight people write; what was acknowledged is there afterwards. */
class KillTest {
    private static final int ROUNDS = Boolean.getBoolean("roadcase.long") ? 200 : 20;
    private static final int PEOPLE = 8;
    private static final int OWNED = 40;
    private static final String GONE = "";

    @TempDir
    Path folder = Path.of("");

    /** One of the people: writes to records of their own, so that the order of what was acknowledged is known. */
    private static final class Person {
        private final Random random;
        private final String name;
        private final AtomicLong count = new AtomicLong();
        /** Name of every record as acknowledged last; empty for deleted. */
        private final Map<String, String> acknowledged = new LinkedHashMap<>();
        /** What the request without an answer would have made of its records. */
        private final Map<String, String> open = new LinkedHashMap<>();

        Person(int number) {
            random = new Random(number);
            name = "p" + number;
        }

        private String text() {
            return name + " " + count.incrementAndGet();
        }

        private List<String> alive() {
            return acknowledged.entrySet().stream()
                    .filter(e -> !e.getValue().equals(GONE))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** Writes until the server is gone; returns how many writes were acknowledged. */
        int write(Api api, String production) {
            int done = 0;
            try {
                while (true) {
                    one(api, production);
                    acknowledged.putAll(open);
                    open.clear();
                    done++;
                }
            } catch (UncheckedIOException e) {
                return done;
            }
        }

        private void one(Api api, String production) {
            List<String> alive = alive();
            String some = alive.isEmpty() ? "" : alive.get(random.nextInt(alive.size()));
            int dice = random.nextInt(10);
            if (alive.size() < 3 || (dice < 3 && alive.size() < OWNED)) {
                String id = Ids.mint().toString();
                open.put(id, text());
                expect(201, api.post(list(production), source(id, open.getOrDefault(id, ""))));
            } else if (dice < 6) {
                open.put(some, text());
                ObjectNode edit = Json.MAPPER.createObjectNode().put("name", open.get(some));
                expect(200, api.put("/api/sources/" + some, edit, "If-Match", "*"));
            } else if (dice < 8) {
                open.put(some, GONE);
                expect(204, api.delete("/api/sources/" + some));
            } else {
                batch(api, production, some);
            }
        }

        private void batch(Api api, String production, String some) {
            ObjectNode body = Json.MAPPER.createObjectNode();
            ArrayNode writes = body.putArray("writes");
            for (int i = 0; i < 3; i++) {
                String id = Ids.mint().toString();
                open.put(id, text());
                writes.addObject()
                        .put("method", "POST")
                        .put("path", list(production))
                        .set("body", source(id, open.getOrDefault(id, "")));
            }
            open.put(some, GONE);
            writes.addObject().put("method", "DELETE").put("path", "/api/sources/" + some);
            expect(200, api.post("/api/batch", body));
        }

        private static void expect(int status, Answer answer) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        }
    }

    private static String list(String production) {
        return "/api/productions/" + production + "/sources";
    }

    private static ObjectNode source(String id, String name) {
        return Samples.SOURCES.body().put("id", id).put("name", name);
    }

    @Test
    @Timeout(3600)
    void whatWasAcknowledgedSurvivesEveryKill() throws Exception {
        Random random = new Random(20);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(new Person(i));
        }
        String production = "";
        int acknowledged = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            try (RealServer server = RealServer.start(folder)) {
                Api api = server.api();
                if (production.isEmpty()) {
                    production = api.post("/api/productions", Samples.PRODUCTIONS.body())
                            .json()
                            .path("id")
                            .asText();
                }
                assertThat(DatabaseCheck.sqlite(folder.resolve("roadcase.db")))
                        .as("round %s", round)
                        .isEmpty();
                compare(api, production, people);
                if (round < ROUNDS) {
                    acknowledged += round(server, production, people, 50 + random.nextInt(350));
                }
            }
        }
        assertThat(acknowledged).as("writes that were at stake").isGreaterThan(ROUNDS * PEOPLE);
    }

    private static int round(RealServer server, String production, List<Person> people, int millis) throws Exception {
        Api api = server.api();
        try (ExecutorService threads = Executors.newFixedThreadPool(PEOPLE)) {
            List<Future<Integer>> writing = people.stream()
                    .map(p -> threads.submit(() -> p.write(api, production)))
                    .toList();
            Thread.sleep(millis);
            server.kill();
            int sum = 0;
            for (Future<Integer> future : writing) {
                sum += future.get();
            }
            return sum;
        }
    }

    /** Every record is as acknowledged, or as the one request without an answer would have made it: wholly or not at all. */
    private static void compare(Api api, String production, List<Person> people) {
        JsonNode sources = api.get(list(production)).json();
        Map<String, String> found = new HashMap<>();
        for (JsonNode source : sources) {
            found.put(source.path("id").asText(), source.path("name").asText());
            assertThat(source.path("outputs").size()).isEqualTo(2);
        }
        assertThat(sources.size()).as("no record twice").isEqualTo(found.size());
        Set<String> known = new HashSet<>();
        for (Person person : people) {
            settle(api, production, person, found);
            person.acknowledged.forEach(
                    (id, name) -> assertThat(found.getOrDefault(id, GONE)).isEqualTo(name));
            known.addAll(person.acknowledged.keySet());
        }
        assertThat(known).as("nothing that nobody wrote").containsAll(found.keySet());
    }

    /** Finds out what became of the request without an answer; a lone creation is simply sent again. */
    private static void settle(Api api, String production, Person person, Map<String, String> found) {
        Map<String, String> before = new HashMap<>();
        Map<String, String> now = new HashMap<>();
        person.open.keySet().forEach(id -> {
            before.put(id, person.acknowledged.getOrDefault(id, GONE));
            now.put(id, found.getOrDefault(id, GONE));
        });
        assertThat(now).as("done wholly or not at all").isIn(before, person.open);
        for (var asked : person.open.entrySet()) {
            boolean creation = !person.acknowledged.containsKey(asked.getKey());
            if (creation) {
                boolean there = found.containsKey(asked.getKey());
                Answer again = api.post(list(production), source(asked.getKey(), asked.getValue()));
                assertThat(again.status()).as(again.body()).isEqualTo(there ? 200 : 201);
                found.put(asked.getKey(), asked.getValue());
                now.put(asked.getKey(), asked.getValue());
            }
        }
        person.acknowledged.putAll(now);
        person.open.clear();
    }
}
