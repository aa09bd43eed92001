package dev.roadcase.http;

import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Frames;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Outgoing;
import dev.roadcase.testkit.TestRoadcase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was typed on a device while nobody answered keeps the name of whoever typed it, also when somebody else sends it. */
class TypedByTest {
    @TempDir
    Path folder = Path.of("");

    private static HttpResponse<String> post(HttpClient browser, TestRoadcase server, String path, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.api().url() + path))
                .header("Content-Type", path.endsWith("push") ? "application/x-roadcase-frames" : "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode signIn(HttpClient browser, TestRoadcase server, String name)
            throws IOException, InterruptedException {
        byte[] body = Json.write(object("{'name':'" + name + "','password':'correct horse'}"))
                .getBytes(StandardCharsets.UTF_8);
        assertThat(post(browser, server, "/api/auth/login", body).statusCode()).isEqualTo(200);
        HttpRequest me = HttpRequest.newBuilder(URI.create(server.api().url() + "/api/auth/me"))
                .build();
        return Json.read(browser.send(me, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** A source that whoever {@code author} is says to have made. */
    private static byte[] typed(String show, UUID source, JsonNode author) throws IOException {
        UUID id = Ids.random();
        ObjectNode json = object("{'id':'" + id + "','scope':'" + show + "','schema':1,'unit':false,"
                + "'at':'2026-11-30T08:00:00.000Z','cause':'edit','patches':[{'entity':'sources','id':'" + source
                + "','op':'created','createdAt':'2026-11-30T08:00:00.000Z','groups':{'type':{'new':{'type':'cam'}},"
                + "'name':{'new':{'name':'Cam'}}}}]}");
        json.set("author", author);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frames.write(out, new Outgoing(id, Json.write(json), 0, null, null));
        Frames.end(out, Json.MAPPER.createObjectNode());
        return out.toByteArray();
    }

    @Test
    void whatWaitsIsSentUnderTheNameOfWhoeverTypedIt() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(folder)) {
            for (String name : new String[] {"Dana", "Kim", "Lou"}) {
                server.api().post("/api/users", object("{'name':'" + name + "','password':'correct horse'}"));
            }
            String show = server.api()
                    .post("/api/productions", object("{'client':'Acme','showName':'Gala'}"))
                    .json()
                    .path("id")
                    .asText();
            CookieManager jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
            try (HttpClient browser = HttpClient.newBuilder().cookieHandler(jar).build();
                    HttpClient elsewhere = HttpClient.newBuilder()
                            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                            .build()) {
                JsonNode lou = signIn(elsewhere, server, "Lou");
                JsonNode dana = signIn(browser, server, "Dana");
                signIn(browser, server, "Kim");
                assertThat(by(browser, server, show, dana)).isEqualTo("Dana");
                assertThat(by(browser, server, show, lou))
                        .as("never had a session there")
                        .isEqualTo("Kim");
                forge(jar);
                assertThat(by(browser, server, show, dana))
                        .as("a list of their own making")
                        .isEqualTo("Kim");
            }
        }
    }

    private static String by(HttpClient browser, TestRoadcase server, String show, JsonNode author)
            throws IOException, InterruptedException {
        UUID source = Ids.random();
        byte[] frames = typed(show, source, author);
        HttpResponse<String> sent = post(browser, server, "/api/sync/v1/" + show + "/push", frames);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        return server.api()
                .get("/api/productions/" + show + "/history?entity=sources&id=" + source)
                .json()
                .path(0)
                .path("by")
                .path("name")
                .asText();
    }

    /** Deletions and lists are requests of their own, because the server compares what was on screen with what is there. */
    @Test
    void deletionsAndListsTypedOfflineKeepTheNameAndTimeOfWhoeverTypedThem() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(folder)) {
            for (String name : new String[] {"Dana", "Kim", "Lou"}) {
                server.api().post("/api/users", object("{'name':'" + name + "','password':'correct horse'}"));
            }
            String show = server.api()
                    .post("/api/productions", object("{'client':'Acme','showName':'Gala'}"))
                    .json()
                    .path("id")
                    .asText();
            String source = server.api()
                    .post("/api/productions/" + show + "/sources", object("{'type':'cam','name':'Cam'}"))
                    .json()
                    .path("id")
                    .asText();
            CookieManager jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
            try (HttpClient browser = HttpClient.newBuilder().cookieHandler(jar).build();
                    HttpClient elsewhere = HttpClient.newBuilder()
                            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                            .build()) {
                String lou = signIn(elsewhere, server, "Lou").path("id").asText();
                String dana = signIn(browser, server, "Dana").path("id").asText();
                signIn(browser, server, "Kim");
                String path = "/api/sources/" + source;
                String list = "{\"outputs\":[{\"id\":\"" + Ids.random() + "\",\"connector\":\"SDI\"}]}";
                String eight = "2026-11-20T08:00:00.000Z";
                assertThat(send(browser, server, "PATCH", path, list, dana, eight))
                        .isEqualTo(200);
                assertThat(newest(server, show)).isEqualTo("Dana 2026-11-20T08:00:00.000Z");
                assertThat(send(browser, server, "PATCH", path, "{\"outputs\":[]}", lou, eight))
                        .isEqualTo(200);
                assertThat(newest(server, show)).as("never had a session there").startsWith("Kim ");
                assertThat(send(browser, server, "DELETE", path, null, dana, "2099-01-01T00:00:00Z"))
                        .isEqualTo(204);
                assertThat(newest(server, show)).startsWith("Dana ").doesNotContain("2099");
            }
        }
    }

    private static int send(
            HttpClient browser,
            TestRoadcase server,
            String method,
            String path,
            @Nullable String body,
            String who,
            String at)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.api().url() + path))
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .header("Roadcase-Typed-By", who)
                .header("Roadcase-Typed-At", at)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static String newest(TestRoadcase server, String show) {
        JsonNode change =
                server.api().get("/api/productions/" + show + "/history").json().path(0);
        return change.path("by").path("name").asText() + " " + change.path("at").asText();
    }

    private static void forge(CookieManager jar) {
        for (HttpCookie cookie : jar.getCookieStore().getCookies()) {
            if (cookie.getName().endsWith("people")) {
                char last = cookie.getValue().charAt(10);
                cookie.setValue(cookie.getValue().substring(0, 10)
                        + (last == 'A' ? 'B' : 'A')
                        + cookie.getValue().substring(11));
            }
        }
    }
}
