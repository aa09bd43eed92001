package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.TestRoadcase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route and verb times every role, as the table in {@code routes.txt} says and nothing else does. */
class RouteRoleTest {
    private static final List<String> ROLES = List.of("nobody", "viewer", "editor", "admin");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before all tests
    private static TestRoadcase server = null;

    private static final Map<String, String> TOKENS = new TreeMap<>();

    @BeforeAll
    static void start() {
        server = TestRoadcase.on(folder);
        for (String role : ROLES.subList(1, 4)) {
            ObjectNode asked = Json.MAPPER
                    .createObjectNode()
                    .put("role", role)
                    .put("name", role)
                    .put("ttl", "1h");
            TOKENS.put(
                    role,
                    server.api().post("/api/tokens", asked).json().path("token").asText());
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> table() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/routes.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    @Test
    void everyRouteIsInTheTableWithItsRole() throws IOException {
        assertThat(server.roadcase().routes()).containsExactlyInAnyOrderElementsOf(table());
    }

    @Test
    void everyRoleGetsWhatTheTableSays() throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (String line : table()) {
            String[] parts = line.split(" ", -1);
            for (String role : ROLES) {
                String expected = expected(role, parts[2]);
                String found = answer(
                        parts[0], parts[1].replaceAll("\\{[^}]+}", "01990000-0000-7000-8000-000000000000"), role);
                if (!found.equals(expected)) {
                    wrong.add(line + " for " + role + ": " + found + " instead of " + expected);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String expected(String role, String needed) {
        if (ROLES.indexOf(role) >= ROLES.indexOf(needed)) {
            return "let in";
        }
        return role.equals("nobody") ? "/problems/unauthorized" : "/problems/forbidden";
    }

    private static String answer(String verb, String path, String role) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.api().url() + path))
                .header("Content-Type", "application/json")
                .method(verb, BodyPublishers.ofString("[]"));
        if (TOKENS.containsKey(role)) {
            request.header("Authorization", "Bearer " + TOKENS.get(role));
        }
        HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            boolean asked = response.statusCode() == 401 || response.statusCode() == 403;
            JsonNode problem = asked ? Json.MAPPER.readTree(body) : Json.MAPPER.createObjectNode();
            return isAboutTheRole(problem) ? problem.path("type").asText() : "let in";
        }
    }

    /** Some handlers refuse for reasons of their own what they were let in to judge. */
    private static boolean isAboutTheRole(JsonNode problem) {
        return problem.path("type").asText().equals("/problems/unauthorized")
                || problem.path("detail").asText().startsWith("This needs the role ");
    }
}
