package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patching at speed as people do it: look, do, take back. */
class PatchTest {
    @TempDir
    static Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before all tests
    private static TestRoadcase server = null;

    private String show = "";

    @BeforeAll
    static void start() {
        server = TestRoadcase.on(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Api api() {
        return server.api();
    }

    private static JsonNode made(String path, String json) {
        Answer answer = api().send("POST", path, json.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static JsonNode asked(int status, String path, String json) {
        Answer answer = api().send("POST", path, json.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json();
    }

    private static String ports(String direction, String stem, int count, String connector) {
        List<String> ports = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ports.add("{'direction':'%s','label':'%s %d','connector':'%s','portIndex':%d}"
                    .formatted(direction, stem, i, connector, i));
        }
        return String.join(",", ports);
    }

    @BeforeEach
    void aSnakeARouterAndSources() {
        show = "/api/productions/"
                + made("/api/productions", "{'client':'Acme','showName':'Summit'}")
                        .path("id")
                        .asText();
        made(
                show + "/devices",
                "{'name':'Snake A','category':'snake','ports':[" + ports("in", "IN", 8, "3G-SDI") + ","
                        + ports("out", "OUT", 8, "3G-SDI") + "]}");
        made(
                show + "/devices",
                "{'name':'Router A','category':'router','ports':[" + ports("in", "IN", 6, "12G-SDI") + ","
                        + ports("out", "OUT", 6, "12G-SDI") + "]}");
        for (int i = 1; i <= 4; i++) {
            made(
                    show + "/sources",
                    "{'label':'SRC %d','type':'cam','name':'Cam %d','outputs':[{'connector':'3G-SDI'}]}"
                            .formatted(i, i));
            made(
                    show + "/sends",
                    "{'label':'DST %d','type':'monitor','name':'Screen %d','inputs':[{'connector':'3G-SDI'}]}"
                            .formatted(i, i));
        }
    }

    private JsonNode connect(int status, String json) {
        return asked(status, show + "/patch/connect", json);
    }

    private List<String> texts(JsonNode plan) {
        return plan.path("lines").findValuesAsText("text");
    }

    private JsonNode connections() {
        return api().get(show + "/connections").json();
    }

    private String checks() {
        return api().get(show + "/checks").body();
    }

    private String digest() {
        for (JsonNode one : api().get("/api/sync/status").json().path("productions")) {
            if (show.endsWith(one.path("id").asText())) {
                return one.path("digest").asText();
            }
        }
        throw new AssertionError("no such production in the status");
    }

    /** Everything of the show that people see, without what only tells of its history. */
    private String content() {
        ObjectNode all = (ObjectNode) api().get(show + "/show").json();
        all.remove(List.of("seq", "epoch", "library"));
        strip(all);
        return Json.write(all);
    }

    private static void strip(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.remove(List.of("version", "updatedAt", "lastModifiedBy", "syncedAt"));
        }
        json.forEach(PatchTest::strip);
    }

    private void undo(JsonNode done) {
        String id = done.path("changeIds").path(0).asText();
        assertThat(api().send("POST", "/api/history/" + id + "/undo", null).status())
                .isEqualTo(200);
    }

    @Test
    void aPreviewWritesNothingAndThenJustThatIsDoneAndUndone() {
        String before = checks();
        JsonNode shown = asked(200, show + "/patch/connect?dryRun=true", "{'from':'SRC 1-4','to':'Snake A IN 1-4'}");
        assertThat(texts(shown))
                .containsExactly(
                        "SRC 1 Cam 1 > Snake A IN 1",
                        "SRC 2 Cam 2 > Snake A IN 2",
                        "SRC 3 Cam 3 > Snake A IN 3",
                        "SRC 4 Cam 4 > Snake A IN 4");
        assertThat(shown.path("done").asBoolean()).isFalse();
        assertThat(connections()).isEmpty();
        JsonNode done = connect(
                200,
                "{'from':'SRC 1-4','to':'Snake A IN 1-4','plan':'"
                        + shown.path("plan").asText() + "'}");
        assertThat(done.path("done").asBoolean()).isTrue();
        assertThat(done.path("counts").path("add").asInt()).isEqualTo(4);
        assertThat(connections().findValuesAsText("cableLabel")).containsExactly("SDI-1", "SDI-2", "SDI-3", "SDI-4");
        assertThat(connections().findValuesAsText("status")).containsOnly("planned");
        undo(done);
        assertThat(connections()).isEmpty();
        assertThat(checks()).isEqualTo(before);
    }

    @Test
    void aRangeStopsAtTheFirstPortThatIsTakenAndSaysSo() {
        connect(200, "{'from':'SRC 1','to':'Router A IN 3'}");
        JsonNode done = connect(200, "{'from':'Snake A OUT 1-6','to':'Router A IN 1'}");
        assertThat(texts(done)).containsExactly("Snake A OUT 1 > Router A IN 1", "Snake A OUT 2 > Router A IN 2");
        assertThat(done.path("notes").path(0).asText())
                .isEqualTo("Stopped after 2 of 6: SDI-1 from SRC 1 Cam 1 is at Router A IN 3 already.");
        assertThat(checks()).doesNotContain("second-feed");
        assertThat(connect(200, "{'from':'SRC 2-9','to':'Snake A IN 1'}")
                        .path("notes")
                        .path(0)
                        .asText())
                .isEqualTo("Stopped after 3 of 8: there is no output after SRC 4 Cam 4 in what was named.");
    }

    @Test
    void theNextFreePortsAreTakenWhereAThingIsNamed() {
        connect(200, "{'from':'SRC 1','to':'Router A IN 1'}");
        assertThat(texts(connect(200, "{'from':'SRC 2','to':'Router A'}")))
                .containsExactly("SRC 2 Cam 2 > Router A IN 2");
        JsonNode done = connect(200, "{'from':'Snake A','to':'Router A','count':9}");
        assertThat(texts(done)).hasSize(4).first().isEqualTo("Snake A OUT 1 > Router A IN 3");
        assertThat(done.path("notes").path(0).asText()).contains("Router A has no free input left");
    }

    @Test
    void whatCannotBeDoneIsRefusedInWords() {
        connect(200, "{'from':'SRC 1','to':'Router A IN 1'}");
        JsonNode taken = connect(422, "{'from':'SRC 2','to':'Router A IN 1'}");
        assertThat(taken.path("violations").path(0).path("message").asText())
                .isEqualTo("SDI-1 from SRC 1 Cam 1 is at Router A IN 1 already.");
        assertThat(connect(422, "{'from':'SRC 2','to':'Router A OUT 1'}").toString())
                .contains("Router A OUT 1 is an output; a signal ends at an input");
        assertThat(connect(422, "{'from':'Router A IN 1','to':'DST 1'}").toString())
                .contains("Router A IN 1 is an input; a signal starts at an output");
        assertThat(connect(422, "{'from':'Nobody','to':'DST 1'}").toString()).contains("is nothing in this show");
        JsonNode all = connect(422, "{'count':0,'status':'glued','cabel':1}");
        assertThat(all.path("violations").findValuesAsText("field"))
                .containsExactlyInAnyOrder("from", "to", "count", "status", "cabel");
    }

    @Test
    void whatWasShownIsNotWrittenWhenTheShowChangedMeanwhile() {
        JsonNode shown = asked(200, show + "/patch/connect?dryRun=true", "{'from':'SRC 1','to':'Router A'}");
        connect(200, "{'from':'SRC 2','to':'Router A IN 1'}");
        JsonNode problem = connect(
                409,
                "{'from':'SRC 1','to':'Router A','plan':'" + shown.path("plan").asText() + "'}");
        assertThat(problem.path("type").asText()).isEqualTo("/problems/plan-changed");
        assertThat(texts(problem.path("preview"))).containsExactly("SRC 1 Cam 1 > Router A IN 2");
        assertThat(connections()).hasSize(1);
    }

    @Test
    void peopleWhoPatchAtOnceGetPortsAndNumbersOfTheirOwn() throws InterruptedException {
        List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
        List<Thread> people = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            String body = "{\"from\":\"SRC " + i + "\",\"to\":\"Router A\"}";
            people.add(Thread.ofVirtual()
                    .start(() -> answers.add(
                            api().send("POST", show + "/patch/connect", body).status())));
        }
        for (Thread person : people) {
            person.join();
        }
        assertThat(answers).containsExactly(200, 200, 200, 200);
        assertThat(connections().findValuesAsText("cableLabel"))
                .containsExactlyInAnyOrder("SDI-1", "SDI-2", "SDI-3", "SDI-4");
        assertThat(checks()).doesNotContain("second-feed");
    }

    private void aChain() {
        connect(200, "{'from':'SRC 1','to':'Snake A IN 1'}");
        connect(200, "{'from':'Snake A OUT 1','to':'Router A IN 1'}");
        connect(200, "{'from':'Router A OUT 1','to':'DST 1'}");
        String router = device("Router A").path("id").asText();
        Answer routed = api().send(
                        "PUT",
                        "/api/devices/" + router + "/crosspoints",
                        "{\"routes\":[{\"output\":\"OUT 1\",\"input\":\"IN 1\"}]}");
        assertThat(routed.status()).isEqualTo(200);
    }

    private JsonNode device(String name) {
        for (JsonNode device : api().get(show + "/devices").json()) {
            if (device.path("name").asText().equals(name)) {
                return device;
            }
        }
        throw new AssertionError("no device " + name);
    }

    @Test
    void aChainIsDuplicatedForOtherSourcesAndSends() {
        aChain();
        String before = content();
        JsonNode done =
                asked(200, show + "/patch/duplicate", "{'chain':'SRC 1','from':['SRC 2-3'],'to':['DST 2','DST 3']}");
        assertThat(texts(done))
                .containsExactly(
                        "SRC 2 Cam 2 > Snake A IN 2",
                        "shows Router A IN 2",
                        "Snake A OUT 2 > Router A IN 2",
                        "Router A OUT 2 > DST 2 Screen 2",
                        "SRC 3 Cam 3 > Snake A IN 3",
                        "shows Router A IN 3",
                        "Snake A OUT 3 > Router A IN 3",
                        "Router A OUT 3 > DST 3 Screen 3");
        assertThat(way("SRC 3")).endsWith("DST 3 Screen 3 IN");
        undo(done);
        assertThat(content()).isEqualTo(before);
    }

    private String way(String from) {
        JsonNode path =
                api().get(show + "/trace?at=" + from.replace(" ", "%20")).json().path("path");
        List<String> ends = new ArrayList<>();
        path.forEach(hop -> ends.add(hop.path("label").asText()));
        return String.join(" > ", ends);
    }

    @Test
    void aChainIsDuplicatedWithItsSourceAndItsSend() {
        aChain();
        JsonNode done = asked(200, show + "/patch/duplicate", "{'chain':'DST 1','times':2}");
        assertThat(texts(done)).contains("a copy of SRC 1 Cam 1", "a copy of DST 1 Screen 1");
        assertThat(api().get(show + "/sources").json().findValuesAsText("label"))
                .contains("SRC 5", "SRC 6");
        assertThat(way("SRC 6")).endsWith("DST 6 Screen 1 IN");
        assertThat(checks()).doesNotContain("second-feed").doesNotContain("duplicate-label");
        undo(done);
        assertThat(api().get(show + "/sources").json()).hasSize(4);
    }

    private String model(String name, String ports) {
        return made(
                        "/api/equipment",
                        "{'category':'router','manufacturer':'Maker','model':'" + name + "','ioPorts':[" + ports + "]}")
                .path("id")
                .asText();
    }

    private static String models(String type, String stem, int count, String connector) {
        return ports(type, stem, count, connector)
                .replace("direction", "portType")
                .replace("connector", "ioType");
    }

    @Test
    void aDeviceIsSwappedAndEverythingStaysPlugged() {
        aChain();
        String small = model(
                "Small 4", models("input", "SDI IN", 4, "12G-SDI") + "," + models("output", "SDI OUT", 4, "12G-SDI"));
        JsonNode router = device("Router A");
        String path = "/api/devices/" + router.path("id").asText() + "/swap";
        String before = content();
        String digest = digest();
        String way = way("SRC 1")
                .replace("Router A IN 1", "Router A SDI IN 1")
                .replace("Router A OUT 1", "Router A SDI OUT 1");
        JsonNode done = asked(200, path, "{'equipmentId':'" + small + "'}");
        assertThat(done.path("summary").asText())
                .isEqualTo("Router A becomes a Maker Small 4; everything stays plugged.");
        assertThat(device("Router A").path("ports")).hasSize(8);
        assertThat(way("SRC 1")).isEqualTo(way);
        assertThat(api().get(show + "/history").json().path(0).path("changeId").asText())
                .isEqualTo(done.path("changeIds").path(0).asText());
        undo(done);
        assertThat(content()).isEqualTo(before);
        assertThat(digest()).isEqualTo(digest);
    }

    @Test
    void aCableWithoutAPlaceIsToldAndNotLost() {
        aChain();
        connect(200, "{'from':'SRC 2','to':'Router A IN 6'}");
        String tiny = model("Tiny", models("input", "IN", 1, "12G-SDI") + "," + models("output", "OUT", 1, "12G-SDI"));
        String path = "/api/devices/" + device("Router A").path("id").asText() + "/swap";
        JsonNode refused = asked(422, path, "{'equipmentId':'" + tiny + "'}");
        assertThat(refused.path("violations").path(0).path("field").asText()).isEqualTo("ports/IN 6");
        assertThat(refused.path("violations").path(0).path("message").asText()).contains("SDI-4 is plugged there");
        JsonNode done =
                asked(200, path, "{'equipmentId':'" + tiny + "','drop':true,'ports':{'IN 6':'IN 1','IN 1':null}}");
        assertThat(done.path("summary").asText()).endsWith("1 cable goes.");
        assertThat(connections()).hasSize(3);
        undo(done);
        assertThat(connections()).hasSize(4);
        assertThat(way("SRC 1")).endsWith("DST 1 Screen 1 IN");
    }

    @Test
    void aShowIsCopiedAsATemplate() {
        aChain();
        made(show + "/checklist-items", "{'title':'Order fiber','daysBeforeShow':30}");
        JsonNode done = asked(200, show + "/copy", "{'showName':'Summit 2027'}");
        String copy = "/api/productions/" + done.path("productionId").asText();
        assertThat(api().get(copy).json().path("status").asText()).isEqualTo("planning");
        assertThat(api().get(copy + "/connections").json()).hasSize(3);
        assertThat(api().get(copy + "/checks").json().findValuesAsText("message"))
                .isEqualTo(api().get(show + "/checks").json().findValuesAsText("message"));
        String old = way("SRC 1");
        show = copy;
        assertThat(way("SRC 1")).isEqualTo(old);
        assertThat(api().get(copy + "/history").json().findValuesAsText("op")).containsOnly("created");
        undo(done);
        assertThat(api().get(copy).status()).isEqualTo(410);
    }

    @Test
    void aTemplateTakesOnlyWhatIsWanted() {
        aChain();
        JsonNode done = asked(200, show + "/copy", "{'showName':'Rig','include':['devices','connections']}");
        String copy = "/api/productions/" + done.path("productionId").asText();
        assertThat(api().get(copy + "/devices").json()).hasSize(2);
        assertThat(api().get(copy + "/sources").json()).isEmpty();
        assertThat(api().get(copy + "/connections").json()).hasSize(1);
        assertThat(done.path("notes").toString()).contains("2 connections stay behind");
    }

    @Test
    void aModelIsBroughtOverToPlacedDevices() {
        String id = model("Box", models("input", "IN", 2, "3G-SDI") + "," + models("output", "OUT", 2, "3G-SDI"));
        JsonNode device = made(show + "/devices", "{'name':'Box 1','category':'router','equipmentId':'" + id + "'}");
        connect(200, "{'from':'SRC 1','to':'Box 1 IN 1'}");
        connect(200, "{'from':'SRC 2','to':'Box 1 IN 2'}");
        String port = device.path("ports").path(2).path("id").asText();
        Answer named = api().send(
                        "PATCH",
                        "/api/devices/" + device.path("id").asText(),
                        "{\"ports\":[{\"id\":\"%s\"},{\"id\":\"%s\"},{\"id\":\"%s\",\"label\":\"PGM\"},{\"id\":\"%s\"}]}"
                                .formatted(
                                        device.path("ports").path(0).path("id").asText(),
                                        device.path("ports").path(1).path("id").asText(),
                                        port,
                                        device.path("ports").path(3).path("id").asText()),
                        "If-Match",
                        "*");
        assertThat(named.status()).as(named.body()).isEqualTo(200);
        JsonNode ports = api().get("/api/equipment/" + id).json().path("ioPorts");
        StringBuilder changed = new StringBuilder("{\"ioPorts\":[");
        for (int i : new int[] {0, 2, 3}) {
            changed.append("{\"id\":\"")
                    .append(ports.path(i).path("id").asText())
                    .append("\",\"ioType\":\"12G-SDI\"},");
        }
        changed.append("{\"portType\":\"output\",\"ioType\":\"12G-SDI\",\"label\":\"OUT 3\",\"portIndex\":3}]}");
        assertThat(api().send("PATCH", "/api/equipment/" + id, changed.toString(), "If-Match", "*")
                        .status())
                .isEqualTo(200);
        String before = content();
        JsonNode shown = asked(200, "/api/equipment/" + id + "/push?dryRun=true", "{}");
        assertThat(texts(shown))
                .containsExactlyInAnyOrder(
                        "Box 1 IN 2 is gone from the model and stays: SDI-2 is plugged there",
                        "Box 1 IN 1: connector 3G-SDI > 12G-SDI",
                        "Box 1 PGM: connector 3G-SDI > 12G-SDI",
                        "Box 1 PGM was changed by hand and stays: not label PGM > OUT 1",
                        "Box 1 OUT 2: connector 3G-SDI > 12G-SDI",
                        "Box 1 OUT 3, 12G-SDI");
        JsonNode done = asked(
                200,
                "/api/equipment/" + id + "/push",
                "{'plan':'" + shown.path("plan").asText() + "'}");
        assertThat(device("Box 1").path("ports").findValuesAsText("connector"))
                .containsExactlyInAnyOrder("12G-SDI", "12G-SDI", "12G-SDI", "12G-SDI", "3G-SDI");
        assertThat(asked(200, "/api/equipment/" + id + "/push?dryRun=true", "{}")
                        .path("counts")
                        .path("change")
                        .asInt())
                .isZero();
        undo(done);
        assertThat(content()).isEqualTo(before);
    }
}
