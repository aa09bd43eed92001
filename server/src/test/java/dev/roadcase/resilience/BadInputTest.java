package dev.roadcase.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Field;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Vocabulary;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.ScopeState;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.Samples;
import dev.roadcase.testkit.TestRoadcase;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, the answer says what is wrong with it, tells nothing about the inside, and nothing is changed. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String LEAKS = "(?s).*(SQLITE|SQLException|PSQL|SELECT |INSERT |UPDATE .* SET|Exception|\\bat "
            + "[a-z]+\\.[a-z]+\\.|\\.java|/tmp/|/root/|/home/|jdbc:).*";
    private static final List<String> HOSTILE = List.of(
            "'; DROP TABLE sources; --",
            "\" OR 1=1 --",
            "%_\\'\"`$1 ? :x {0} ${jndi:ldap://x} #{1}",
            "\u202eright to left\u202c",
            "e\u0301 as two",
            "\ufefffirst",
            "\ud83c\udfa5 camera",
            "<script>alert(1)</script>",
            "=1+1",
            "../../etc/passwd");
    private static final List<String> WRONG = List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "1e400",
            "-1e400",
            "1" + "0".repeat(399),
            "1" + "0".repeat(2_000),
            "1e-400",
            "-1",
            "0.1",
            "100e2147483647",
            "1e-2147483647",
            "1e99999999999",
            "\"\"",
            "\"text\"",
            "true",
            "[]",
            "{}",
            "[[]]",
            "\"\\ud800\"",
            "\"a\\u0000b\"",
            "\"\\udfff\\ud800\"",
            "'single'",
            "0x10",
            "01",
            "+1",
            "\"\n\"",
            "\"2026-13-45\"",
            "\"+999999999-01-01T00:00:00Z\"",
            "\"00000000-0000-0000-0000-00000000000g\"");

    @TempDir
    static Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init") // set before all tests
    private TestRoadcase server;

    private String production = "";
    private final Map<String, ObjectNode> records = new LinkedHashMap<>();

    /** A folder for each class that inherits these tests. */
    private Path base() {
        return folder.resolve(getClass().getSimpleName());
    }

    DatabaseUrl database() {
        return DatabaseUrl.sqlite(base().resolve("roadcase.db"));
    }

    int requests() {
        return 3_000;
    }

    @BeforeAll
    void start() {
        server = TestRoadcase.on(base(), database(), AccessMode.PIN, false);
        production = api().post("/api/productions", Samples.PRODUCTIONS.body())
                .json()
                .path("id")
                .asText();
        entities().forEach(type -> {
            Answer made = api().post(list(type), Samples.of(type).body());
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            records.put(type.path(), made.object());
        });
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Api api() {
        return server.api();
    }

    static Stream<EntityType<?>> entities() {
        return EntityTypes.ALL.stream().filter(t -> t != Vocabulary.TYPE);
    }

    private String list(EntityType<?> type) {
        return type.isInProduction() ? "/api/productions/" + production + "/" + type.path() : "/api/" + type.path();
    }

    private ObjectNode record(EntityType<?> type) {
        return records.getOrDefault(type.path(), Json.MAPPER.createObjectNode());
    }

    private String one(EntityType<?> type) {
        return "/api/" + type.path() + "/" + record(type).path("id").asText();
    }

    /** What the whole store holds, in short. */
    private List<String> digests() {
        return server.roadcase().store().heads().stream()
                .map((ScopeState s) -> s.id() + " " + s.head() + " " + s.chain() + " " + s.digestText())
                .toList();
    }

    private Answer refused(
            String method, String path, @org.jspecify.annotations.Nullable String body, String... headers) {
        List<String> before = digests();
        Answer answer = api().send(method, path, body, headers);
        String what = method + " " + path + " " + cut(String.valueOf(body)) + " -> " + answer.status() + " "
                + cut(answer.body());
        assertThat(answer.status()).as(what).isBetween(400, 499);
        assertProblem(what, answer.status(), String.valueOf(answer.header("Content-Type")), answer.body());
        assertThat(digests()).as(what).isEqualTo(before);
        return answer;
    }

    private static String cut(String text) {
        return text.length() > 500 ? text.substring(0, 500) + "..." : text;
    }

    private static void assertProblem(String what, int status, String type, String body) {
        assertThat(type).as(what).startsWith("application/problem+json");
        JsonNode problem = Json.read(body);
        assertThat(problem.path("type").asText()).as(what).startsWith("/problems/");
        assertThat(problem.path("title").asText()).as(what).isNotBlank();
        assertThat(problem.path("status").asInt()).as(what).isEqualTo(status);
        assertThat(problem.path("detail").asText()).as(what).isNotBlank();
        assertThat(problem.path("instance").asText()).as(what).startsWith("urn:uuid:");
        ObjectNode told = (ObjectNode) problem;
        told.remove("serverData");
        told.remove("conflicts");
        assertThat(told.toString()).as(what).doesNotMatch(LEAKS);
    }

    /** Every address that takes a record of this entity, with its verb. */
    private List<String[]> writes(EntityType<?> type) {
        List<String[]> all = new ArrayList<>();
        all.add(new String[] {"POST", list(type)});
        all.add(new String[] {"PUT", one(type)});
        all.add(new String[] {"PATCH", one(type)});
        if (type.isInProduction()) {
            all.add(new String[] {"POST", "/api/" + type.path()});
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("entities")
    void whatIsNotARecordIsRefused(EntityType<?> type) {
        String valid = Json.write(Samples.of(type).body().put("version", 1));
        for (String[] write : writes(type)) {
            List<String> bodies = new ArrayList<>(List.of(
                    "",
                    " ",
                    "{",
                    "}",
                    "[]",
                    "[{}]",
                    "null",
                    "1",
                    "\"x\"",
                    "true",
                    "{}{}",
                    "{\"a\"}",
                    "{\"a\":}",
                    "{'a':1}",
                    "\ufeff",
                    "<xml/>",
                    "{\"nonsense\":1}",
                    "{\"version\":1,\"id\":\"x\"}",
                    "{\"version\":\"x\"}",
                    "{\"version\":1e999,\"id\":null}",
                    "{\"\":1}",
                    "{\"__proto__\":{}}"));
            for (int cut = 1; cut < valid.length(); cut += 7) {
                bodies.add(valid.substring(0, cut));
            }
            for (int levels : new int[] {40, 100, 10_000}) {
                bodies.add("[".repeat(levels) + "]".repeat(levels));
                bodies.add("{\"a\":".repeat(levels) + "1" + "}".repeat(levels));
                bodies.add("{\"specs\":" + "[".repeat(levels) + "]".repeat(levels) + "}");
            }
            bodies.add(valid.replaceFirst("\\{", "{\"version\":1,"));
            for (String body : bodies) {
                refused(write[0], write[1], body);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("entities")
    void aWrongValueInAnyFieldIsRefusedOrHarmless(EntityType<?> type) {
        for (Field field : type.fields()) {
            if (field.isHidden() || field.isFixed()) {
                continue;
            }
            for (String value : WRONG) {
                ObjectNode sample = Samples.of(type).body();
                sample.remove(field.name());
                String body = Json.write(sample).replaceFirst("\\{", "{\"" + field.name() + "\":@@,");
                body = body.replace(",}", "}").replace("@@", value);
                sound("POST", list(type), body);
                sound("PUT", one(type), "{\"" + field.name() + "\":" + value + "}", "If-Match", "*");
            }
        }
        for (EntityType.Child child : type.children()) {
            for (String value : WRONG) {
                if (!value.equals("[]")) {
                    refused("PUT", one(type), "{\"" + child.name() + "\":" + value + "}", "If-Match", "*");
                    sound("PUT", one(type), "{\"" + child.name() + "\":[" + value + "]}", "If-Match", "*");
                }
            }
        }
    }

    /** Either done, or refused in the right form and without a trace. */
    private Answer sound(
            String method, String path, @org.jspecify.annotations.Nullable String body, String... headers) {
        List<String> before = digests();
        Answer answer = api().send(method, path, body, headers);
        String what = method + " " + path + " " + cut(String.valueOf(body)) + " -> " + answer.status() + " "
                + cut(answer.body());
        assertThat(answer.status()).as(what).isBetween(200, 499);
        if (answer.status() >= 400) {
            assertProblem(what, answer.status(), String.valueOf(answer.header("Content-Type")), answer.body());
            assertThat(digests()).as(what).isEqualTo(before);
        }
        return answer;
    }

    @ParameterizedTest
    @MethodSource("entities")
    void hostileTextIsStoredToTheLetterOrRefused(EntityType<?> type) {
        for (Field field : type.fields()) {
            if (field.isHidden() || field.name().equals("position")) {
                continue;
            }
            for (String text : HOSTILE) {
                ObjectNode body = Samples.of(type).body().put(field.name(), text);
                Answer made = sound("POST", list(type), Json.write(body));
                if (made.status() == 201) {
                    JsonNode read =
                            api().get(String.valueOf(made.header("Location"))).json();
                    assertThat(Normalizer.normalize(read.path(field.name()).asText(), Normalizer.Form.NFC))
                            .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
                } else {
                    assertThat(field.kind()).isNotEqualTo(new Kind.Tree(Kind.Tree.Shape.ANY));
                }
            }
        }
        for (String text : HOSTILE) {
            String q = java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
            assertThat(api().get(list(type) + "?q=" + q).status()).isEqualTo(200);
            sound("GET", list(type) + "?sort=" + q, null);
            sound("GET", list(type) + "?fields=" + q, null);
            sound("GET", list(type) + "?" + q + "=1", null);
            for (Field field : type.fields()) {
                sound("GET", list(type) + "?" + field.name() + "=" + q, null);
            }
        }
        assertThat(api().get(list(type)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void wrongHeadersIdsAndParametersAreRefused(EntityType<?> type) {
        String change = "{\"" + Samples.of(type).field() + "\":\"x\"}";
        for (String[] write : writes(type)) {
            for (String media : new String[] {"text/plain", "application/xml", "multipart/form-data", "a/b/c", ";"}) {
                assertThat(refused(write[0], write[1], change, "Content-Type", media)
                                .status())
                        .isEqualTo(415);
            }
            refused(write[0], write[1], change, "Content-Encoding", "gzip");
            String large = "{\"note\":\"" + "x".repeat(2 << 20) + "\"}";
            assertThat(refused(write[0], write[1], large).status()).isEqualTo(413);
        }
        assertThat(refused("PUT", one(type), change).status()).isEqualTo(428);
        for (String base :
                new String[] {"x", "\"x\"", "-1", "1.5", "\"1\", \"2\"", "99999999999999999999", "\"", "**"}) {
            refused("PUT", one(type), change, "If-Match", base);
            refused("DELETE", one(type), null, "If-Match", base);
        }
        assertThat(refused("PUT", one(type), change, "If-Match", "\"99\"").status())
                .isEqualTo(412);
        refused("PUT", one(type), change, "If-Match", "*", "Idempotency-Key", "x".repeat(201));
        for (String id : new String[] {
            "x", "1", "%00", "..%00", "%27", Ids.mint() + "0", Ids.mint().toString(), "%E0%A4"
        }) {
            for (String method : new String[] {"GET", "PUT", "DELETE"}) {
                refused(
                        method,
                        "/api/" + type.path() + "/" + id,
                        change.repeat(method.equals("PUT") ? 1 : 0),
                        "If-Match",
                        "*");
            }
            refused("POST", "/api/" + type.path() + "/" + id + "/restore", "{}");
        }
        for (String query : new String[] {
            "limit=0",
            "limit=99999",
            "limit=abc",
            "limit=-1",
            "limit=",
            "limit=1.5",
            "nonsense=1",
            "after=x",
            "limit=5&after=x",
            "limit=5&after=%00",
            "limit=5&after=" + token("x y"),
            "sort=nonsense",
            "sort=",
            "sort=-",
            "sort=name&limit=5",
            "isDeleted=maybe",
            "format=pdf",
            "fields=nonsense",
            "fields=%00",
            "q=%00",
            "q=" + "x".repeat(201),
            "position=%00",
            "specs=1",
            "%00=1"
        }) {
            refused("GET", list(type) + "?" + query, null);
        }
        for (String query : new String[] {
            "limit=5&after=" + token("+999999999-12-31T23:59:59Z " + Ids.mint()),
            "limit=5&after=" + token("-999999999-12-31T23:59:59Z " + Ids.mint()),
            "q=%FF",
            "&&=&=",
            "q=a&q=b",
            "isDeleted=true&isDeleted=x"
        }) {
            sound("GET", list(type) + "?" + query, null);
        }
        for (Field field : type.fields()) {
            for (String value : new String[] {"%00", "1e999999999", "100e2147483647", "null", "%ED%A0%80", "-0"}) {
                sound("GET", list(type) + "?" + field.name() + "=" + value, null);
            }
        }
    }

    private static String token(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void referencesToOtherShowsAreRefused() {
        String there = api().post("/api/productions", Samples.PRODUCTIONS.body())
                .json()
                .path("id")
                .asText();
        Map<String, String> foreign = new LinkedHashMap<>();
        entities().filter(EntityType::isInProduction).forEach(type -> {
            String path = "/api/productions/" + there + "/" + type.path();
            foreign.put(
                    type.path(),
                    api().post(path, Samples.of(type).body()).json().path("id").asText());
        });
        entities().filter(EntityType::isInProduction).forEach(type -> {
            for (Field field : type.fields()) {
                if (field.kind() instanceof Kind.Reference reference && foreign.containsKey(reference.entity())) {
                    ObjectNode body = Samples.of(type).body();
                    body.put(field.name(), foreign.getOrDefault(reference.entity(), ""));
                    assertThat(refused("POST", list(type), Json.write(body)).status())
                            .isEqualTo(422);
                }
            }
            ObjectNode taken = Samples.of(type).body().put("id", foreign.getOrDefault(type.path(), ""));
            assertThat(refused("POST", list(type), Json.write(taken)).status()).isEqualTo(409);
        });
    }

    @Test
    void badBatchesAreRefusedWhole() {
        String good = "{\"method\":\"POST\",\"path\":\"/api/productions/" + production
                + "/sources\",\"body\":{\"type\":\"t\",\"name\":\"n\"}}";
        List<String> bad = List.of(
                "1",
                "null",
                "[]",
                "{}",
                "{\"method\":1}",
                "{\"method\":\"GET\",\"path\":\"/api/sources\"}",
                "{\"method\":\"POST\",\"path\":\"/api/batch\",\"body\":{}}",
                "{\"method\":\"POST\",\"path\":\"/api/../sources\",\"body\":{}}",
                "{\"method\":\"POST\",\"path\":\"\",\"body\":{}}",
                "{\"method\":\"POST\",\"path\":[\"/api/formats\"],\"body\":{}}",
                "{\"method\":\"POST\",\"path\":\"/api/formats\"}",
                "{\"method\":\"POST\",\"path\":\"/api/formats\",\"body\":\"text\"}",
                "{\"method\":\"PUT\",\"path\":\"" + one(EntityTypes.get("sources")) + "\",\"body\":{\"name\":\"x\"}}",
                "{\"method\":\"PUT\",\"path\":\"" + one(EntityTypes.get("sources"))
                        + "\",\"ifMatch\":{\"a\":1},\"body\":{\"name\":\"x\"}}",
                "{\"method\":\"PUT\",\"path\":\"/api/sources/" + Ids.mint() + "\",\"ifMatch\":\"*\",\"body\":{}}",
                "{\"method\":\"PUT\",\"path\":\"/api/vocabularies/connectors\",\"ifMatch\":\"*\",\"body\":{}}",
                "{\"method\":\"DELETE\",\"path\":\"/api/sources\"}",
                "{\"method\":\"DELETE\",\"path\":\"/api/source-outputs/" + Ids.mint() + "\"}",
                "{\"method\":\"PO\\u0000ST\",\"path\":\"/api/formats\\u0000\",\"body\":{}}");
        for (String write : bad) {
            Answer answer = refused("POST", "/api/batch", "{\"writes\":[" + good + "," + write + "]}");
            assertThat(answer.json().path("index").asInt()).as(write).isEqualTo(1);
        }
        refused("POST", "/api/batch", "{\"writes\":[" + (good + ",").repeat(500) + good + "]}");
        refused("POST", "/api/batch", "{\"writes\":{}}");
        refused("POST", "/api/batch", "{\"writes\":[]}");
        refused("POST", "/api/batch", "{\"writes\":\"" + "x".repeat(5 << 20) + "\"}");
    }

    @Test
    void theOtherWriteRoutesRefuseNonsenseToo() {
        for (String path : new String[] {"/api/tokens", "/api/auth/pin"}) {
            for (String body : new String[] {
                "",
                "[",
                "null",
                "[]",
                "1",
                "{\"role\":{},\"pin\":[]}",
                "{\"role\":\"owner\",\"pin\":null}",
                "{\"role\":\"viewer\",\"ttl\":\"99999999d\",\"pin\":{}}",
                "{\"role\":\"\\u0000\",\"pin\":\"\\u0000\"}"
            }) {
                refused("POST", path, body);
            }
        }
        for (String body : new String[] {
            "",
            "[]",
            "{\"values\":1}",
            "{\"values\":[1]}",
            "{\"values\":[\"\"]}",
            "{\"values\":[\"a\",\"a\"]}",
            "{\"values\":[\"\\ud800\"]}",
            "{\"values\":null}",
            "{\"name\":\"other\"}"
        }) {
            refused("PUT", "/api/vocabularies/connectors", body, "If-Match", "*");
        }
        for (String name : new String[] {"x", "%00", "..%00", "%27"}) {
            refused("GET", "/api/vocabularies/" + name, null);
            refused("POST", "/api/vocabularies/" + name + "/restore-defaults", "{}");
        }
        for (String id : new String[] {"x", "%00", Ids.mint().toString()}) {
            refused("POST", "/api/history/" + id + "/undo", "{}");
            refused("GET", "/api/productions/" + id + "/show", null);
            refused("GET", "/api/productions/" + id + "/history", null);
            refused("GET", "/api/events?production=" + id, null);
        }
        String history = "/api/productions/" + production + "/history?";
        for (String query : new String[] {"entity=x", "id=x", "since=x", "before=x", "since=%00", "entity=%00"}) {
            refused("GET", history + query, null);
        }
        refused("GET", "/api/history", null);
        refused("GET", "/api/events?scope=%00", null);
    }

    /** Sends bytes as they are and answers with all that comes back until the server hangs up. */
    private String raw(String request) throws IOException {
        URI url = URI.create(server.roadcase().url());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String token() throws IOException {
        return Files.readString(base().resolve("admin.token")).strip();
    }

    @Test
    void whatIsNotEvenHttpIsRefusedInTheSameForm() throws Exception {
        String tail = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + token() + "\r\n";
        List<String> before = digests();
        for (String request : List.of(
                "GET /docs/..%2f..%2fetc%2fpasswd" + tail + "\r\n",
                "GET /docs/../../etc/passwd" + tail + "\r\n",
                "GET /docs/%2e%2e/%2e%2e/etc/passwd" + tail + "\r\n",
                "GET /docs/..;/x" + tail + "\r\n",
                "GET /docs/%5c..%5cx" + tail + "\r\n",
                "GET //docs//x" + tail + "\r\n",
                "GET /%zz" + tail + "\r\n",
                "GET /api/sources/%c0%ae" + tail + "\r\n",
                "GET /api/productions?fields=%zz" + tail + "\r\n",
                "GET /api/sources/%E0%A4%A" + tail + "\r\n",
                "GET nonsense" + tail + "\r\n",
                "GET /api/productions/x" + tail + "X-Long: " + "x".repeat(20_000) + "\r\n\r\n",
                "GET /" + "x".repeat(20_000) + tail + "\r\n",
                "TRACE /api/productions" + tail + "\r\n",
                "BREW /api/productions" + tail + "\r\n",
                "POST /api/productions" + tail + "Content-Length: -1\r\n\r\n",
                "POST /api/productions" + tail + "Content-Length: x\r\n\r\n",
                "POST /api/productions" + tail + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "POST /api/productions" + tail + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
                "POST /api/productions" + tail
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST /api/productions" + tail + "If-Match: 1\r\n folded\r\n\r\n",
                "GET /api/productions/x" + tail + "X-Bad: a\0b\r\n\r\n",
                "GET /api/productions HTTP/9.9\r\n\r\n",
                "nonsense\r\n\r\n")) {
            String answer = raw(request);
            String what = cut(request) + " -> " + cut(answer);
            assertThat(answer).as(what).matches("(?s)HTTP/1\\.1 (4\\d\\d|505) .*");
            int status = Integer.parseInt(answer.substring(9, 12));
            String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
            String type = head.replaceFirst("(?is).*\r\nContent-Type: ([^\r]*).*", "$1");
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertProblem(what, status, type, body);
            assertThat(head).as(what).doesNotContainIgnoringCase("jetty");
        }
        assertThat(digests()).isEqualTo(before);
    }

    @Test
    void nothingThatIsSentBecomesAHeader() throws Exception {
        String tail = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + token() + "\r\n";
        String bad = "%0d%0aX-Injected:%201";
        for (String request : List.of(
                "GET /api/sources/" + bad + tail + "\r\n",
                "GET /api/productions?limit=1&q=" + bad + tail + "\r\n",
                "GET /api/formats?limit=1&label=" + bad + tail + "\r\n",
                "GET /api/formats?limit=1&" + bad + "=1" + tail + "\r\n",
                "GET /" + bad + tail + "\r\n",
                "GET /api/productions/" + production + "/history?since=" + bad + tail + "\r\n")) {
            String answer = raw(request);
            String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
            assertThat(head).as(request).doesNotContain("\nX-Injected").startsWith("HTTP/1.1 ");
            assertThat(answer).doesNotStartWith("HTTP/1.1 5");
        }
    }

    @Test
    void thousandsOfRandomRequestsNeverBreakIt() {
        Random random = new Random(4711);
        List<EntityType<?>> types = entities().toList();
        int requests = requests();
        for (int i = 0; i < requests; i++) {
            EntityType<?> type = types.get(random.nextInt(types.size()));
            ObjectNode body = Samples.of(type).body();
            for (int n = 0; n <= random.nextInt(3); n++) {
                mutate(body, type, random);
            }
            String text = Json.write(body);
            if (random.nextInt(4) == 0) {
                text = damage(text, random);
            }
            String[] write = writes(type).get(random.nextInt(writes(type).size()));
            String[] headers = random.nextBoolean()
                    ? new String[] {"If-Match", random.nextInt(3) == 0 ? "\"1\"" : "*"}
                    : new String[] {"Idempotency-Key", "k" + random.nextInt(50)};
            sound(write[0], write[1], text, headers);
        }
        assertThat(api().get("/api/productions/" + production + "/show").status())
                .isEqualTo(200);
    }

    private static void mutate(ObjectNode body, EntityType<?> type, Random random) {
        List<String> names = new ArrayList<>();
        body.fieldNames().forEachRemaining(names::add);
        type.fields().forEach(f -> names.add(f.name()));
        type.children().forEach(c -> names.add(c.name()));
        names.addAll(List.of("id", "version", "productionId", "isDeleted", "nonsense"));
        String name = names.get(random.nextInt(names.size()));
        JsonNode old = body.path(name);
        if (old instanceof ArrayNode array && !array.isEmpty() && random.nextBoolean()) {
            if (array.get(0) instanceof ObjectNode item) {
                List<String> inner = new ArrayList<>();
                item.fieldNames().forEachRemaining(inner::add);
                inner.add("id");
                item.set(inner.get(random.nextInt(inner.size())), anything(random));
            }
        } else if (random.nextInt(5) == 0) {
            body.remove(name);
        } else {
            body.set(name, anything(random));
        }
    }

    private static JsonNode anything(Random random) {
        var nodes = Json.MAPPER.getNodeFactory();
        return switch (random.nextInt(14)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextInt());
            case 3 -> nodes.numberNode(random.nextLong());
            case 4 -> nodes.numberNode(random.nextDouble());
            case 5 -> nodes.textNode("");
            case 6 -> nodes.textNode(HOSTILE.get(random.nextInt(HOSTILE.size())));
            case 7 -> nodes.textNode("x".repeat(random.nextInt(12_000)));
            case 8 -> nodes.textNode(String.valueOf((char) random.nextInt(0x800)));
            case 9 -> nodes.arrayNode();
            case 10 -> nodes.objectNode();
            case 11 -> nodes.arrayNode().add(anything(random)).add(anything(random));
            case 12 -> nodes.textNode(new java.util.UUID(random.nextLong(), random.nextLong()).toString());
            default -> nodes.objectNode().set("x", anything(random));
        };
    }

    private static String damage(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, "{}[],:\"\\0e\u0000\uffff".charAt(random.nextInt(12)));
                default -> damaged.setLength(Math.max(1, at));
            }
            if (damaged.isEmpty()) {
                damaged.append('x');
            }
        }
        return damaged.toString();
    }
}
