package dev.roadcase.tray;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the server of this computer and speaks its REST API; every call looks again, so restarts do not matter. */
final class ServerClient {
    /** Where a service answers whose data directory is not ours to read. */
    private static final String SERVICE = "http://127.0.0.1:3001";

    /** Beside the data of a server of one's own: a token for one that somebody else started. */
    private static final String KEPT_TOKEN = "service.token";

    private static final Set<String> STATES = Set.of("starting", "running", "stopping");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<Path> folders;

    ServerClient(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** How the server does; empty when none answers. */
    Optional<Reading> read() {
        for (Path folder : folders) {
            Optional<Reading> reading = read(folder);
            if (reading.isPresent()) {
                return reading;
            }
        }
        return health(SERVICE, Optional.empty());
    }

    private Optional<Reading> read(Path folder) {
        try {
            return health(url(folder), token(folder));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // no server on this folder
        }
    }

    private Optional<Reading> health(String url, Optional<String> token) {
        try {
            HttpResponse<String> response = send(url, token, "GET", "/api/health");
            Reading reading = Reading.of(url, MAPPER.readTree(response.body()));
            return STATES.contains(reading.status()) ? Optional.of(reading) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // nothing here, or it does not answer
        }
    }

    /** The crew PIN; empty when it is not ours to know. */
    Optional<String> pin() {
        return Optional.of(get("/api/pin").path("pin").asText()).filter(pin -> !pin.isEmpty());
    }

    /** The PIN with more digits, while somebody guesses the short one; empty when nobody does. */
    Optional<String> longPin() {
        JsonNode pin = get("/api/pin");
        return Optional.of(pin.path("longPin").asText())
                .filter(digits -> !digits.isEmpty() && pin.path("guessed").asBoolean())
                .map(digits -> digits.replaceAll("(\\d{4})(?=\\d)", "$1 "));
    }

    /** The body of {@code POST /api/sync/pair}. */
    String pairing(String hub, String code) {
        return MAPPER.createObjectNode().put("hub", hub).put("code", code).toString();
    }

    /** What the server answers; a missing node when it does not, or refuses. */
    JsonNode get(String path) {
        for (Path folder : folders) {
            try {
                HttpResponse<String> response = send(url(folder), token(folder), "GET", path);
                if (response.statusCode() == 200) {
                    return MAPPER.readTree(response.body());
                }
            } catch (IOException e) {
                // nothing here; the next folder may have a server
            }
        }
        return MissingNode.getInstance();
    }

    /** Posts a file as it is; what to tell the person, empty when it was taken. */
    Optional<String> upload(String path, Path file) {
        for (Path folder : folders) {
            try {
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(folder) + path))
                        .timeout(Duration.ofMinutes(10))
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofFile(file));
                token(folder).ifPresent(value -> request.header("Authorization", "Bearer " + value));
                HttpResponse<String> response = send(request.build());
                return response.statusCode() < 400 ? Optional.empty() : Optional.of(reason(response));
            } catch (IOException e) {
                // nothing here; the next folder may have a server
            }
        }
        return Optional.of(Words.of("noanswer"));
    }

    /** Keeps a token for a server that somebody else started; false when that server does not take it. */
    boolean keepToken(String token) {
        Path kept = folders.getFirst().resolve(KEPT_TOKEN);
        try {
            Files.deleteIfExists(kept);
            Files.createFile(kept, OnlyOne.ownersOnly(kept));
            Files.writeString(kept, token);
            if (read().filter(Reading::accepted).isPresent()) {
                return true;
            }
            Files.deleteIfExists(kept);
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Posts a JSON body; what to tell the person, empty when it went well. */
    Optional<String> post(String path, String body) {
        for (Path folder : folders) {
            try {
                HttpResponse<String> response = send(url(folder), token(folder), "POST", path, body);
                return response.statusCode() < 400 ? Optional.empty() : Optional.of(reason(response));
            } catch (IOException e) {
                // nothing here; the next folder may have a server
            }
        }
        return Optional.of(Words.of("noanswer"));
    }

    private static String reason(HttpResponse<String> response) throws IOException {
        JsonNode problem = MAPPER.readTree(response.body());
        return problem.path("detail").asText(Words.of("status", response.statusCode()));
    }

    private static String url(Path folder) throws IOException {
        JsonNode file = MAPPER.readTree(Files.readString(folder.resolve("server.json")));
        String url = file.path("url").asText();
        if (!url.startsWith("http")) {
            throw new IOException("no address in " + folder);
        }
        return url;
    }

    private Optional<String> token(Path folder) throws IOException {
        for (Path token :
                List.of(folder.resolve("admin.token"), folders.getFirst().resolve(KEPT_TOKEN))) {
            if (Files.isReadable(token)) {
                return Optional.of(Files.readString(token).strip());
            }
        }
        return Optional.empty();
    }

    private HttpResponse<String> send(String url, Optional<String> token, String method, String path)
            throws IOException {
        return send(url, token, method, path, "");
    }

    private HttpResponse<String> send(String url, Optional<String> token, String method, String path, String body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
