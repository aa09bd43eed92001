package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot work is refused when a person writes it, and found when it comes another way. */
class RefusedPatchTest {
    @TempDir
    static Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before all tests
    private static TestRoadcase server = null;

    private String show = "";
    private String source = "";
    private String send = "";
    private String router = "";

    @BeforeAll
    static void start() {
        server = TestRoadcase.on(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void aShow() {
        show = "/api/productions/"
                + made("/api/productions", "{'client':'Acme','showName':'Summit'}")
                        .path("id")
                        .asText();
        source = end(
                made(
                        show + "/sources",
                        "{'label':'SRC 1','type':'cam','name':'Wide','outputs':[{'connector':'3G-SDI'},{'connector':'3G-SDI'}]}"),
                "outputs",
                0);
        send = end(
                made(
                        show + "/sends",
                        "{'label':'DST 1','type':'monitor','name':'Green Room','inputs':[{'connector':'3G-SDI'}]}"),
                "inputs",
                0);
        router = made(
                        show + "/devices",
                        "{'name':'Router A','category':'router','ports':[{'direction':'in','label':'IN 1'},"
                                + "{'direction':'out','label':'OUT 1'}]}")
                .path("id")
                .asText();
    }

    private static Api api() {
        return server.api();
    }

    private static Answer post(String path, String json) {
        return api().send("POST", path, json.replace('\'', '"'));
    }

    private static JsonNode made(String path, String json) {
        Answer answer = post(path, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static String end(JsonNode record, String array, int number) {
        return record.path(array).path(number).path("id").asText();
    }

    private String port(int number) {
        return end(api().get("/api/devices/" + router).json(), "ports", number);
    }

    private Answer connect(String fields) {
        return post(show + "/connections", "{" + fields + "}");
    }

    private static JsonNode refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().path("violations").size()).as(answer.body()).isEqualTo(1);
        return answer.json().path("violations").path(0);
    }

    private List<String> errors() {
        return api().get(show + "/checks").json().findParents("severity").stream()
                .filter(f -> f.path("severity").asText().equals("error"))
                .map(f -> f.path("kind").asText())
                .toList();
    }

    @Test
    void aSecondFeedIsRefusedUntilTheFirstIsFaultyOrGone() {
        JsonNode first = made(
                show + "/connections",
                "{'fromPortId':'" + source + "','toPortId':'" + send + "','cableLabel':'SDI-1'}");
        String second = "'fromPortId':'" + port(1) + "','toPortId':'" + send + "'";
        JsonNode violation = refused(connect(second));
        assertThat(violation.path("code").asText()).isEqualTo("taken");
        assertThat(violation.path("field").asText()).isEqualTo("toPortId");
        assertThat(violation.path("message").asText()).contains("SDI-1");
        assertThat(errors()).isEmpty();
        api().patch(
                        "/api/connections/" + first.path("id").asText(),
                        Json.read("{\"status\":\"faulty\"}"),
                        "If-Match",
                        "*");
        assertThat(connect(second).status()).isEqualTo(201);
    }

    @Test
    void theSameInputIsFoundHoweverItIsNamed() {
        made(show + "/connections", "{'fromPortId':'" + source + "','toPortId':'" + send + "'}");
        String holder = api().get(show + "/sends").json().path(0).path("id").asText();
        assertThat(refused(connect("'destinationType':'send','destinationId':'" + holder + "'"))
                        .path("field")
                        .asText())
                .isEqualTo("destinationId");
        made(show + "/connections", "{'fromPortId':'" + source + "','toPortId':'" + port(0) + "'}");
        String other = made(
                        show + "/sources",
                        "{'label':'SRC 2','type':'cam','name':'Tight','outputs':[{'connector':'3G-SDI'}]}")
                .path("id")
                .asText();
        String through = "'sourceId':'" + other + "','intermediateId':'" + router + "','intermediateInput':'in 1'";
        assertThat(refused(connect(through)).path("field").asText()).isEqualTo("intermediateInput");
    }

    @Test
    void oneSignalMayBeDrawnOnEachOfItsWaysThroughARouter() {
        String way = "'fromPortId':'" + source + "','intermediateId':'" + router + "','intermediateInput':'IN 1'";
        made(show + "/connections", "{" + way + ",'intermediateOutput':'OUT 1','toPortId':'" + send + "'}");
        JsonNode second = made(show + "/connections", "{" + way + "}");
        assertThat(errors()).isEmpty();
        Answer moved = api().patch(
                        "/api/connections/" + second.path("id").asText(),
                        Json.read("{\"fromPortId\":\"" + port(1) + "\"}"),
                        "If-Match",
                        "*");
        assertThat(refused(moved).path("field").asText()).isEqualTo("fromPortId");
    }

    @Test
    void anEditKeepsItsOwnInput() {
        JsonNode first = made(show + "/connections", "{'fromPortId':'" + source + "','toPortId':'" + send + "'}");
        Answer edited = api().patch(
                        "/api/connections/" + first.path("id").asText(),
                        Json.read("{\"toPortId\":\"" + send + "\",\"note\":\"checked\"}"),
                        "If-Match",
                        "*");
        assertThat(edited.status()).as(edited.body()).isEqualTo(200);
    }

    @Test
    void theWrongWayRoundIsRefused() {
        assertThat(refused(connect("'fromPortId':'" + port(0) + "'"))
                        .path("message")
                        .asText())
                .startsWith("is an input");
        assertThat(refused(connect("'toPortId':'" + port(1) + "'"))
                        .path("message")
                        .asText())
                .startsWith("is an output");
        String through = "'intermediateType':'router','intermediateId':'" + router + "','intermediateInput':'OUT 1'";
        assertThat(refused(connect(through)).path("code").asText()).isEqualTo("contradiction");
    }

    @Test
    void aPortThatADeviceDoesNotHaveIsRefusedOnceItHasSome() {
        String through = "'intermediateType':'router','intermediateId':'" + router + "','intermediateInput':'IN 9'";
        assertThat(refused(connect(through)).path("code").asText()).isEqualTo("unknown_reference");
        String bare = made(show + "/devices", "{'name':'Router B','category':'router'}")
                .path("id")
                .asText();
        assertThat(connect(through.replace(router, bare)).status()).isEqualTo(201);
        assertThat(errors()).isEmpty();
    }

    @Test
    void whatIsImportedIsKeptAndFound() {
        made(show + "/connections", "{'fromPortId':'" + source + "','toPortId':'" + send + "'}");
        JsonNode archive = api().get(show + "/export").json();
        ArrayNode connections = (ArrayNode) archive.path("records").path("connections");
        ObjectNode twin = connections.path(0).deepCopy();
        ((ObjectNode) archive.path("scope")).remove("digest");
        connections.add(twin.put("id", Ids.mint().toString()).put("fromPortId", port(1)));
        Answer answer = api().send("POST", "/api/import", archive.toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(errors()).containsExactly("second-feed");
    }
}
