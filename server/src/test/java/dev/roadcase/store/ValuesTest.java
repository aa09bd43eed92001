package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.ChecklistItem;
import dev.roadcase.model.Device;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.Field;
import dev.roadcase.model.Ids;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValuesTest extends StoreContract {
    private List<String> found(ListQuery query) {
        return store.read(r -> r.list(query)).stream()
                .map(row -> row.text("name"))
                .toList();
    }

    private ListQuery where(String field, @Nullable Object value) {
        Map<Field, @Nullable Object> filters = new HashMap<>();
        filters.put(Objects.requireNonNull(Source.TYPE.field(field)), value);
        return new ListQuery(Source.TYPE, show, false, filters, List.of(), null, null);
    }

    private ListQuery words(String... words) {
        return new ListQuery(Source.TYPE, show, false, Map.of(), List.of(words), null, null);
    }

    private ListQuery sorted(String field, boolean descending) {
        var sort = new ListQuery.Sort(Objects.requireNonNull(Source.TYPE.field(field)), descending);
        return new ListQuery(Source.TYPE, show, false, Map.of(), List.of(), null, sort);
    }

    @Test
    void aRateStaysExactHoweverOftenItIsRead() {
        Key key = camera();
        for (int i = 0; i < 12; i++) {
            assertThat(row(key).get("rate")).isEqualTo(new BigDecimal("59.94"));
        }
        assertThat(found(where("rate", new BigDecimal("59.94")))).containsExactly("Cam 1");
        dana(edit(key, 1, "{'rate':23.976}"));
        assertThat(row(key).get("rate")).isEqualTo(new BigDecimal("23.976"));
        assertThat(violations(() -> dana(edit(key, 2, "{'rate':'59.9405'}")))).containsExactly("rate OUT_OF_RANGE");
    }

    @Test
    void jsonKeepsItsKeysInOrderAndItsNumbersAsSpelled() {
        UUID id = Ids.mint();
        String text = "{\"z\":1.50,\"a\":{\"y\":[1,2.0,\"é\"],\"b\":null},\"big\":123456789012345,\"small\":0.00001}";
        ask(
                dana,
                Store.LIBRARY,
                create(Equipment.TYPE, id, "{'category':'x','manufacturer':'y','model':'z','specs':" + text + "}"));
        Key key = new Key(Equipment.TYPE, id);
        assertThat(((JsonText) Objects.requireNonNull(row(key).get("specs"))).text())
                .isEqualTo(text);
        assertThat(ask(
                                dana,
                                Store.LIBRARY,
                                edit(
                                        key,
                                        1,
                                        "{'specs':{'a':{'b':null,'y':[1.0,2,'é']},'big':1.23456789012345e14,'small':1e-5,'z':1.5}}"))
                        .changes())
                .as("the same value in another spelling")
                .isEmpty();
    }

    @Test
    void valuesThatOneDatabaseWouldMangleAreRefused() {
        UUID id = Ids.mint();
        String start = "{'category':'x','manufacturer':'y','model':'z','specs':";
        for (String bad : List.of("1234567890123456789012345678901234567", "1e301", "'a\\u0000b'", "['\\udc00']")) {
            assertThat(violations(() -> ask(dana, Store.LIBRARY, create(Equipment.TYPE, id, start + bad + "}"))))
                    .as(bad)
                    .hasSize(1);
        }
        String deep = "[".repeat(33) + "]".repeat(33);
        assertThat(violations(() -> ask(dana, Store.LIBRARY, create(Equipment.TYPE, id, start + deep + "}"))))
                .containsExactly("specs BAD_JSON");
        for (String bad : List.of("a\\u0000b", "a\\ud800", "\\udc00a")) {
            assertThat(violations(() -> dana(create(Source.TYPE, Ids.mint(), "{'type':'cam','name':'" + bad + "'}"))))
                    .containsExactly("name BAD_CHARACTER");
        }
    }

    @Test
    void textIsStoredComposed() {
        Key key = made(Source.TYPE, "{'type':'cam','name':'Cafe\\u0301'}");
        assertThat(row(key).text("name")).isEqualTo("Caf\u00e9");
        assertThat(dana(edit(key, 1, "{'name':'Caf\\u00e9'}")).changes()).isEmpty();
        Key emoji = made(Source.TYPE, "{'type':'cam','name':'\\ud83c\\udfa5'}");
        assertThat(row(emoji).text("name")).isEqualTo("\ud83c\udfa5");
    }

    @Test
    void timesAreCutToMillisecondsAndBounded() {
        Key production = new Key(Production.TYPE, show);
        dana(edit(production, 1, "{'loadIn':'1900-01-01T00:00:00Z','loadOut':'2199-12-31T23:59:59.999999+00:00'}"));
        assertThat(row(production).get("loadIn")).isEqualTo(Instant.parse("1900-01-01T00:00:00Z"));
        assertThat(row(production).get("loadOut")).isEqualTo(Instant.parse("2199-12-31T23:59:59.999Z"));
        assertThat(violations(() -> dana(
                        edit(production, 2, "{'loadIn':'1899-12-31T23:59:59Z','loadOut':'2200-01-01T00:00:00Z'}"))))
                .containsExactly("loadIn OUT_OF_RANGE", "loadOut OUT_OF_RANGE");
        Key item = made(
                ChecklistItem.TYPE, "{'title':'A','dueDate':'1900-03-01','completedAt':'2026-11-20T08:00:00+01:00'}");
        assertThat(row(item).get("dueDate")).isEqualTo(java.time.LocalDate.of(1900, 3, 1));
        assertThat(row(item).get("completedAt")).isEqualTo(Instant.parse("2026-11-20T07:00:00Z"));
    }

    @Test
    void placesSortByteByByte() {
        List<String> places = List.of("10", "1000001", "1A", "1a", "Z", "a", "b0V", "bV");
        for (String place : places.reversed()) {
            made(Source.TYPE, "{'type':'cam','name':'" + place + "','position':'" + place + "'}");
        }
        assertThat(found(ListQuery.all(Source.TYPE, show))).containsExactlyElementsOf(places);
    }

    @Test
    void searchFindsWordsWithoutAccentsOrCase() {
        made(Source.TYPE, "{'type':'cam','name':'Kamera Größe ÉTÉ','label':'SRC 1'}");
        made(Source.TYPE, "{'type':'cam','name':'50% _off_ İstanbul','note':'ﬁne'}");
        assertThat(found(words("groß"))).hasSize(1);
        assertThat(found(words("ete", "KAMERA"))).hasSize(1);
        assertThat(found(words("été", "src 1"))).hasSize(1);
        assertThat(found(words("ete", "nothing"))).isEmpty();
        assertThat(found(words("50%"))).hasSize(1);
        assertThat(found(words("_off_"))).hasSize(1);
        assertThat(found(words("5_%"))).isEmpty();
        assertThat(found(words("istanbul"))).hasSize(1);
        assertThat(found(words("fine"))).hasSize(1);
    }

    @Test
    void filtersFindValuesAndTheirAbsence() {
        camera();
        made(Source.TYPE, "{'type':'pc','name':'Bare'}");
        assertThat(found(where("label", null))).containsExactly("Bare");
        assertThat(found(where("type", "cam"))).containsExactly("Cam 1");
        assertThat(found(where("hRes", 1920))).containsExactly("Cam 1");
        assertThat(found(where("hRes", null))).containsExactly("Bare");
        made(Device.TYPE, "{'name':'A','category':'x'}");
    }

    @Test
    void aJsonFieldCanBeFilteredAndSortedBy() {
        Key item = made(ChecklistItem.TYPE, "{'title':'A','notes':[{'text':'n'}]}");
        Field notes = Objects.requireNonNull(ChecklistItem.TYPE.field("notes"));
        ListQuery query = new ListQuery(
                ChecklistItem.TYPE,
                show,
                false,
                Map.of(notes, JsonText.parse("[{\"text\":\"n\"}]")),
                List.of(),
                null,
                new ListQuery.Sort(notes, true));
        List<Row> found = store.read(r -> r.list(query));
        assertThat(found).extracting(Row::key).containsExactly(item);
    }

    @Test
    void sortingIsByNumberForNumbersAndByteByByteForText() {
        made(Source.TYPE, "{'type':'b','name':'low','rate':'59.94'}");
        made(Source.TYPE, "{'type':'B','name':'high','rate':'120'}");
        made(Source.TYPE, "{'type':'ä','name':'none'}");
        assertThat(found(sorted("rate", false))).containsExactly("low", "high", "none");
        assertThat(found(sorted("rate", true))).containsExactly("high", "low", "none");
        assertThat(found(sorted("type", false))).containsExactly("high", "low", "none");
    }

    @Test
    void pagesMeetEachRecordOnceWhileOthersAreAdded() {
        for (int i = 0; i < 25; i++) {
            made(Source.TYPE, "{'type':'cam','name':'S" + i + "'}");
        }
        List<Row> met = new java.util.ArrayList<>();
        ListQuery.Page page = new ListQuery.Page(4, null, null);
        while (true) {
            ListQuery query = new ListQuery(Source.TYPE, show, false, Map.of(), List.of(), page, null);
            List<Row> rows = store.read(r -> r.list(query));
            met.addAll(rows);
            if (rows.size() < 4) {
                break;
            }
            if (met.size() < 20) {
                made(Source.TYPE, "{'type':'new','name':'N" + met.size() + "'}");
            }
            page = new ListQuery.Page(
                    4, rows.getLast().createdAt(), rows.getLast().id());
        }
        assertThat(met).extracting(Row::id).doesNotHaveDuplicates();
        assertThat(met).extracting(r -> r.text("name")).contains("S0", "S24", "N4");
        assertThat(met.stream().filter(r -> r.text("type").equals("cam"))).hasSize(25);
    }
}
