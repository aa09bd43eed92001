package dev.roadcase.tray;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks as much of the REST API as the tray asks for, and says what the test wants said. */
final class FakeServer implements AutoCloseable {
    static final String TOKEN = "let-me-in";

    private final HttpServer http;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    FakeServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
        says("running", "in-sync", 0, 0);
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** Leaves server.json and, for whoever owns the server, its token. */
    void publish(Path folder, boolean withToken) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("server.json"), "{\"url\":\"" + url() + "\",\"pid\":1,\"name\":\"Truck 2\"}");
        if (withToken) {
            Files.writeString(folder.resolve("admin.token"), TOKEN);
        }
    }

    void says(String status, String sync, long queued, int conflicts) {
        answers.put("GET /api/health", """
                {"status":"%s","name":"Truck 2","version":"0.1.0","streams":2,
                 "sync":{"state":"%s","queued":%d,"conflicts":%d}}""".formatted(status, sync, queued, conflicts));
    }

    void answers(String verbAndPath, String json) {
        answers.put(verbAndPath, json);
    }

    /** Verb, path and body of everything but the questions how it does. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String what =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!what.equals("GET /api/health")) {
            asked.add(what + " " + body);
        }
        String json = answers.getOrDefault(what, "{}");
        int status = 200;
        if (!known && what.equals("GET /api/health")) {
            String word = new ObjectMapper().readTree(json).path("status").asText();
            json = "{\"status\":\"" + word + "\"}";
        } else if (!known) {
            status = 401;
            json = "{\"detail\":\"Sign in with the crew PIN or a token first.\"}";
        }
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** No longer answers. */
    void stop() {
        http.stop(0);
    }

    @Override
    public void close() {
        stop();
    }
}
