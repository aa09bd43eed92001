package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.app.Roadcase;
import dev.roadcase.app.Settings;
import dev.roadcase.app.Venue;
import dev.roadcase.config.IssuerConfig;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.StoreOptions;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.Postgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People whom Supabase Auth has signed in, at a hub and at an edge. */
@Timeout(120)
class HubIssuerTest {
    private static final String SECRET = "super-secret-jwt-token-with-at-least-32-characters";
    private static final IssuerConfig ISSUER = new IssuerConfig(
            "https://project.supabase.co/auth/v1",
            "authenticated",
            Optional.empty(),
            SECRET,
            "app_metadata.roadcase_role",
            "");

    @TempDir
    Path folder = Path.of("");

    private Roadcase start(String role, DatabaseUrl database) {
        return Roadcase.start(
                new Settings(
                        folder,
                        StoreOptions.of(database),
                        "127.0.0.1",
                        0,
                        role,
                        "office",
                        AccessMode.PIN,
                        false,
                        "",
                        new Venue(false, Set.of(), Set.of()),
                        Optional.of(ISSUER)),
                Clock.systemUTC());
    }

    private static String token(String role) throws Exception {
        String claims = """
                {"iss":"https://project.supabase.co/auth/v1","sub":"8f6a1c52-3b1e-4b7e-9c53-0a1d2e3f4a5b",
                 "aud":"authenticated","exp":%d,"email":"dana@example.com","role":"authenticated",
                 "app_metadata":{"provider":"email","roadcase_role":"%s"},"session_id":"one"}
                """.formatted(Instant.now().getEpochSecond() + 3_600, role);
        String signed = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Answer create(Api api) {
        ObjectNode show = Json.MAPPER.createObjectNode().put("client", "Acme").put("showName", "Summit");
        return api.post("/api/productions", show);
    }

    @Test
    void aHubTakesItsPeopleAsWhoTheyAre() throws Exception {
        try (Roadcase hub = start("hub", Postgres.freshDatabase())) {
            Api dana = new Api(hub.url(), token("editor"));
            JsonNode made = create(dana).json();
            JsonNode history = dana.get("/api/productions/" + made.path("id").asText() + "/history")
                    .json();
            assertThat(history.path(0).path("by").path("name").asText()).isEqualTo("dana@example.com");
            assertThat(dana.get("/api/users").status()).isEqualTo(403);
            assertThat(create(dana.as(token("viewer"))).status()).isEqualTo(403);
            assertThat(create(dana.as(token("owner"))).status()).isEqualTo(401);
            assertThat(dana.as(token("admin")).get("/api/users").status()).isEqualTo(200);
            Answer refreshed = dana.post("/api/auth/refresh", Json.MAPPER.createObjectNode());
            assertThat(refreshed.status()).isEqualTo(409);
        }
    }

    @Test
    void anEdgeTakesNoNoticeOfIt() throws Exception {
        try (Roadcase edge = start("edge", DatabaseUrl.sqlite(folder.resolve("roadcase.db")))) {
            assertThat(new Api(edge.url(), token("admin"))
                            .get("/api/productions")
                            .status())
                    .isEqualTo(401);
        }
    }
}
