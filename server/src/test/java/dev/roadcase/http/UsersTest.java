package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {
    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before each test
    private TestRoadcase server = null;

    @BeforeEach
    void start() {
        server = on(folder);
    }

    private static TestRoadcase on(Path folder) {
        return TestRoadcase.on(folder, DatabaseUrl.sqlite(folder.resolve("roadcase.db")), AccessMode.USERS, false);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    private Answer add(String body) {
        return server.api().post("/api/users", object(body));
    }

    private Answer login(String name, String password) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("name", name).put("password", password);
        return server.api().as("").post("/api/auth/login", body.put("device", "laptop"));
    }

    private Api in(String name, String password) {
        Answer answer = login(name, password);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return server.api().as(answer.json().path("token").asText());
    }

    @Test
    void whereNamesAreAskedForNoScreenShowsACodeThatLetsNobodyIn() {
        assertThat(server.api().get("/connect").body())
                .contains("name and password")
                .doesNotContain("/join#", "Crew PIN");
        assertThat(server.api().post("/api/auth/invitations", object("{}")).status())
                .isEqualTo(409);
    }

    @Test
    void aPersonIsAddedSignsInAndIsKnownByNameInHistory() {
        Answer added = add("{'name':'Dana Reyes'}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("role").asText()).isEqualTo("editor");
        String password = added.json().path("password").asText();
        assertThat(password).matches("[a-z2-9]{4}(-[a-z2-9]{4}){2}");
        Answer signedIn = login("dana reyes", password);
        assertThat(signedIn.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Strict");
        Api dana = server.api().as(signedIn.json().path("token").asText());
        Answer made = dana.post("/api/productions", object("{'client':'Acme','showName':'Summit'}"));
        assertThat(made.status()).isEqualTo(201);
        String history = "/api/productions/" + made.json().path("id").asText() + "/history";
        assertThat(dana.get(history).json().path(0).path("by").path("name").asText())
                .isEqualTo("Dana Reyes");
        assertThat(dana.get("/api/auth/me").json().path("kind").asText()).isEqualTo("user");
    }

    @Test
    void peopleAndTheirSessionsOutliveARestart() {
        String password = add("{'name':'Dana'}").json().path("password").asText();
        Api dana = in("Dana", password);
        String token = dana.token();
        server.close();
        server = on(folder);
        assertThat(server.api().as(token).get("/api/productions").status()).isEqualTo(200);
        assertThat(login("Dana", password).status()).isEqualTo(200);
    }

    @Test
    void thePinOpensNothingWherePeopleSignInByName() {
        ObjectNode pin =
                Json.MAPPER.createObjectNode().put("pin", server.roadcase().pin());
        assertThat(server.api().as("").post("/api/auth/pin", pin).status()).isEqualTo(401);
    }

    @Test
    void anAdminChangesSwitchesOffAndRemoves() {
        String id = add("{'name':'Dana','password':'correct horse','role':'viewer'}")
                .json()
                .path("id")
                .asText();
        Api dana = in("Dana", "correct horse");
        assertThat(dana.get("/api/users").status()).isEqualTo(403);
        String path = "/api/users/" + id;
        Answer raised = server.api().patch(path, object("{'role':'admin'}"));
        assertThat(raised.json().path("role").asText()).isEqualTo("admin");
        assertThat(dana.get("/api/users").status()).isEqualTo(200);
        server.api().patch(path, object("{'disabled':true}"));
        assertThat(dana.get("/api/productions").status()).isEqualTo(401);
        assertThat(login("Dana", "correct horse").status()).isEqualTo(403);
        Answer fresh = server.api().patch(path, object("{'disabled':false,'password':null}"));
        assertThat(dana.get("/api/productions").status()).isEqualTo(401);
        assertThat(login("Dana", fresh.json().path("password").asText()).status())
                .isEqualTo(200);
        assertThat(server.api().delete(path).status()).isEqualTo(204);
        assertThat(server.api().delete(path).status()).isEqualTo(404);
        assertThat(server.api().get("/api/users").json()).isEmpty();
    }

    @Test
    void peopleChangeTheirOwnPassword() {
        add("{'name':'Dana','password':'correct horse'}");
        Api dana = in("Dana", "correct horse");
        ObjectNode wrong = object("{'old':'no such horse','new':'another horse'}");
        assertThat(dana.post("/api/auth/password", wrong).status()).isEqualTo(401);
        Answer changed = dana.post("/api/auth/password", object("{'old':'correct horse','new':'another horse'}"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(dana.get("/api/productions").status()).isEqualTo(401);
        Api again = server.api().as(changed.json().path("token").asText());
        assertThat(again.get("/api/productions").status()).isEqualTo(200);
        assertThat(server.api()
                        .post("/api/auth/password", object("{'old':'whatever','new':'another horse'}"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatCannotBeAUserIsSaidByField() {
        for (String bad : new String[] {
            "{'name':''}",
            "{'name':'   '}",
            "{}",
            "{'name':5}",
            "{'name':'Dana','password':'short'}",
            "{'name':'Dana Reyes','password':'dana reyes'}",
            "{'name':'Dana','hash':'$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA'}",
            "{'name':'" + "x".repeat(101) + "'}"
        }) {
            Answer answer = add(bad);
            assertThat(answer.status()).as(bad).isEqualTo(422);
            assertThat(answer.json().path("violations").path(0).path("field").asText())
                    .isNotEmpty();
        }
        add("{'name':'Dana'}");
        assertThat(add("{'name':'DANA'}").status()).isEqualTo(409);
        assertThat(add("{'name':'Alex','role':'owner'}").status()).isEqualTo(400);
    }

    @Test
    void guessesAreHeldBack() {
        add("{'name':'Dana','password':'correct horse'}");
        for (int i = 0; i < 5; i++) {
            assertThat(login("Dana", "guess number " + i).status()).isEqualTo(401);
        }
        Answer held = login("Dana", "correct horse");
        assertThat(held.status()).isEqualTo(429);
        assertThat(Integer.parseInt(String.valueOf(held.header("Retry-After")))).isBetween(1, 60);
    }

    @Test
    void nobodyButAnEdgeIsToldAHash() {
        add("{'name':'Dana','password':'correct horse'}");
        assertThat(server.api().get("/api/sync/v1/users").status()).isEqualTo(409);
        for (String path : new String[] {"/api/users", "/api/support-bundle", "/metrics", "/api/sync/status"}) {
            assertThat(server.api().get(path).body()).doesNotContain("argon2").doesNotContain("correct horse");
        }
    }
}
