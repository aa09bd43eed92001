package dev.roadcase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Postgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real server goes through everything that has to do with a secret; then each is looked for wherever people may look. */
@Timeout(180)
class NoSecretsTest {
    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before each test
    private Process server = null;

    @SuppressWarnings("NullAway") // set before each test
    private Api admin = null;

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final List<String> answers = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        Path none = Files.writeString(folder.resolve("none.yaml"), "");
        Path data = folder.resolve("data");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.roadcase.cli.RoadcaseCommand",
                        "serve",
                        "--quiet",
                        "--data",
                        data.toString(),
                        "--port",
                        "0",
                        "--bind",
                        "127.0.0.1",
                        "--role",
                        "hub",
                        "--no-mdns",
                        "--tls",
                        "optional")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("terminal.txt").toFile());
        builder.environment().put("ROADCASE_CONFIG", none.toString());
        String database = Postgres.freshDatabase().text() + "&password=" + secret("database", "hidden-in-database");
        builder.environment().put("ROADCASE_DATABASE_URL", database);
        server = builder.start();
        Path running = data.resolve("server.json");
        await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(running) || !server.isAlive());
        assertThat(server.isAlive())
                .as(Files.readString(folder.resolve("terminal.txt")))
                .isTrue();
        String url = Json.read(Files.readString(running)).path("url").asText();
        admin = new Api(url, Files.readString(data.resolve("admin.token")).strip());
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(15, java.util.concurrent.TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
    }

    private String secret(String name, String secret) {
        secrets.put(name, secret);
        return secret;
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    private JsonNode does(Api api, String path, String body) {
        return api.post(path, object(body)).json();
    }

    /** The answer is one that must hold no secret: an error, or about something else. */
    private void fails(Api api, String path, String body) {
        Api.Answer answer = api.post(path, object(body));
        assertThat(answer.status()).as(path).isGreaterThanOrEqualTo(400);
        answers.add(answer.body());
    }

    private void files() throws IOException {
        for (String name : List.of("admin.token", "session.key", "crew.pin")) {
            secrets.put(
                    name, Files.readString(folder.resolve("data").resolve(name)).strip());
        }
        String key = Files.readString(folder.resolve("data/tls/root.key"));
        secrets.put(
                "root.key",
                key.lines().filter(l -> !l.startsWith("-")).findFirst().orElseThrow());
    }

    private void everything() {
        Api nobody = admin.as("");
        secret("person's password", "hunter2 hunter2");
        secret("mistyped password", "hunter3 hunter3");
        does(admin, "/api/users", "{'name':'Dana','role':'editor','password':'hunter2 hunter2'}");
        String login = does(nobody, "/api/auth/login", "{'name':'Dana','password':'hunter2 hunter2','device':'x'}")
                .path("token")
                .asText();
        secrets.put("person's token", login);
        fails(nobody, "/api/auth/login", "{'name':'hunter2 hunter2','password':'Dana'}");
        fails(nobody, "/api/auth/login", "{'name':'Dana','password':'hunter3 hunter3'}");
        String pin = secrets.get("crew.pin");
        String device = does(nobody, "/api/auth/pin", "{'pin':'" + pin + "','device':'phone'}")
                .path("token")
                .asText();
        secrets.put("device's token", device);
        String longPin = admin.get("/api/pin").json().path("longPin").asText();
        secrets.put("long PIN", longPin);
        does(nobody, "/api/auth/pin", "{'pin':'" + longPin + "','device':'z'}");
        fails(
                nobody,
                "/api/auth/pin",
                "{'pin':'" + longPin.substring(0, 13) + (longPin.charAt(13) == '0' ? 1 : 0) + "'}");
        does(admin.as(device), "/api/auth/refresh", "{}");
        JsonNode code = does(admin.as(device), "/api/auth/invitations", "{}");
        secrets.put("code", code.path("token").asText());
        secrets.put("digits", code.path("digits").asText());
        does(nobody, "/api/auth/join", "{'token':'" + code.path("token").asText() + "','device':'y'}");
        fails(nobody, "/api/auth/join", "{'token':'" + code.path("token").asText() + "','device':'y'}");
        fails(nobody, "/api/auth/pin", "{'pin':'" + code.path("digits").asText() + "','device':'y'}");
        secrets.put(
                "minted",
                does(admin, "/api/tokens", "{'role':'viewer','name':'wall'}")
                        .path("token")
                        .asText());
        String pair = does(admin, "/api/sync/pair-codes", "{}").path("code").asText();
        secrets.put("pairing code", pair);
        secrets.put(
                "credential",
                does(nobody, "/api/sync/v1/redeem", "{'code':'" + pair + "','name':'edge'}")
                        .path("token")
                        .asText());
        fails(nobody, "/api/sync/v1/redeem", "{'code':'" + pair + "','name':'edge'}");
        fails(admin.as(device + "x"), "/api/productions", "{}");
        fails(admin.as(device), "/api/productions?token=" + device, "{}");
        fails(admin, "/api/sync/pair", "{'hub':'http://me:hidden-in-url@127.0.0.1:9','code':'ABCDE23456'}");
        secrets.put("password in an address", "hidden-in-url");
        does(admin, "/api/pin", "{}");
    }

    private Map<String, String> places() throws IOException, InterruptedException {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("terminal", Files.readString(folder.resolve("terminal.txt")));
        try (Stream<Path> logs = Files.list(folder.resolve("data/logs"))) {
            for (Path log : logs.toList()) {
                places.put(String.valueOf(log.getFileName()), Files.readString(log, StandardCharsets.ISO_8859_1));
            }
        }
        HttpRequest asked = HttpRequest.newBuilder(URI.create(admin.url() + "/api/support-bundle"))
                .header("Authorization", "Bearer " + admin.token())
                .build();
        byte[] bundle = HttpClient.newHttpClient()
                .send(asked, BodyHandlers.ofByteArray())
                .body();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                places.put("bundle " + entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        for (String path :
                List.of("/api/audit", "/api/roster", "/api/health", "/api/addresses", "/api/users", "/metrics")) {
            places.put(path, admin.get(path).body());
        }
        places.put("errors", String.join("\n", answers));
        places.put("server.json", Files.readString(folder.resolve("data/server.json")));
        return places;
    }

    @Test
    void noSecretIsInALogABundleAnErrorOrAnAnswerThatIsNotItsOwn() throws Exception {
        files();
        everything();
        secrets.put(
                "new crew.pin",
                Files.readString(folder.resolve("data/crew.pin")).strip());
        Map<String, String> places = places();
        assertThat(places.keySet()).contains("roadcase.log", "bundle logs/roadcase.log", "bundle health.json");
        assertThat(places.get("roadcase.log")).contains("PIN login granted", "Edge let in", "Join refused");
        List<String> found = new ArrayList<>();
        places.forEach((place, text) -> secrets.forEach((name, secret) -> {
            assertThat(secret).as(name).isNotBlank();
            // six digits may be part of another number
            if (Pattern.compile("(?<![\\w-])" + Pattern.quote(secret) + "(?![\\w-])")
                    .matcher(text)
                    .find()) {
                found.add(name + " in " + place);
            }
        }));
        assertThat(found).isEmpty();
        assertThat(places.toString()).doesNotContain("$argon2");
    }
}
