package dev.roadcase.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A show with 500 sources of one output each on a server under test, and what crews ask of it. */
final class Show {
    static final int SOURCES = 500;

    private static final AtomicLong EDITS = new AtomicLong();

    private final int port;
    private final String token;
    private final String path;
    private final List<String> sources = new ArrayList<>();
    private final List<String> etags = new ArrayList<>();

    /** Fills the server at that port with the show, through its API. */
    Show(int port, Path data) throws IOException, InterruptedException {
        this.port = port;
        try (HttpClient client = HttpClient.newHttpClient()) {
            String admin = Files.readString(data.resolve("admin.token")).trim();
            token = post(client, admin, "/api/tokens", "{\"role\":\"editor\",\"name\":\"bench\"}")
                    .path("token")
                    .asText();
            String production =
                    post(client, token, "/api/productions", """
                            {"client":"Bench","showName":"Five hundred sources"}""").path("id").asText();
            path = "/api/productions/" + production + "/sources";
            for (int i = 1; i <= SOURCES; i++) {
                JsonNode made = post(client, token, path, """
                        {"label":"SRC %d","type":"Laptop","name":"Playback %d","hRes":1920,"vRes":1080,"rate":59.94,
                         "outputs":[{"connector":"HDMI","outputIndex":1}]}""".formatted(i, i));
                sources.add(made.path("id").asText());
                etags.add("\"" + made.path("version").asLong() + "\"");
            }
        }
    }

    private JsonNode post(HttpClient client, String bearer, String where, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + where))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IllegalStateException(where + " answered " + response.statusCode() + ": " + response.body());
        }
        return Json.MAPPER.readTree(response.body());
    }

    int port() {
        return port;
    }

    /** The list as the server gives it now: its ETag and its bytes. */
    HttpResponse<byte[]> list() throws IOException, InterruptedException {
        return get(path, "identity");
    }

    /** The same as browsers get it. */
    HttpResponse<byte[]> packedList() throws IOException, InterruptedException {
        return get(path, "gzip");
    }

    /** How many bytes one source is on the wire. */
    int recordSize() throws IOException, InterruptedException {
        return get("/api/sources/" + sources.getFirst(), "identity").body().length;
    }

    private HttpResponse<byte[]> get(String where, String encoding) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + where))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept-Encoding", encoding)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    /** A request that follows the server's events. */
    byte[] follow() {
        return Load.request("GET /api/events", token, "", "");
    }

    /** So many connections that ask for the list again and again, each with those headers. */
    List<Load.Script> readers(int connections, String headers) {
        byte[] request = Load.request("GET " + path, token, headers, "");
        List<Load.Script> scripts = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            scripts.add(head -> request);
        }
        return scripts;
    }

    /** So many connections that each rename a source of their own, based on the version they were told last. */
    List<Load.Script> editors(int connections) {
        List<Load.Script> scripts = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            scripts.add(new Editor(i));
        }
        return scripts;
    }

    /** Renames one source, each time based on the version that the answer before told. */
    private final class Editor implements Load.Script {
        private final int source;

        Editor(int source) {
            this.source = source;
        }

        @Override
        public byte[] next(String head) {
            String body = "{\"name\":\"Playback " + EDITS.incrementAndGet() + "\"}";
            String ifMatch = "If-Match: " + etags.get(source) + "\r\n";
            return Load.request("PUT /api/sources/" + sources.get(source), token, ifMatch, body);
        }

        @Override
        public void answered(String head) {
            String told = Load.header(head, "ETag: ");
            if (told != null) {
                etags.set(source, told);
            }
        }
    }

    /** A write as bytes that any number of times may be sent: based on whatever there is. */
    byte[] edit() {
        String body = "{\"note\":\"Edit " + EDITS.incrementAndGet() + "\"}";
        return Load.request("PUT /api/sources/" + sources.get(SOURCES - 1), token, "If-Match: *\r\n", body);
    }
}
