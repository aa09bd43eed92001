package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Vocabulary;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.Api.Answer;
import dev.roadcase.testkit.Samples;
import dev.roadcase.testkit.TestRoadcase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every entity promises, whoever adds it. */
class EntityContractTest {
    @TempDir
    static Path folder = Path.of("");

    @SuppressWarnings("NullAway") // set before all tests
    private static TestRoadcase server = null;

    @SuppressWarnings("NullAway") // set before all tests
    private static String production = null;

    @BeforeAll
    static void start() {
        server = TestRoadcase.on(folder);
        production = api().post("/api/productions", Samples.PRODUCTIONS.body())
                .json()
                .path("id")
                .asText();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Api api() {
        return server.api();
    }

    static Stream<EntityType<?>> entities() {
        return EntityTypes.ALL.stream().filter(t -> t != Vocabulary.TYPE);
    }

    private static String list(EntityType<?> type) {
        return type.isInProduction() ? "/api/productions/" + production + "/" + type.path() : "/api/" + type.path();
    }

    private static String one(EntityType<?> type, JsonNode record) {
        return "/api/" + type.path() + "/" + record.path("id").asText();
    }

    private static ObjectNode create(EntityType<?> type) {
        Answer made = api().post(list(type), Samples.of(type).body());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.object();
    }

    private static ObjectNode change(long version, String field, String value) {
        return Json.MAPPER.createObjectNode().put("version", version).put(field, value);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void aNewRecordIsAnsweredWithItsPlaceAndReadsBackTheSame(EntityType<?> type) {
        Answer made = api().post(list(type), Samples.of(type).body());
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(one(type, made.json()));
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(made.json().path("version").asLong()).isEqualTo(1);
        assertThat(made.json().path("isDeleted").asBoolean()).isFalse();
        assertThat(made.json().path("syncedAt").isNull()).isTrue();
        Answer read = api().get(one(type, made.json()));
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(api().get(one(type, made.json()), "If-None-Match", "\"1\"").status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void creatingTheSameAgainChangesNothingAndOtherContentIsRefused(EntityType<?> type) {
        ObjectNode body = Samples.of(type).body().put("id", Ids.mint().toString());
        JsonNode first = api().post(list(type), body).json();
        Answer again = api().post(list(type), body);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first);
        Answer other = api().post(list(type), body.put(Samples.of(type).field(), "something else"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().path("type").asText()).isEqualTo("/problems/already-exists");
        assertThat(api().get(one(type, first)).json()).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void aRecordCanBeSentBackAsItWasRead(EntityType<?> type) {
        ObjectNode record = create(type);
        Answer back = api().put(one(type, record), record);
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(back.json()).isEqualTo(record);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void putAndPatchLeaveWhatIsAbsentAndNullClears(EntityType<?> type) {
        Samples sample = Samples.of(type);
        ObjectNode record = create(type);
        JsonNode put =
                api().put(one(type, record), change(1, sample.field(), "first")).json();
        assertThat(put.path(sample.field()).asText()).isEqualTo("first");
        ObjectNode cleared = Json.MAPPER.createObjectNode().put("version", 2);
        type.fields().stream()
                .filter(f -> !f.isRequired()
                        && !f.isHidden()
                        && !f.isFixed()
                        && !f.name().equals("position"))
                .forEach(f -> cleared.putNull(f.name()));
        JsonNode patched = api().patch(one(type, record), cleared).json();
        assertThat(patched.path("version").asLong()).isBetween(2L, 3L);
        cleared.remove("version");
        cleared.fieldNames()
                .forEachRemaining(name -> assertThat(patched.path(name).isNull()
                                || patched.path(name).isBoolean())
                        .as(name)
                        .isTrue());
        for (EntityType.Child child : type.children()) {
            assertThat(patched.path(child.name())).isEqualTo(put.path(child.name()));
        }
    }

    @ParameterizedTest
    @MethodSource("entities")
    void everyFaultIsListedAtOnceAndNothingIsWritten(EntityType<?> type) {
        Samples sample = Samples.of(type);
        ObjectNode record = create(type);
        ObjectNode wrong = change(1, "nonsense", "x");
        wrong.putObject(sample.field());
        wrong.put(sample.other(), "y".repeat(10_001));
        Answer refused = api().put(one(type, record), wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        List<String> fields = new ArrayList<>();
        refused.json()
                .path("violations")
                .forEach(v -> fields.add(v.path("field").asText()));
        assertThat(fields).containsExactlyInAnyOrder("nonsense", sample.field(), sample.other());
        assertThat(api().get(one(type, record)).json()).isEqualTo(record);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void requiredFieldsAreAskedForOnCreationAndCannotBeCleared(EntityType<?> type) {
        List<String> required = type.fields().stream()
                .filter(f -> f.isRequired() && f.initial() == null)
                .map(f -> f.name())
                .toList();
        Answer empty = api().post(list(type), Json.MAPPER.createObjectNode());
        assertThat(empty.status()).isEqualTo(required.isEmpty() ? 201 : 422);
        List<String> told = new ArrayList<>();
        empty.json().path("violations").forEach(v -> told.add(v.path("field").asText()));
        assertThat(told).containsExactlyInAnyOrderElementsOf(required);
        for (String name : required) {
            ObjectNode record = create(type);
            ObjectNode cleared =
                    Json.MAPPER.createObjectNode().put("version", 1).putNull(name);
            assertThat(api().put(one(type, record), cleared).status()).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @MethodSource("entities")
    void editsOfDifferentThingsFromTheSameBaseMergeAndTheSameThingClashes(EntityType<?> type) {
        Samples sample = Samples.of(type);
        ObjectNode record = create(type);
        String other = sample.other().equals("blanking") ? "RBv1" : "theirs";
        api().put(one(type, record), change(1, sample.field(), "mine"));
        Answer merged = api().put(one(type, record), change(1, sample.other(), other));
        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.json().path(sample.field()).asText()).isEqualTo("mine");
        assertThat(merged.json().path(sample.other()).asText()).isEqualTo(other);
        Answer same = api().put(one(type, record), change(1, sample.field(), "mine"));
        assertThat(same.status()).as("the value is there already").isEqualTo(200);
        Answer clash = api().put(one(type, record), change(1, sample.field(), "yours"));
        assertThat(clash.status()).isEqualTo(409);
        JsonNode told = clash.json().path("conflicts").path(0);
        assertThat(told.path("field").asText()).isEqualTo(sample.field());
        assertThat(told.path("base")).isEqualTo(record.path(sample.field()));
        assertThat(told.path("yours").asText()).isEqualTo("yours");
        assertThat(told.path("theirs").asText()).isEqualTo("mine");
        assertThat(told.path("by").path("name").asText()).isEqualTo("Admin");
        assertThat(clash.json().path("currentVersion").asLong()).isEqualTo(3);
        assertThat(clash.json().path("clientVersion").asLong()).isEqualTo(1);
        assertThat(clash.json().path("serverData").path("id")).isEqualTo(record.path("id"));
        ObjectNode knowing = Json.MAPPER.createObjectNode().put(sample.field(), "yours");
        assertThat(api().put(one(type, record), knowing, "If-Match", "*").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void aWriteWithoutABaseOrWithOneFromTheFutureIsRefused(EntityType<?> type) {
        ObjectNode record = create(type);
        ObjectNode body = Json.MAPPER.createObjectNode().put(Samples.of(type).field(), "x");
        assertThat(api().put(one(type, record), body).status()).isEqualTo(428);
        assertThat(api().put(one(type, record), body, "If-Match", "\"9\"").status())
                .isEqualTo(412);
        assertThat(api().put(one(type, record), body, "If-Match", "\"1\"").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void aDeletedRecordIsGoneUntilItIsRestored(EntityType<?> type) {
        ObjectNode record = create(type);
        assertThat(api().delete(one(type, record)).status()).isEqualTo(204);
        assertThat(api().delete(one(type, record)).status()).isEqualTo(204);
        assertThat(api().get(one(type, record)).status()).isEqualTo(410);
        assertThat(api().put(one(type, record), change(1, Samples.of(type).field(), "x"))
                        .status())
                .isEqualTo(410);
        assertThat(ids(api().get(list(type)).json()))
                .doesNotContain(record.path("id").asText());
        assertThat(ids(api().get(list(type) + "?isDeleted=true").json()))
                .contains(record.path("id").asText());
        Answer back = api().post(one(type, record) + "/restore", Json.MAPPER.createObjectNode());
        assertThat(back.status()).isEqualTo(200);
        for (EntityType.Child child : type.children()) {
            assertThat(back.json().path(child.name()).size())
                    .isEqualTo(record.path(child.name()).size());
        }
        assertThat(api().get(one(type, record)).status()).isEqualTo(200);
        assertThat(api().delete("/api/" + type.path() + "/" + Ids.mint()).status())
                .isEqualTo(404);
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(r -> r.path("id").asText())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("entities")
    void aDeletionBasedOnAnOldVersionClashesWithTheEditItDidNotSee(EntityType<?> type) {
        ObjectNode record = create(type);
        api().put(one(type, record), change(1, Samples.of(type).field(), "newer"));
        Answer refused = api().delete(one(type, record), "If-Match", "\"1\"");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("conflicts").path(0).path("field").asText())
                .isEqualTo(Samples.of(type).field());
        assertThat(api().delete(one(type, record), "If-Match", "\"2\"").status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void listsFilterSearchPageTrimAndKnowWhatIsUnchanged(EntityType<?> type) {
        Samples sample = Samples.of(type);
        String unusual = "Übung " + Ids.random().toString().substring(0, 8);
        ObjectNode record = create(type);
        api().put(one(type, record), change(1, sample.field(), unusual));
        for (int i = 0; i < 3; i++) {
            create(type);
        }
        String query = java.net.URLEncoder.encode(unusual, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(ids(api().get(list(type) + "?" + sample.field() + "=" + query)
                        .json()))
                .containsExactly(record.path("id").asText());
        assertThat(ids(api().get(list(type) + "?q=" + query.replace("%C3%9C", "u"))
                        .json()))
                .containsExactly(record.path("id").asText());
        Answer whole = api().get(list(type));
        assertThat(paged(type)).containsExactlyInAnyOrderElementsOf(ids(whole.json()));
        JsonNode trimmed =
                api().get(list(type) + "?fields=" + sample.field()).json().path(0);
        assertThat(trimmed.size()).isEqualTo(3);
        String etag = String.valueOf(whole.header("ETag"));
        assertThat(api().get(list(type), "If-None-Match", etag).status()).isEqualTo(304);
        create(type);
        assertThat(api().get(list(type), "If-None-Match", etag).status()).isEqualTo(200);
        assertThat(api().get(list(type) + "?bogus=1").status()).isEqualTo(400);
    }

    private static List<String> paged(EntityType<?> type) {
        List<String> all = new ArrayList<>();
        String next = list(type) + "?limit=2";
        while (next != null) {
            Answer page = api().get(next);
            assertThat(page.status()).isEqualTo(200);
            all.addAll(ids(page.json()));
            String link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("entities")
    void csvHasAHeaderOfFieldNamesAndALineForEachRecord(EntityType<?> type) {
        ObjectNode record = create(type);
        Answer csv = api().get(list(type) + "?format=csv");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body().lines().findFirst().orElse(""))
                .contains("id", Samples.of(type).field());
        assertThat(csv.body()).contains(record.path("id").asText());
    }

    @ParameterizedTest
    @MethodSource("entities")
    void historyTellsWhoChangedWhatAndUndoTakesItBack(EntityType<?> type) {
        Samples sample = Samples.of(type);
        ObjectNode record = create(type);
        String id = record.path("id").asText();
        api().put(one(type, record), change(1, sample.field(), "changed"));
        String history = type.scope() == dev.roadcase.model.ScopeKind.LIBRARY
                ? "/api/history?scope=library&entity=" + type.path() + "&id=" + id
                : "/api/productions/" + (type.isInProduction() ? production : id) + "/history?entity=" + type.path()
                        + "&id=" + id;
        JsonNode newest = api().get(history).json().path(0);
        assertThat(newest.path("op").asText()).isEqualTo("updated");
        assertThat(newest.path("fields").path(sample.field()).path("from")).isEqualTo(record.path(sample.field()));
        assertThat(newest.path("fields").path(sample.field()).path("to").asText())
                .isEqualTo("changed");
        assertThat(newest.path("by").path("name").asText()).isEqualTo("Admin");
        String change = newest.path("changeId").asText();
        ObjectNode nothing = Json.MAPPER.createObjectNode();
        Answer undone = api().post("/api/history/" + change + "/undo", nothing);
        assertThat(undone.status()).as(undone.body()).isEqualTo(200);
        assertThat(api().get(one(type, record)).json().path(sample.field())).isEqualTo(record.path(sample.field()));
        String undo = undone.json().path(0).path("changeId").asText();
        assertThat(api().post("/api/history/" + undo + "/undo", nothing).status())
                .isEqualTo(200);
        assertThat(api().get(one(type, record)).json().path(sample.field()).asText())
                .isEqualTo("changed");
        ObjectNode later = Json.MAPPER.createObjectNode().put(sample.field(), "later");
        api().put(one(type, record), later, "If-Match", "*");
        Answer blocked = api().post("/api/history/" + change + "/undo", nothing);
        assertThat(blocked.status()).isEqualTo(409);
        assertThat(blocked.json().path("later").size()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("entities")
    void aRepeatedIdempotencyKeyGetsTheFirstAnswer(EntityType<?> type) {
        String key = Ids.random().toString();
        ObjectNode body = Samples.of(type).body();
        Answer first = api().post(list(type), body, "Idempotency-Key", key);
        Answer again = api().post(list(type), body, "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        body.put(Samples.of(type).field(), "another request");
        assertThat(api().post(list(type), body, "Idempotency-Key", key).status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void nestedRecordsKeepTheirIdsAndAreDiffed(EntityType<?> type) {
        for (EntityType.Child child : type.children()) {
            ObjectNode record = create(type);
            ObjectNode edited = record.deepCopy();
            JsonNode first = edited.path(child.name()).path(0);
            ObjectNode same = api().put(one(type, record), edited).object();
            assertThat(same.path(child.name())).isEqualTo(record.path(child.name()));
            edited.putArray(child.name());
            Answer removed = api().put(one(type, record), edited);
            assertThat(removed.status()).isEqualTo(200);
            assertThat(removed.json().path(child.name()).size()).isZero();
            assertThat(removed.json().path("version").asLong()).isEqualTo(2);
            ObjectNode back = removed.object();
            back.putArray(child.name()).add(first);
            Answer restored = api().put(one(type, record), back);
            assertThat(restored.status()).as(restored.body()).isEqualTo(200);
            assertThat(restored.json().path(child.name()).path(0).path("id")).isEqualTo(first.path("id"));
        }
    }

    @ParameterizedTest
    @MethodSource("entities")
    void whoHasNoSessionIsRefusedBeforeTheBodyIsRead(EntityType<?> type) {
        Api stranger = api().as("");
        assertThat(stranger.get(list(type)).status()).isEqualTo(401);
        assertThat(stranger.send("POST", list(type), "{not json").status()).isEqualTo(401);
        assertThat(stranger.send("PUT", "/api/" + type.path() + "/" + Ids.mint(), "{not json")
                        .status())
                .isEqualTo(401);
    }
}
