package dev.roadcase.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.Postgres;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairCodeTest {
    @TempDir
    Path folder = Path.of("");

    private final DatabaseUrl database = Postgres.freshDatabase();

    private static int redeem(TestRoadcase hub, String code) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("code", code).put("name", "truck");
        return hub.api().as("").post("/api/sync/v1/redeem", body).status();
    }

    @Test
    void aCodeOutlivesARestartAndIsGoodOnce() {
        String code;
        try (TestRoadcase hub = TestRoadcase.hub(folder, database)) {
            Answer given = hub.api().post("/api/sync/pair-codes", Json.MAPPER.createObjectNode());
            code = given.json().path("code").asText();
            assertThat(hub.api().get("/api/audit").body()).doesNotContain(code);
        }
        try (TestRoadcase hub = TestRoadcase.hub(folder, database)) {
            assertThat(redeem(hub, "AAAAA22222")).isEqualTo(403);
            assertThat(redeem(hub, code.substring(0, 5) + "-" + code.substring(5)))
                    .isEqualTo(200);
            assertThat(redeem(hub, code)).isEqualTo(403);
            assertThat(hub.api().get("/api/audit?limit=2&outcome=done").body()).contains("truck");
        }
    }
}
