package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.Samples;
import dev.roadcase.testkit.TestRoadcase;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The show as a whole: its document, batches, value lists, rules between records. */
class ShowTest {
    @TempDir
    static Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before all tests
    private static TestRoadcase server = null;

    @BeforeAll
    static void start() {
        DatabaseUrl url = DatabaseUrl.sqlite(folder.resolve("roadcase.db"));
        server = TestRoadcase.on(folder, url, AccessMode.PIN, true);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Api api() {
        return server.api();
    }

    private static String production() {
        return api().post("/api/productions", Samples.PRODUCTIONS.body())
                .json()
                .path("id")
                .asText();
    }

    private static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }

    @Test
    void theDemoIsOfTemplateSizeInOneDocument() {
        JsonNode productions = api().get("/api/productions?q=leadership").json();
        String id = productions.path(0).path("id").asText();
        Answer answer = api().get("/api/productions/" + id + "/show");
        JsonNode show = answer.json();
        assertThat(show.path("sources").size()).isEqualTo(60);
        assertThat(show.path("sends").size()).isEqualTo(40);
        assertThat(show.path("devices").size()).isEqualTo(40);
        assertThat(show.path("connections").size()).isEqualTo(305);
        assertThat(show.path("ipAddresses").size()).isEqualTo(190);
        assertThat(show.path("checklistItems").size()).isEqualTo(110);
        assertThat(show.path("equipment").size()).isPositive();
        assertThat(show.path("seq").asLong()).isPositive();
        assertThat(show.path("library").path("seq").asLong()).isPositive();
        String etag = String.valueOf(answer.header("ETag"));
        assertThat(api().get("/api/productions/" + id + "/show", "If-None-Match", etag)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void theShowComesAsAPackedFileToWhoAcceptsOne() throws Exception {
        String path = "/api/productions/" + production() + "/show";
        HttpRequest asked = HttpRequest.newBuilder(URI.create(api().url() + path))
                .header("Authorization", "Bearer " + api().token())
                .header("Accept", "application/gzip")
                .build();
        HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(asked, BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        try (InputStream unpacked = new GZIPInputStream(answer.body())) {
            String text = new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).isEqualTo(api().get(path).body());
        }
    }

    @Test
    void aBatchIsOneChangeOrNone() {
        String show = production();
        ObjectNode batch = object();
        ArrayNode writes = batch.putArray("writes");
        String source = Ids.mint().toString();
        ObjectNode first =
                writes.addObject().put("method", "POST").put("path", "/api/productions/" + show + "/sources");
        first.set("body", Samples.SOURCES.body().put("id", source));
        ObjectNode second = writes.addObject().put("method", "PUT").put("path", "/api/sources/" + source);
        second.put("ifMatch", "*").set("body", object().put("name", "renamed"));
        Answer done = api().post("/api/batch", batch);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.json().path("results").path(0).path("status").asInt()).isEqualTo(201);
        assertThat(done.json().path("results").path(1).path("body").path("name").asText())
                .isEqualTo("renamed");
        long seq = api().get("/api/productions/" + show + "/show")
                .json()
                .path("seq")
                .asLong();
        assertThat(seq).isEqualTo(2);
        writes.removeAll();
        writes.addObject().put("method", "DELETE").put("path", "/api/sources/" + source);
        ObjectNode bad = writes.addObject().put("method", "POST").put("path", "/api/productions/" + show + "/sends");
        bad.set("body", object());
        Answer refused = api().post("/api/batch", batch);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("index").asInt()).isEqualTo(1);
        assertThat(refused.json().path("problem").path("violations").size()).isEqualTo(2);
        assertThat(api().get("/api/sources/" + source).status()).isEqualTo(200);
    }

    @Test
    void aDeviceGetsThePortsOfItsEquipment() {
        String show = production();
        JsonNode equipment =
                api().post("/api/equipment", Samples.EQUIPMENT.body()).json();
        ObjectNode device = object().put("name", "S3 1").put("category", "switcher");
        device.put("equipmentId", equipment.path("id").asText());
        JsonNode placed =
                api().post("/api/productions/" + show + "/devices", device).json();
        assertThat(placed.path("ports").size()).isEqualTo(2);
        assertThat(placed.path("ports").path(0).path("direction").asText()).isEqualTo("in");
        assertThat(placed.path("ports").path(1).path("cardSlot").asInt()).isEqualTo(3);
    }

