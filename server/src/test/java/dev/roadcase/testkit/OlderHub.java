package dev.roadcase.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.roadcase.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes everything on to a hub, and says in its name that it works with the schema before ours. */
public final class OlderHub implements AutoCloseable {
    private static final Set<String> PASSED =
            Set.of("authorization", "content-type", "content-encoding", "roadcase-cursor");

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final String hub;
    private final AtomicInteger pushes = new AtomicInteger();
    private final AtomicInteger copies = new AtomicInteger();
    private volatile boolean isUpdated;

    public OlderHub(String hub) throws IOException {
        this.hub = hub;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often something was sent. */
    public int pushes() {
        return pushes.get();
    }

    /** How often a show was asked for whole. */
    public int copies() {
        return copies.get();
    }

    /** From now on it says what the hub says. */
    public void update() {
        isUpdated = true;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream in = exchange.getRequestBody()) {
            HttpResponse<byte[]> answer = client.send(request(exchange, in.readAllBytes()), BodyHandlers.ofByteArray());
            for (String name : List.of("content-type", "content-encoding")) {
                answer.headers()
                        .firstValue(name)
                        .ifPresent(v -> exchange.getResponseHeaders().set(name, v));
            }
            byte[] body = aged(exchange.getRequestURI().getPath(), answer.body());
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        if (exchange.getRequestURI().getPath().endsWith("/push")) {
            pushes.incrementAndGet();
        }
        if (exchange.getRequestURI().getPath().endsWith("/snapshot")) {
            copies.incrementAndGet();
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (PASSED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                request.header(name, values.getFirst());
            }
        });
        return request.build();
    }

    private byte[] aged(String path, byte[] body) {
        if (isUpdated || !path.endsWith("/session")) {
            return body;
        }
        ObjectNode json = (ObjectNode) Json.read(new String(body, java.nio.charset.StandardCharsets.UTF_8));
        return Json.write(json.put("schema", json.path("schema").asInt() - 1))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
