package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cable schedule of the demo show over HTTP. */
class CablesTest {
    @TempDir
    static Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before all tests
    private static TestRoadcase server = null;

    private static String show = "";

    @BeforeAll
    static void start() {
        server = TestRoadcase.on(folder, DatabaseUrl.sqlite(folder.resolve("roadcase.db")), AccessMode.PIN, true);
        JsonNode demo = server.api().get("/api/productions").json().path(0);
        show = "/api/productions/" + demo.path("id").asText();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        server.api()
                .get(show + "/connections")
                .json()
                .forEach(c -> numbers.add(c.path("cableLabel").asText("")));
        return numbers;
    }

    private static String connect(String type) {
        String body =
                Json.write(Json.MAPPER.createObjectNode().put("cableType", type).put("cableLengthM", "12.5"));
        Answer made = server.api().post(show + "/connections", Json.read(body));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    @Test
    void numbersAreGivenOnceAndStay() {
        List<String> before = numbers();
        String first = connect("HDMI");
        Answer given = server.api().post(show + "/cables/numbers", Json.MAPPER.createObjectNode());
        assertThat(given.status()).as(given.body()).isEqualTo(200);
        List<String> after = numbers();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).isEmpty()) {
                assertThat(after.get(i)).isEqualTo(before.get(i));
            }
        }
        assertThat(after).doesNotContain("").doesNotHaveDuplicates();
        Answer again = server.api().post(show + "/cables/numbers", Json.MAPPER.createObjectNode());
        assertThat(again.json().path("numbered")).isEmpty();
        String number = server.api()
                .get("/api/connections/" + first)
                .json()
                .path("cableLabel")
                .asText();
        assertThat(number).startsWith("HDMI-");
        server.api().delete("/api/connections/" + first);
        String second = connect("HDMI");
        JsonNode next = server.api()
                .post(show + "/cables/numbers", Json.MAPPER.createObjectNode())
                .json();
        assertThat(next.path("numbered").path(0).path("id").asText()).isEqualTo(second);
        assertThat(next.path("numbered").path(0).path("cableLabel").asText()).isNotEqualTo(number);
    }

    @Test
    void theScheduleIsOneDocument() {
        Answer answer = server.api().get(show + "/cables?unit=m");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode json = answer.json();
        assertThat(json.path("unit").asText()).isEqualTo("m");
        assertThat(json.path("cables").size()).isGreaterThan(50);
        assertThat(json.path("cables").path(0).path("from").path("name").asText())
                .isNotEmpty();
        assertThat(json.path("pack").path(0).path("count").asInt()).isPositive();
        assertThat(json.path("findings").isArray()).isTrue();
        String etag = String.valueOf(answer.header("ETag"));
        assertThat(server.api()
                        .get(show + "/cables?unit=m", "If-None-Match", etag)
                        .status())
                .isEqualTo(304);
        assertThat(server.api()
                        .get(show + "/cables?unit=ft", "If-None-Match", etag)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everySheetComesInEveryForm() {
        String device = "";
        for (JsonNode d : server.api().get(show + "/devices").json()) {
            device = d.path("ports").isEmpty() ? device : d.path("id").asText();
        }
        for (String sheet : List.of("cables", "pack", "labels", "patch&device=" + device)) {
            assertThat(file(sheet, "csv", "text/csv")).contains(",");
            assertThat(file(sheet, "xlsx", "application/vnd")).startsWith("PK");
            assertThat(file(sheet, "pdf", "application/pdf")).startsWith("%PDF-");
        }
        assertThat(file("patch", "pdf", "application/pdf")).startsWith("%PDF-");
    }

    private static String file(String sheet, String form, String type) {
        Answer answer = server.api().get(show + "/cables?sheet=" + sheet + "&format=" + form);
        assertThat(answer.status()).as(sheet + " " + answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(type);
        assertThat(answer.header("Content-Disposition"))
                .matches("attachment; filename=\"[A-Za-z0-9-]+-" + sheet.replaceAll("&.*", "") + "\\." + form + "\"");
        return answer.body();
    }

    @Test
    void whatCannotBePrintedIsToldInWords() {
        for (String query :
                List.of("unit=yd", "format=doc", "sheet=all", "paper=a3", "device=7", "device=" + "x".repeat(40))) {
            Answer answer = server.api().get(show + "/cables?" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.json().path("detail").asText()).as(query).isNotEmpty();
        }
        assertThat(server.api().get(show + "/cables?sheet=patch&format=csv").status())
                .isEqualTo(400);
        String nobody = "01990000-0000-7000-8000-000000000000";
        assertThat(server.api()
                        .get(show + "/cables?sheet=patch&format=pdf&device=" + nobody)
                        .status())
                .isEqualTo(404);
        assertThat(server.api().get("/api/productions/" + nobody + "/cables").status())
                .isEqualTo(404);
        assertThat(server.api()
                        .post("/api/productions/" + nobody + "/cables/numbers", Json.MAPPER.createObjectNode())
                        .status())
                .isEqualTo(404);
    }
}