    @Test
    void aConnectionToAnotherShowIsRefusedByName() {
        String here = production();
        String there = production();
        String source = api().post("/api/productions/" + there + "/sources", Samples.SOURCES.body())
                .json()
                .path("id")
                .asText();
        ObjectNode connection = Samples.CONNECTIONS.body().put("sourceId", source);
        Answer refused = api().post("/api/productions/" + here + "/connections", connection);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("violations").path(0).path("field").asText())
                .isEqualTo("sourceId");
        assertThat(refused.json().path("violations").path(0).path("code").asText())
                .isEqualTo("unknown_reference");
    }

    @Test
    void everythingBelowADeletedProductionIsGoneUntilItComesBack() {
        String show = production();
        JsonNode source = api().post("/api/productions/" + show + "/sources", Samples.SOURCES.body())
                .json();
        String path = "/api/sources/" + source.path("id").asText();
        api().delete("/api/productions/" + show);
        assertThat(api().get(path).status()).isEqualTo(410);
        assertThat(api().get("/api/productions/" + show + "/sources").status()).isEqualTo(410);
        assertThat(api().get("/api/productions/" + show + "/show").status()).isEqualTo(410);
        assertThat(api().post("/api/productions/" + show + "/sources", Samples.SOURCES.body())
                        .status())
                .isEqualTo(410);
        api().post("/api/productions/" + show + "/restore", object());
        assertThat(api().get(path).status()).isEqualTo(200);
    }

    @Test
    void aValueListIsEditedMergedAndSetBack() {
        JsonNode list = api().get("/api/vocabularies/cable-types").json();
        assertThat(list.path("values")).isEqualTo(list.path("defaults"));
        ObjectNode mine = ((ObjectNode) list).deepCopy();
        mine.withArray("values").add("Tac-12");
        assertThat(api().put("/api/vocabularies/cable-types", mine).status()).isEqualTo(200);
        ObjectNode theirs = ((ObjectNode) list).deepCopy();
        theirs.withArray("values").add("Cat 8");
        JsonNode merged = api().put("/api/vocabularies/cable-types", theirs).json();
        assertThat(merged.path("values").toString()).contains("Tac-12").contains("Cat 8");
        JsonNode back = api().post("/api/vocabularies/cable-types/restore-defaults", object())
                .json();
        assertThat(back.path("values")).isEqualTo(back.path("defaults"));
        assertThat(api().get("/api/vocabularies/nonsense").status()).isEqualTo(404);
    }

    @Test
    void remarksOfTwoPeopleAreBothKept() {
        String show = production();
        JsonNode item = api().post("/api/productions/" + show + "/checklist-items", Samples.CHECKLIST_ITEMS.body())
                .json();
        String path = "/api/checklist-items/" + item.path("id").asText();
        for (String who : new String[] {"Ann", "Bo"}) {
            ObjectNode edit = object().put("version", 1);
            ArrayNode notes = item.path("notes").deepCopy();
            notes.addObject().put("at", "2026-11-20").put("by", who).put("text", "done");
            edit.set("notes", notes);
            assertThat(api().put(path, edit).status()).isEqualTo(200);
        }
        assertThat(api().get(path).json().path("notes").size()).isEqualTo(3);
    }

    @Test
    void healthIsOneWordForStrangersAndMoreForTheCrew() {
        JsonNode open = api().as("").get("/api/health").json();
        assertThat(open.size()).isEqualTo(1);
        assertThat(open.path("status").asText()).isEqualTo("running");
        JsonNode full = api().get("/api/health").json();
        assertThat(full.path("disk").path("freeBytes").asLong()).isPositive();
        assertThat(full.path("database").path("engine").asText()).isEqualTo("sqlite");
        assertThat(api().get("/api/admin/database/health")
                        .json()
                        .path("responseMillis")
                        .isNumber())
                .isTrue();
        assertThat(api().get("/metrics").body()).contains("roadcase_up 1");
    }

    @Test
    void aKeyWithHalfASurrogatePairIsAFaultOfTheRecord() {
        Answer answer = api().send("POST", "/api/productions", "{\"client\":\"a\",\"showName\":\"b\",\"\\ud800\":1}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    }

    @Test
    void whatIsNotThereSaysSo() {
        assertThat(api().get("/api/nothing").status()).isEqualTo(404);
        Answer verb = api().delete("/api/batch");
        assertThat(verb.status()).isEqualTo(405);
        assertThat(verb.header("Allow")).isEqualTo("POST");
    }
}
