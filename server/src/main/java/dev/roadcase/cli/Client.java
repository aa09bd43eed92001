package dev.roadcase.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.app.ServerFile;
import dev.roadcase.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Talks to a running server by its REST API. */
final class Client {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String token;

    private Client(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** The server at {@code url}, else the one that runs on one of the data directories. */
    static Client find(List<Path> folders, @Nullable String url, @Nullable String token) {
        if (url != null) {
            String known = token == null ? firstToken(folders).orElse("") : token;
            return new Client(url.replaceAll("/+$", ""), known);
        }
        for (Path folder : folders) {
            Optional<ServerFile.Entry> entry = new ServerFile(folder).read();
            if (entry.isPresent()) {
                String known = token == null ? firstToken(List.of(folder)).orElse("") : token;
                return new Client(entry.get().url(), known);
            }
        }
        throw new CommandFailed(
                "No server is running here. Start it with 'roadcase serve', or say where it is with --url.");
    }

    private static Optional<String> firstToken(List<Path> folders) {
        return folders.stream().flatMap(f -> token(f).stream()).findFirst();
    }

    private static Optional<String> token(Path folder) {
        try {
            return Optional.of(Files.readString(folder.resolve("admin.token")).strip());
        } catch (IOException e) {
            return Optional.empty(); // not this folder's server, or not our file to read
        }
    }

    /** The server's address. */
    String url() {
        return url;
    }

    JsonNode get(String path) {
        return json(send("GET", path, BodyPublishers.noBody(), "application/json"), path);
    }

    JsonNode post(String path, JsonNode body) {
        return json(send("POST", path, BodyPublishers.ofString(Json.write(body)), "application/json"), path);
    }

    JsonNode put(String path, JsonNode body) {
        return json(send("PUT", path, BodyPublishers.ofString(Json.write(body)), "application/json"), path);
    }

    JsonNode patch(String path, JsonNode body) {
        return json(send("PATCH", path, BodyPublishers.ofString(Json.write(body)), "application/json"), path);
    }

    void delete(String path) {
        json(send("DELETE", path, BodyPublishers.noBody(), "application/json"), path);
    }

    /** Sends a file; the answer may be a report of faults, so its status comes along. */
    record Sent(int status, JsonNode json) {}

    Sent postFile(String path, Path file) throws IOException {
        HttpResponse<InputStream> response =
                send("POST", path, BodyPublishers.ofFile(file), "application/octet-stream");
        try (InputStream body = response.body()) {
            JsonNode json = parse(new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            if (response.statusCode() >= 400 && !json.has("faults")) {
                throw failed(response.statusCode(), json);
            }
            return new Sent(response.statusCode(), json);
        }
    }

    /** Downloads to a file; a failed download leaves none. */
    void download(String method, String path, Path target) throws IOException {
        HttpResponse<InputStream> response = send(method, path, BodyPublishers.noBody(), "application/json");
        if (response.statusCode() >= 400) {
            json(response, path);
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (InputStream body = response.body()) {
            Files.copy(body, part, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private HttpResponse<InputStream> send(String method, String path, BodyPublisher body, String type) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, body)
                .build();
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new CommandFailed("The server at " + url + " does not answer. Is it running? Try 'roadcase doctor'.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted.");
        }
    }

    private static JsonNode json(HttpResponse<InputStream> response, String path) {
        try (InputStream body = response.body()) {
            String text = new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            JsonNode json = parse(text);
            if (response.statusCode() >= 400) {
                throw failed(response.statusCode(), json);
            }
            return json;
        } catch (IOException e) {
            throw new CommandFailed("The server's answer to " + path + " broke off. Try again.");
        }
    }

    private static JsonNode parse(String text) {
        try {
            return text.isEmpty() ? Json.MAPPER.nullNode() : Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new CommandFailed("What answers there is not a Roadcase server. Check --url.");
        }
    }

    private static CommandFailed failed(int status, JsonNode problem) {
        if (status == 401) {
            return new CommandFailed(
                    "The server does not accept the token. Run this on the server's host as its user, with sudo where it is "
                            + "a service, or give a token with --token.");
        }
        StringBuilder text = new StringBuilder(problem.path("detail").asText("The server answered " + status + "."));
        JsonNode faults = problem.path("violations");
        Iterable<JsonNode> told = faults.size() > 1 ? faults : List.of(); // one stands in the detail already
        told.forEach(v -> text.append("\n  ")
                .append(v.path("field").asText())
                .append(": ")
                .append(v.path("message").asText()));
        return new CommandFailed(text.toString());
    }
}
