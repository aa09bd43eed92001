package dev.roadcase.update;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Whether the server of a data directory answers that it runs, and as which version. */
final class Healthy implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(200);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Duration patience;

    /** @param patience how long a server may take to come up */
    Healthy(Duration patience) {
        this.patience = patience;
    }

    /** Waits until that version runs; false when it has no hope left or takes too long. */
    boolean comesUp(Path data, String version, BooleanSupplier hopeless) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (runs(data, version)) {
                return true;
            }
            if (hopeless.getAsBoolean()) {
                return false;
            }
            pause();
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new dev.roadcase.model.RoadcaseException("Interrupted.", e);
        }
    }

    private boolean runs(Path data, String version) {
        try {
            JsonNode file = Json.MAPPER.readTree(Files.readString(data.resolve("server.json")));
            String token = Files.readString(data.resolve("admin.token")).strip();
            JsonNode health = ask(file.path("url").asText(), token);
            return health.path("status").asText().equals("running")
                    && health.path("version").asText().equals(version);
        } catch (IOException | IllegalArgumentException e) {
            return false; // not there yet
        }
    }

    private JsonNode ask(String url, String token) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/health"))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return Json.MAPPER.readTree(
                    http.send(request, BodyHandlers.ofString()).body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
