package dev.roadcase.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.EventClient;
import dev.roadcase.testkit.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The largest show that Roadcase is made for, in a process with little memory. */
@Timeout(180)
class StressSizeTest {
    private static final int DEVICES = 130;
    private static final int PORTS = 100;

    @TempDir
    Path folder = Path.of("");

    private static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }

    /** Creates {@code count} records below {@code path}, {@code size} at a time. */
    private static void load(Api api, String path, int count, int size, IntFunction<ObjectNode> record) {
        for (int from = 0; from < count; from += size) {
            ObjectNode batch = object();
            ArrayNode writes = batch.putArray("writes");
            for (int i = from; i < Math.min(count, from + size); i++) {
                writes.addObject().put("method", "POST").put("path", path).set("body", record.apply(i));
            }
            Answer answer = api.post("/api/batch", batch);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    private static ObjectNode model(int number) {
        ObjectNode model = object().put("category", "switcher").put("manufacturer", "Maker " + number % 50);
        model.put("model", "M " + number);
        ArrayNode ports = model.putArray("ioPorts");
        for (int i = 1; i <= 10; i++) {
            ports.addObject().put("portType", "input").put("ioType", "12G-SDI").put("label", "IN " + i);
        }
        return model;
    }

    private static ObjectNode device(int number, List<String> ports) {
        ObjectNode device = object().put("name", "Device " + number).put("category", "router");
        ArrayNode list = device.putArray("ports");
        for (int i = 1; i <= PORTS; i++) {
            String id = Ids.mint().toString();
            ports.add(id);
            list.addObject()
                    .put("id", id)
                    .put("direction", "bidirectional")
                    .put("connector", "12G-SDI")
                    .put("label", "IO " + i);
        }
        return device;
    }

    @Test
    void theLargestShowFitsIntoASmallMemory() throws Exception {
        try (RealServer server = RealServer.start(folder, "-Xmx256m")) {
            Api api = server.api();
            String id = api.post("/api/productions", Samples.PRODUCTIONS.body())
                    .json()
                    .path("id")
                    .asText();
            String show = "/api/productions/" + id;
            String token = java.nio.file.Files.readString(folder.resolve("admin.token"))
                    .strip();
            String place = api.get(show + "/show").json().path("epoch").asText() + "-1";
            int starter = api.get("/api/equipment").json().size();
            List<String> ports = new ArrayList<>();
            load(api, "/api/equipment", 2_500, 250, StressSizeTest::model);
            load(api, show + "/sources", 500, 500, i -> Samples.SOURCES.body().put("label", "SRC " + i));
            load(api, show + "/sends", 500, 500, i -> Samples.SENDS.body().put("label", "DST " + i));
            load(api, show + "/devices", DEVICES, 20, i -> device(i, ports));
            load(
                    api,
                    show + "/connections",
                    6_000,
                    500,
                    i -> Samples.CONNECTIONS
                            .body()
                            .put("fromPortId", ports.get(i))
                            .put("toPortId", ports.get(i + 6_500))
                            .put("cableLabel", "SDI-" + i));
            load(api, show + "/ip-addresses", 2_000, 500, i -> Samples.IP_ADDRESSES.body());
            load(api, show + "/checklist-items", 2_000, 500, i -> Samples.CHECKLIST_ITEMS.body());

            JsonNode sources = api.get(show + "/sources").json();
            assertThat(sources.size()).isEqualTo(500);
            assertThat(sources)
                    .allSatisfy(s -> assertThat(s.path("outputs").size()).isEqualTo(2));
            assertThat(api.get(show + "/sources?fields=id,name").json())
                    .hasSize(500)
                    .allSatisfy(s -> assertThat(s.has("outputs")).isFalse());
            JsonNode whole = api.get(show + "/show").json();
            assertThat(whole.path("connections").size()).isEqualTo(6_000);
            int count = 0;
            for (JsonNode device : whole.path("devices")) {
                count += device.path("ports").size();
            }
            assertThat(count).isEqualTo(DEVICES * PORTS);
            assertThat(whole.path("ipAddresses").size()).isEqualTo(2_000);
            assertThat(whole.path("checklistItems").size()).isEqualTo(2_000);
            assertThat(api.get("/api/equipment").json().size()).isEqualTo(starter + 2_500);
            followFromTheBeginning(
                    api.url(), token, id, place, whole.path("seq").asLong());
            assertThat(api.get("/api/health").json().path("status").asText()).isEqualTo("running");
            assertThat(server.output()).doesNotContain("OutOfMemory");
        }
    }

    /** Somebody who was away from the very beginning is sent all of it. */
    private static void followFromTheBeginning(String url, String token, String production, String place, long head)
            throws Exception {
        try (EventClient stream = new EventClient(url, token, "?production=" + production, place)) {
            long seq = 1;
            while (seq < head) {
                long next = stream.next("change").data().path("seq").asLong();
                assertThat(next).isEqualTo(++seq);
            }
        }
    }
}
