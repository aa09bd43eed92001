package dev.roadcase.http;

import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.app.Encryption;
import dev.roadcase.app.Roadcase;
import dev.roadcase.app.Settings;
import dev.roadcase.app.Venue;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.StoreOptions;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Between an edge and its hub no secret travels in the clear. */
@Timeout(120)
class HubSecretsTest {
    /** A proxy on this machine, so that a test can play another machine behind it. */
    private static final Set<String> PROXY = Set.of("127.0.0.1");

    @TempDir
    Path folder = Path.of("");

    private final List<Roadcase> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(Roadcase::close);
    }

    private Api start(String role, Encryption told) throws IOException {
        Path data = Folders.fresh(folder, role);
        Roadcase server = Roadcase.start(
                new Settings(
                        data,
                        StoreOptions.of(DatabaseUrl.sqlite(data.resolve("roadcase.db"))),
                        "127.0.0.1",
                        0,
                        role,
                        role,
                        AccessMode.PIN,
                        false,
                        "",
                        new Venue(false, Set.of(), Set.of(), told)),
                Clock.systemUTC());
        running.add(server);
        return new Api(
                server.url(), Files.readString(data.resolve("admin.token")).strip());
    }

    private static Encryption told(Encryption.Mode mode, Set<String> proxies, Optional<Path> hubRoot) {
        return new Encryption(mode, Optional.empty(), Optional.empty(), proxies, hubRoot);
    }

    private static ObjectNode code(Api hub) {
        String code = hub.post("/api/sync/pair-codes", object("{}"))
                .json()
                .path("code")
                .asText();
        return Json.MAPPER.createObjectNode().put("code", code);
    }

    private static Api.Answer pair(Api edge, String url, ObjectNode code) {
        return edge.post("/api/sync/pair", code.deepCopy().put("hub", url));
    }

    @Test
    void aHubTakesNoCredentialInTheClearFromAnotherMachine() throws IOException {
        Api hub = start("hub", told(Encryption.Mode.NONE, PROXY, Optional.empty()));
        Api stranger = hub.as("");
        for (Api.Answer answer : List.of(
                hub.get("/api/productions"),
                stranger.get("/api/productions", "Cookie", SessionCookie.PLAIN + "=x"),
                stranger.post("/api/auth/pin", object("{'pin':'000000'}")),
                stranger.post("/api/auth/pin/", object("{'pin':'000000'}")),
                stranger.post("/api/sync/v1/redeem", object("{'code':'AAAA','name':'edge'}")))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().path("type").asText()).isEqualTo("/problems/https-required");
        }
        assertThat(stranger.get("/api/health").status())
                .as("what carries no secret is answered")
                .isEqualTo(200);
        assertThat(hub.get("/api/productions", "X-Forwarded-Proto", "https").status())
                .isEqualTo(200);
    }

    @Test
    void onItsOwnMachineAHubSpeaksPlainHttp() throws IOException {
        Api hub = start("hub", Encryption.NONE);
        assertThat(hub.get("/api/productions").status()).isEqualTo(200);
        Api edge = start("edge", Encryption.NONE);
        assertThat(pair(edge, hub.url(), code(hub)).status()).isEqualTo(200);
    }

    @Test
    void anEdgeSendsNoCodeInTheClearToAnotherMachine() throws IOException {
        Api edge = start("edge", Encryption.NONE);
        Api.Answer refused = pair(
                edge, "http://192.0.2.1:3001", Json.MAPPER.createObjectNode().put("code", "AAAA"));
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.json().path("detail").asText()).contains("https://");
    }

    @Test
    void anEdgeTrustsTheRootOfItsHubOnlyWhenItIsTold() throws IOException {
        Api hub = start("hub", Encryption.own(Encryption.Mode.OPTIONAL));
        String secure = hub.url().replaceFirst("^http:", "https:");
        ObjectNode code = code(hub);
        Api strange = start("edge", Encryption.NONE);
        Api.Answer refused = pair(strange, secure, code);
        assertThat(refused.status()).isGreaterThanOrEqualTo(400);
        assertThat(refused.json().path("detail").asText()).contains("hub.trust");
        Path root = Files.writeString(
                folder.resolve("hub-root.crt"), hub.get("/connect/root.crt").body());
        running.removeLast().close();
        Api edge = start("edge", told(Encryption.Mode.NONE, Set.of(), Optional.of(root)));
        assertThat(pair(edge, secure, code).status())
                .as("the code was not spent on the attempt before")
                .isEqualTo(200);
    }
}
