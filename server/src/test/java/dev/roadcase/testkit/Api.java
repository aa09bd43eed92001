package dev.roadcase.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** A plain client of the REST API. */
public final class Api {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;
    private final String token;

    public Api(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** The same server with another token; empty for none. */
    public Api as(String other) {
        return new Api(url, other);
    }

    /** The same client of a server elsewhere. */
    public Api at(String other) {
        return new Api(other, token);
    }

    public String url() {
        return url;
    }

    public String token() {
        return token;
    }

    /** An answer. */
    public record Answer(int status, String body, HttpResponse<String> raw) {
        public JsonNode json() {
            return Json.read(body);
        }

        public ObjectNode object() {
            return (ObjectNode) json();
        }

        public @Nullable String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, JsonNode body, String... headers) {
        return send("POST", path, Json.write(body), headers);
    }

    public Answer put(String path, JsonNode body, String... headers) {
        return send("PUT", path, Json.write(body), headers);
    }

    public Answer patch(String path, JsonNode body, String... headers) {
        return send("PATCH", path, Json.write(body), headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    public Answer send(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
