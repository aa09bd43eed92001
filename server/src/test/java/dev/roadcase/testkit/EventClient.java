package dev.roadcase.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client of the live events, as a browser is one. */
public final class EventClient implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    /** An event with the id that stood when it came. */
    public record Event(String name, String id, JsonNode data) {}

    private String id = "";

    /** Opens a stream; {@code query} with its question mark, {@code last} is the Last-Event-ID. */
    public EventClient(String url, String token, String query, @Nullable String last)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/events" + query))
                .header("Authorization", "Bearer " + token);
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
    }

    /** The id that a reconnect would send. */
    public String id() {
        return id;
    }

    /** Reads until the greeting is over: from here on changes are announced. */
    public EventClient greeted() throws IOException {
        for (String line = read(); !line.startsWith("id: "); line = read()) {
            keep(line);
        }
        return this;
    }

    private void keep(String line) {
        if (line.startsWith("id: ")) {
            id = line.substring(4);
        }
    }

    private String read() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the stream ended");
        }
        keep(line);
        return line;
    }

    /** The next event, whoever comes and goes meanwhile. */
    public Event next() throws IOException {
        Event event = any();
        while (event.name().equals("presence")) {
            event = any();
        }
        return event;
    }

    private Event any() throws IOException {
        String name = "";
        String data = "";
        while (true) {
            String line = read();
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && !name.isEmpty()) {
                return new Event(name, id, Json.read(data));
            }
        }
    }

    /** The next event of that name. */
    public Event next(String name) throws IOException {
        Event event = any();
        while (!event.name().equals(name)) {
            event = any();
        }
        return event;
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
