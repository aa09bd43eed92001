package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.TestRoadcase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces of the demo show over REST. */
class TraceTest {
    @TempDir
    static Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before all tests
    private static TestRoadcase server = null;

    private static String demo = "";

    @BeforeAll
    static void start() {
        DatabaseUrl url = DatabaseUrl.sqlite(folder.resolve("roadcase.db"));
        server = TestRoadcase.on(folder, url, AccessMode.PIN, true);
        demo = api().get("/api/productions").json().path(0).path("id").asText();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Api api() {
        return server.api();
    }

    private static Answer trace(String what, String more) {
        String at = URLEncoder.encode(what, StandardCharsets.UTF_8);
        return api().get("/api/productions/" + demo + "/trace?at=" + at + more);
    }

    private static List<String> labels(JsonNode hops) {
        List<String> labels = new ArrayList<>();
        hops.forEach(hop -> labels.add(hop.path("label").asText()));
        return labels;
    }

    @Test
    void aSourceIsFollowedThroughPanelAndSnakeToTheRouter() {
        JsonNode trace = trace("SRC 1", "").json();
        assertThat(labels(trace.path("hops")))
                .containsExactly(
                        "SRC 1 PPT Main OUT 1",
                        "BNC Panel FOH IN 1",
                        "BNC Panel FOH OUT 1",
                        "FOH Snake A IN 1",
                        "FOH Snake A OUT 1",
                        "Router A IN 1");
        JsonNode last = trace.path("path").path(5);
        assertThat(last.path("lengthM").asText()).isEqualTo("44.48"); // 3 + 8 + 30.48 of snake + 3
        assertThat(last.path("lengthIsDefinite").asBoolean()).isTrue();
        assertThat(last.path("format").asText()).isEqualTo("1920 x 1080 @ 59.94");
        JsonNode cable = trace.path("path").path(1).path("by");
        assertThat(cable.path("label").asText()).isEqualTo("SDI-1");
        assertThat(cable.path("converters").path(0).asText()).isEqualTo("HDMI > SDI");
    }

    @Test
    void aPathDrawnThroughARouterIsTheSameFromBothEnds() {
        List<String> fromSource = labels(trace("SRC 48", "").json().path("path"));
        List<String> fromSend = labels(trace("DST 21", "").json().path("path"));
        assertThat(fromSend)
                .isEqualTo(fromSource)
                .containsExactly(
                        "SRC 48 Sponsor Loop Deck OUT 1",
                        "Router A IN 46",
                        "Router A OUT 46",
                        "DST 21 VIP Lounge IN 1");
    }

    @Test
    void physicallyARouterReachesEveryOutputThatIsPlugged() {
        JsonNode now = trace("Router A IN 1", "").json();
        JsonNode could = trace("Router A IN 1", "&signal=physical").json();
        assertThat(labels(now.path("hops"))).doesNotContain("Router A OUT 46");
        assertThat(labels(could.path("hops"))).contains("Router A OUT 46", "DST 21 VIP Lounge IN 1");
        assertThat(labels(could.path("hops"))).startsWith("SRC 1 PPT Main OUT 1");
    }

    @Test
    void aCableShowsWhatRunsThroughIt() {
        JsonNode trace = trace("SDI-2", "").json();
        assertThat(trace.path("entity").asText()).isEqualTo("connections");
        assertThat(labels(trace.path("path")))
                .startsWith("SRC 1 PPT Main OUT 1")
                .endsWith("Router A IN 1");
        JsonNode byId = api().get("/api/connections/" + trace.path("id").asText() + "/trace")
                .json();
        assertThat(byId).isEqualTo(trace);
    }

    @Test
    void editsShowInTheNextTrace() {
        JsonNode cable = trace("SDI-213", "").json();
        String id = cable.path("id").asText();
        JsonNode record = api().get("/api/connections/" + id).json();
        assertThat(labels(trace("DST 17", "").json().path("hops"))).contains("Router B OUT 17");
        assertThat(api().delete("/api/connections/" + id).status()).isEqualTo(204);
        assertThat(labels(trace("DST 17", "").json().path("hops"))).hasSize(1);
        assertThat(api().get("/api/connections/" + id + "/trace").status()).isEqualTo(410);
        api().send("POST", "/api/connections/" + id + "/restore", null);
        assertThat(labels(trace("DST 17", "").json().path("hops"))).contains("Router B OUT 17");
        assertThat(record.path("cableLabel").asText()).isEqualTo("SDI-213");
    }

    @Test
    void aDrawingNamesWhatItShows() {
        Answer drawing = trace("SRC 1", "&format=svg");
        assertThat(drawing.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(drawing.body()).startsWith("<svg").contains("FOH Snake A", "SDI-2", "HDMI &gt; SDI");
    }

    @Test
    void whatCannotBeTracedIsSaid() {
        assertThat(trace("SRC 999", "").status()).isEqualTo(404);
        assertThat(trace("", "").status()).isEqualTo(400);
        assertThat(trace("SRC 1", "&signal=loud").status()).isEqualTo(400);
        assertThat(trace("SRC 1", "&format=pdf").status()).isEqualTo(400);
        assertThat(api().get("/api/ports/" + demo + "/trace").status()).isEqualTo(404);
    }
}
