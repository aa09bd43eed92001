package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routing a router: what its outputs show, and what that does to the signal. */
class CrosspointTest {
    @TempDir
    static Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before all tests
    private static TestRoadcase server = null;

    private String show = "";
    private String router = "";
    private String points = "";

    @BeforeAll
    static void start() {
        server = TestRoadcase.on(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void aRouterWithTwoSourcesAndAScreen() {
        show = "/api/productions/"
                + made("/api/productions", "{'client':'Acme','showName':'Summit'}")
                        .path("id")
                        .asText();
        JsonNode device = made(
                show + "/devices",
                "{'name':'Router A','category':'router','ports':["
                        + "{'direction':'in','label':'IN 1'},{'direction':'in','label':'IN 2'},"
                        + "{'direction':'out','label':'OUT 1'},{'direction':'out','label':'OUT 2'}],"
                        + "'salvos':[{'name':'Walk-in','routes':[{'output':'OUT 1','input':'IN 2'},{'output':'OUT 2','input':'IN 1'}]}]}");
        router = device.path("id").asText();
        points = "/api/devices/" + router + "/crosspoints";
        for (int i = 0; i < 2; i++) {
            JsonNode source = made(
                    show + "/sources",
                    "{'label':'SRC " + (i + 1) + "','type':'cam','name':'Cam','outputs':[{'connector':'3G-SDI'}]}");
            cable(source.path("outputs").path(0), device.path("ports").path(i));
        }
        JsonNode send = made(
                show + "/sends", "{'label':'DST 1','type':'monitor','name':'Lobby','inputs':[{'connector':'3G-SDI'}]}");
        cable(device.path("ports").path(2), send.path("inputs").path(0));
    }

    private void cable(JsonNode from, JsonNode to) {
        made(
                show + "/connections",
                "{'fromPortId':'" + from.path("id").asText() + "','toPortId':'"
                        + to.path("id").asText() + "'}");
    }

    private static Api api() {
        return server.api();
    }

    private static JsonNode made(String path, String json) {
        Answer answer = api().send("POST", path, json.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private Answer route(String json) {
        return api().put(points, Json.read(json.replace('\'', '"')));
    }

    private List<String> feeds() {
        List<String> labels = new ArrayList<>();
        api().get(show + "/trace?at=DST%201")
                .json()
                .path("path")
                .forEach(hop -> labels.add(hop.path("label").asText()));
        return labels;
    }

    private static List<String> shown(JsonNode answer) {
        List<String> shown = new ArrayList<>();
        answer.path("routes")
                .forEach(r -> shown.add(
                        r.path("output").asText() + " < " + r.path("input").asText("-")));
        return shown;
    }

    @Test
    void anOutputShowsWhatItIsRoutedTo() {
        assertThat(shown(api().get(points).json())).containsExactly("OUT 1 < -", "OUT 2 < -");
        assertThat(feeds()).startsWith("Router A OUT 1");
        Answer routed = route("{'routes':[{'output':'out 1','input':'in 2'}]}");
        assertThat(routed.status()).as(routed.body()).isEqualTo(200);
        assertThat(shown(routed.json())).containsExactly("OUT 1 < IN 2", "OUT 2 < -");
        assertThat(routed.json().path("routes").path(0).path("route").asText()).isEqualTo("crosspoint");
        assertThat(feeds()).containsExactly("SRC 2 Cam OUT 1", "Router A IN 2", "Router A OUT 1", "DST 1 Lobby IN");
        assertThat(shown(route("{'routes':[{'output':'OUT 1','input':null}]}").json()))
                .startsWith("OUT 1 < -");
    }

    @Test
    void aSalvoIsOneStepThatIsUndoneAsOne() {
        Answer taken = route("{'salvo':'walk-in'}");
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(shown(taken.json())).containsExactly("OUT 1 < IN 2", "OUT 2 < IN 1");
        JsonNode history = api().get(show + "/history").json();
        String change = history.path(0).path("changeId").asText();
        assertThat(history.path(0).path("fields").has("routedFrom")).isTrue();
        Answer undone = api().send("POST", "/api/history/" + change + "/undo", "{}");
        assertThat(undone.status()).as(undone.body()).isBetween(200, 204);
        assertThat(shown(api().get(points).json())).containsExactly("OUT 1 < -", "OUT 2 < -");
    }

    @Test
    void everyFaultIsTold() {
        Answer refused = route("{'routes':[{'output':'OUT 9','input':'IN 1'},{'output':'OUT 1','input':'OUT 2'}]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("violations").size()).isEqualTo(2);
        assertThat(route("{'routes':[]}").status()).isEqualTo(400);
        assertThat(route("{'salvo':'Walk-out'}").status()).isEqualTo(404);
        assertThat(shown(api().get(points).json())).containsExactly("OUT 1 < -", "OUT 2 < -");
    }

    @Test
    void aPortOfAnotherDeviceIsNoCrosspoint() {
        JsonNode other = made(
                show + "/devices",
                "{'name':'Router B','category':'router','ports':[{'direction':'in','label':'IN 1'}]}");
        String foreign = other.path("ports").path(0).path("id").asText();
        Answer refused = api().send(
                        "POST",
                        show + "/devices",
                        ("{'name':'Router C','category':'router','ports':[{'direction':'out','routedFrom':'" + foreign
                                        + "'}]}")
                                .replace('\'', '"'));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("violations").path(0).path("message").asText())
                .isEqualTo("is a port of another device");
    }

    @Test
    void thePlanAndTheRouterMayDiffer() {
        JsonNode device = api().get("/api/devices/" + router).json();
        JsonNode send = made(
                show + "/sends", "{'label':'DST 2','type':'monitor','name':'Bar','inputs':[{'connector':'3G-SDI'}]}");
        made(
                show + "/connections",
                ("{'cableLabel':'SDI-9','intermediateType':'router','intermediateId':'" + router
                        + "','intermediateInput':'IN 1','intermediateOutput':'OUT 2','toPortId':'"
                        + send.path("inputs").path(0).path("id").asText() + "'}"));
        assertThat(device.path("ports").size()).isEqualTo(4);
        assertThat(kinds()).doesNotContain("routed-elsewhere");
        route("{'routes':[{'output':'OUT 2','input':'IN 2'}]}");
        assertThat(kinds()).contains("routed-elsewhere");
        route("{'routes':[{'output':'OUT 2','input':'IN 1'}]}");
        assertThat(kinds()).doesNotContain("routed-elsewhere");
    }

    private List<String> kinds() {
        List<String> kinds = new ArrayList<>();
        api().get(show + "/checks").json().forEach(f -> kinds.add(f.path("kind").asText()));
        return kinds;
    }
}
