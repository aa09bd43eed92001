package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.roadcase.access.AccessMode;
import dev.roadcase.app.Roadcase;
import dev.roadcase.app.Settings;
import dev.roadcase.app.Venue;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.StoreOptions;
import dev.roadcase.testkit.Api;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hostile pages, guests and files try; after each attack nothing has changed. */
class AttackTest {
    @TempDir
    static Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before all tests
    private static Roadcase server = null;

    @SuppressWarnings("NullAway") // set before all tests
    private static Api admin = null;

    private static String before = "";

    @BeforeAll
    static void start() throws IOException {
        Settings settings = new Settings(
                folder,
                StoreOptions.of(DatabaseUrl.sqlite(folder.resolve("roadcase.db"))),
                "127.0.0.1",
                0,
                "edge",
                "test",
                AccessMode.PIN,
                true,
                "",
                new Venue(false, Set.of("show.example.com"), Set.of("https://plan.example.com")));
        server = Roadcase.start(settings, Clock.systemUTC());
        admin = new Api(
                server.url(), Files.readString(folder.resolve("admin.token")).strip());
        before = admin.get("/api/productions").body();
    }

    @AfterEach
    void nothingChanged() {
        assertThat(admin.get("/api/productions").body()).isEqualTo(before);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Sends the bytes as they are and answers with the first bytes that come back. */
    private static String raw(String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String withHost(String host) throws IOException {
        return raw("GET /api/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:3001",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "show.example.com.evil.example",
                "[evil]",
                "10.0.0.1@evil.example"
            })
    void aReboundNameIsRefused(String host) throws IOException {
        assertThat(withHost(host)).matches("(?s)HTTP/1.1 (403|400) .*").doesNotContain("running");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "192.168.1.20:3001",
                "[::1]:3001",
                "[fe80::1]",
                "localhost:3001",
                "LOCALHOST",
                "show.example.com",
                "roadcase-test.local",
                "roadcase-test.local.:3001"
            })
    void addressesAndOwnNamesAreServed(String host) throws IOException {
        assertThat(withHost(host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://127.0.0.1",
                "file://",
                "https://plan.example.com.evil",
                "%"
            })
    void aPageOfAnotherSiteCanNeitherWriteNorGuessPins(String origin) {
        ObjectNode production =
                Json.MAPPER.createObjectNode().put("client", "Evil").put("showName", "Evil");
        assertThat(admin.post("/api/productions", production, "Origin", origin).status())
                .isEqualTo(403);
        ObjectNode pin = Json.MAPPER.createObjectNode().put("pin", server.pin());
        assertThat(admin.as("").post("/api/auth/pin", pin, "Origin", origin).status())
                .isEqualTo(403);
    }

    @Test
    void aForeignFetchWithoutAnOriginIsRefusedAndALinkIsNot() {
        assertThat(admin.get("/api/productions", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors")
                        .status())
                .isEqualTo(403);
        assertThat(admin.get("/api/productions", "Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "cors")
                        .status())
                .isEqualTo(403);
        assertThat(admin.get("/", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAllowedSiteMayAskAndIsNeverGivenTheCookie() {
        String origin = "https://plan.example.com";
        Api.Answer asked = admin.send(
                "OPTIONS", "/api/productions", null, "Origin", origin, "Access-Control-Request-Method", "POST");
        assertThat(asked.status()).isEqualTo(204);
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        Api.Answer read = admin.get("/api/productions", "Origin", origin);
        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(read.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(admin.send("OPTIONS", "/api/productions", null, "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/api/health", "/api/productions", "/nowhere", "/openapi.json"})
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        Api.Answer answer = admin.get(path);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src")
                .contains("frame-ancestors 'none'");
        assertThat(answer.header("Content-Security-Policy")).doesNotContain("script-src 'unsafe");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Server")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/..%2f..%2fadmin.token",
                "/docs/%2e%2e/admin.token",
                "/../admin.token",
                "/docs/....//admin.token",
                "/docs/..\\admin.token",
                "/%00",
                "/docs/%252e%252e%252fadmin.token"
            })
    void noPathLeadsOutOfTheProgram(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*");
        assertThat(answer)
                .doesNotContain(Files.readString(folder.resolve("admin.token")).strip());
    }

    @Test
    void aLineBreakInAValueMakesNoHeader() throws IOException {
        String answer =
                raw("GET /docs/a%0d%0aSet-Cookie:%20evil=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.lines().filter(l -> l.startsWith("Set-Cookie"))).isEmpty();
        assertThat(
                        raw(
                                "GET /api/health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
        String both = """
                POST /api/auth/pin HTTP/1.1
                Host: localhost
                Content-Length: 2
                Transfer-Encoding: chunked
                Connection: close

                0

                """;
        assertThat(raw(both.replace("\n", "\r\n"))).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void bodiesThatAreTooLargeTooDeepOrPackedAreRefused() throws IOException, InterruptedException {
        assertThat(admin.send("POST", "/api/productions", "\"" + "x".repeat(2 << 20) + "\"")
                        .status())
                .isEqualTo(413);
        assertThat(admin.send("POST", "/api/productions", "[".repeat(100_000)).status())
                .isBetween(400, 422);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[64 << 20]);
        }
        HttpRequest bomb = HttpRequest.newBuilder(URI.create(server.url() + "/api/productions"))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(folder.resolve("admin.token"))
                                        .strip())
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray()))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(bomb, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isIn(400, 413, 415);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(server.store().serverId().toString())
                .audience("roadcase")
                .subject(UUID.randomUUID().toString())
                .claim("name", "Mallory")
                .claim("role", "admin")
                .claim("kind", "user")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(3_600)));
    }

    private static String signed(byte[] key, JWTClaimsSet claims) throws Exception {
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        jwt.sign(new MACSigner(key));
        return jwt.serialize();
    }

    @Test
    void tokensThatAreForgedUnsignedOverOrForOthersOpenNothing() throws Exception {
        byte[] key = Base64.getUrlDecoder()
                .decode(Files.readString(folder.resolve("session.key")).strip());
        assertThat(status(signed(key, claims().build())))
                .as("the key is the right one")
                .isEqualTo(200);
        List<String> bad = List.of(
                new PlainJWT(claims().build()).serialize(),
                signed(new byte[32], claims().build()),
                signed(key, claims().audience("somebody else").build()),
                signed(key, claims().issuer("somebody else").build()),
                signed(
                        key,
                        claims().expirationTime(Date.from(Instant.now().minusSeconds(60)))
                                .build()),
                signed(key, claims().claim("role", "root").build()),
                "x".repeat(7_000));
        for (String token : bad) {
            assertThat(status(token)).as(token).isEqualTo(401);
        }
    }

    private static int status(String token) {
        return admin.as(token).get("/api/pin").status();
    }
}
