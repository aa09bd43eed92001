package dev.roadcase.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.ChecklistItem;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.EquipmentPort;
import dev.roadcase.model.Ids;
import dev.roadcase.model.IpAddress;
import dev.roadcase.model.Json;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserStoresTest {
    private static final String SHOWS = """
            {"state":{"productions":[{"id":"p1","client":"Acme","show_name":"Summit","loadIn":"2026-11-20",
            "status":"Active","createdAt":1700000000000}],"currentProductionId":"p1"},"version":3}""";

    @TempDir
    Path folder = Path.of("");

    private Desk desk = nobody();

    @SuppressWarnings("NullAway") // set before each test
    private static Desk nobody() {
        return null;
    }

    @BeforeEach
    void open() {
        desk = new Desk(DatabaseUrl.sqlite(folder.resolve("roadcase.db")));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static byte[] export() {
        ObjectNode all = Json.MAPPER.createObjectNode();
        all.put("productions", SHOWS);
        all.set("source-store", Json.read("""
                {"state":{"sources":[
                 {"id":"SRC 1","productionId":"p1","type":"laptop","name":"Keynote","h_res":"1920","vRes":1080,
                  "rate":59.94,"blanking":"rbv1","outputs":[{"id":"o1","connector":"HDMI","outputIndex":1},"SDI"],
                  "mood":"calm"},
                 {"id":"SRC 2","production_id":"p1","name":"Cam 1","label":"CAM","outputs":[{"id":"o1","connector":"SDI"}]}
                ]},"version":0}"""));
        all.set("send-store", Json.read("""
                {"sends":{"p1":[{"id":"DST 1","type":"projector","name":"Left","output_connector":"SDI"}]}}"""));
        all.set("equipmentLibrary", Json.read("""
                [{"id":7,"category":"switcher","manufacturer":"Barco","model":"E2","ioArchitecture":"direct",
                  "inputs":[{"id":1,"type":"SDI"}],"outputs":[{"id":1,"type":"HDMI","label":"OUT 1"}],
                  "specs":{"keep_me":"AsIs"}}]"""));
        all.set("connections", Json.read("""
                [{"id":1,"productionId":"p1","sourceId":"SRC 2","sourceOutputId":"o1","destinationType":"send",
                  "destinationId":"DST 1","status":"Patched"},
                 {"id":2,"productionId":"p1","sourceId":"SRC 99"}]"""));
        all.set("ip-store", Json.read("{\"state\":{\"ips\":[{\"id\":1,\"ip\":\"10.0.2.7\",\"deviceName\":\"E2\"}]}}"));
        all.set("checklist-store", Json.read("""
                {"state":{"items":[{"id":"c1","text":"Pack","completed":true,"notes":"twice","dueDate":"2026-11-20"}]}}"""));
        all.set("theme-store", Json.read("{\"state\":{\"dark\":true}}"));
        return Json.write(all).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aWholeBrowserComesInWithReferencesLedToTheNewRecords() {
        ImportReport report = desk.bring(export());
        assertThat(report.kind()).isEqualTo("browser-stores");
        assertThat(report.refused()).as(report.faults().toString()).isFalse();
        assertThat(report.created()).isEqualTo(9);
        UUID show = report.productionIds().getFirst();
        Row production = desk.row(Production.TYPE, show);
        assertThat(production.text("showName")).isEqualTo("Summit");
        assertThat(production.text("status")).isEqualTo("active");
        assertThat(production.createdAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));

        Row keynote = desk.list(Source.TYPE, show).getFirst();
        Row camera = desk.list(Source.TYPE, show).get(1);
        assertThat(keynote.text("label")).isEqualTo("SRC 1");
        assertThat(keynote.get("hRes")).isEqualTo(1920);
        assertThat(keynote.get("rate")).hasToString("59.94");
        assertThat(keynote.text("blanking")).isEqualTo("RBv1");
        assertThat(desk.children(SourceOutput.TYPE, keynote.id()))
                .extracting(r -> r.text("connector"))
                .containsExactly("HDMI", "SDI");
        assertThat(camera.text("label")).isEqualTo("CAM");
        assertThat(camera.text("type")).isEqualTo("other");

        Row send = desk.list(Send.TYPE, show).getFirst();
        assertThat(send.text("outputConnector")).isEqualTo("SDI");
        Row connection = desk.list(Connection.TYPE, show).getFirst();
        assertThat(connection.get("sourceId")).isEqualTo(camera.id());
        assertThat(connection.get("sourceOutputId"))
                .isEqualTo(
                        desk.children(SourceOutput.TYPE, camera.id()).getFirst().id());
        assertThat(connection.get("destinationId")).isEqualTo(send.id());
        assertThat(connection.text("status")).isEqualTo("patched");

        assertThat(desk.list(IpAddress.TYPE, show).getFirst().text("address")).isEqualTo("10.0.2.7");
        Row item = desk.list(ChecklistItem.TYPE, show).getFirst();
        assertThat(item.text("title")).isEqualTo("Pack");
        assertThat(item.get("completedAt")).isNotNull();

        Row equipment = desk.list(Equipment.TYPE, Store.LIBRARY).getFirst();
        assertThat(equipment.get("specs"))
                .hasToString("JsonText[text={\"keep_me\":\"AsIs\"}, canonical={\"keep_me\":\"AsIs\"}]");
        assertThat(desk.children(EquipmentPort.TYPE, equipment.id()))
                .extracting(r -> r.text("portType") + " " + r.text("ioType"))
                .containsExactly("input SDI", "output HDMI");
    }

    @Test
    void whatIsNotUnderstoodIsReportedWithItsPath() {
        ImportReport report = desk.bring(export());
        assertThat(report.faults())
                .extracting(f -> f.sheet() + "|" + f.column())
                .contains(
                        "productions/state/currentProductionId|null",
                        "source-store/state/sources|mood",
                        "connections|sourceId",
                        "theme-store/state/dark|null");
        assertThat(report.faults()).anySatisfy(f -> assertThat(f.message()).contains("calm"));
    }

    @Test
    void theSameBrowserAgainChangesNothing() {
        ImportReport first = desk.bring(export());
        ImportReport second = desk.bring(export());
        assertThat(second.created()).isZero();
        assertThat(second.different()).as(second.faults().toString()).isZero();
        assertThat(second.existing()).isEqualTo(first.created());
    }

    @Test
    void equipmentTheLibraryHasIsNotDoubled() {
        UUID model = desk.equipment("E2", "\"ioPorts\":[]");
        desk.bring(export());
        assertThat(desk.list(Equipment.TYPE, Store.LIBRARY)).extracting(Row::id).containsExactly(model);
    }

    @Test
    void recordsWithoutAShowGoToTheOneThatWasChosen() {
        UUID show = desk.show("Here");
        byte[] file =
                "{\"sources\":[{\"id\":\"SRC 1\",\"name\":\"Cam\",\"type\":\"cam\"}]}".getBytes(StandardCharsets.UTF_8);
        assertThat(desk.bring(file).refused()).isTrue();
        assertThat(desk.bring(file, Ids.mint(), null, false).refused()).isTrue();
        assertThat(desk.bring(file, show, null, false).created()).isEqualTo(1);
        assertThat(desk.list(Source.TYPE, show)).hasSize(1);
    }

    @Test
    void damagedOrForeignJsonIsRefused() {
        byte[] good = export();
        assertThat(desk.bring(java.util.Arrays.copyOf(good, good.length - 9)).refused())
                .isTrue();
        assertThat(desk.bring("{\"a\":1}".getBytes(StandardCharsets.UTF_8)).refused())
                .isTrue();
        String inner = "{\"productions\":\"{\\\"state\\\":{\\\"productions\\\":[{\"}";
        assertThat(desk.bring(inner.getBytes(StandardCharsets.UTF_8)).refused()).isTrue();
        String deep = "{\"sources\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertThat(desk.bring(deep.getBytes(StandardCharsets.UTF_8)).refused()).isTrue();
    }
}
