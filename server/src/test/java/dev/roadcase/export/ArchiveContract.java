package dev.roadcase.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Change;
import dev.roadcase.model.ChecklistItem;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.EquipmentPort;
import dev.roadcase.model.Ids;
import dev.roadcase.model.IpAddress;
import dev.roadcase.model.Json;
import dev.roadcase.model.Port;
import dev.roadcase.model.Production;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import dev.roadcase.store.DatabaseUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What archives must do on either database. */
abstract class ArchiveContract {
    abstract DatabaseUrl database();

    private Desk office = nobody();
    private Desk venue = nobody();
    private UUID show = Ids.mint();
    private UUID source = Ids.mint();
    private UUID model = Ids.mint();
    private UUID frame = Ids.mint();

    @SuppressWarnings("NullAway") // set before each test
    private static Desk nobody() {
        return null;
    }

    @BeforeEach
    void buildAShow() {
        office = new Desk(database());
        venue = new Desk(database());
        show = office.show("Summit");
        model = office.equipment(
                "E2",
                "\"specs\":{\"b\":1.50,\"a\":[null,\"é\"]},\"ioPorts\":[{\"portType\":\"input\",\"ioType\":\"12G-SDI\"},"
                        + "{\"portType\":\"output\",\"ioType\":\"HDMI\"}],"
                        + "\"cards\":[{\"slotNumber\":3,\"io\":[{\"portType\":\"input\",\"ioType\":\"DP\"}]}]");
        source = office.create(
                Source.TYPE,
                show,
                "{\"label\":\"SRC 1\",\"type\":\"laptop\",\"name\":\"Keynote\",\"rate\":\"59.94\",\"outputs\":"
                        + "[{\"connector\":\"HDMI\"},{\"connector\":\"SDI\"},{\"connector\":\"USB-C\"}]}");
        List<Row> outputs = office.children(SourceOutput.TYPE, source);
        office.edit(
                Source.TYPE,
                show,
                source,
                "{\"outputs\":[{\"id\":\"" + outputs.get(2).id() + "\"},{\"id\":\""
                        + outputs.get(0).id() + "\"}]}");
        UUID gone = office.create(
                Source.TYPE, show, "{\"type\":\"cam\",\"name\":\"Cam 9\",\"outputs\":[{\"connector\":\"SDI\"}]}");
        office.delete(Source.TYPE, show, gone);
        frame = office.create(
                Device.TYPE, show, "{\"name\":\"E2 1\",\"category\":\"switcher\",\"equipmentId\":\"" + model + "\"}");
        office.create(
                Device.TYPE,
                show,
                "{\"name\":\"Bare\",\"category\":\"switcher\",\"ports\":[],\"equipmentId\":\"" + model + "\"}");
        UUID send = office.create(
                Send.TYPE, show, "{\"type\":\"projector\",\"name\":\"Left\",\"inputs\":[{\"connector\":\"SDI\"}]}");
        office.create(
                Connection.TYPE,
                show,
                "{\"sourceId\":\"" + source + "\",\"destinationType\":\"send\",\"destinationId\":\"" + send
                        + "\",\"cableLengthM\":\"7.5\",\"status\":\"patched\"}");
        office.create(IpAddress.TYPE, show, "{\"address\":\"10.0.2.7\",\"device\":\"E2 1\"}");
        office.create(
                ChecklistItem.TYPE,
                show,
                "{\"title\":\"Order lenses\",\"dueDate\":\"2026-11-20\",\"completedAt\":\"2026-11-01T08:00:00Z\","
                        + "\"notes\":[{\"at\":\"2026-11-01T08:00:00Z\",\"by\":\"Dana\",\"text\":\"done\"}]}");
    }

    @AfterEach
    void close() {
        office.close();
        venue.close();
    }

    @Test
    void anArchiveGivesTheSameShowOnAnEmptyServer() {
        ImportReport report = venue.bring(office.archive(show));
        assertThat(report.faults()).isEmpty();
        assertThat(report.kind()).isEqualTo("archive");
        assertThat(report.productionIds()).containsExactly(show);
        assertThat(report.importId()).isNotNull();
        assertThat(venue.digest(show)).isEqualTo(office.digest(show));
        for (Row there : office.store.read(r -> r.everything(SourceOutput.TYPE, show))) {
            Row here = venue.row(SourceOutput.TYPE, there.id());
            assertThat(here.values()).isEqualTo(there.values());
            assertThat(here.deleted()).isEqualTo(there.deleted());
            assertThat(here.createdAt()).isEqualTo(there.createdAt());
        }
        assertThat(venue.row(Production.TYPE, show).createdAt())
                .isEqualTo(office.row(Production.TYPE, show).createdAt());
        assertThat(venue.children(SourceOutput.TYPE, source))
                .extracting(r -> r.text("connector"))
                .containsExactlyElementsOf(office.children(SourceOutput.TYPE, source).stream()
                        .map(r -> r.text("connector"))
                        .toList());
    }

    @Test
    void theEquipmentOfAShowComesWithItAndDevicesKeepTheirOwnPorts() {
        venue.bring(office.archive(show));
        assertThat(venue.row(Equipment.TYPE, model).values())
                .isEqualTo(office.row(Equipment.TYPE, model).values());
        assertThat(venue.children(EquipmentPort.TYPE, model)).hasSize(2);
        assertThat(venue.children(Port.TYPE, frame))
                .extracting(Row::id)
                .containsExactlyElementsOf(
                        office.children(Port.TYPE, frame).stream().map(Row::id).toList())
                .hasSize(3);
        UUID bare = venue.list(Device.TYPE, show).get(1).id();
        assertThat(venue.children(Port.TYPE, bare)).isEmpty();
    }

    @Test
    void importingItAgainChangesNothing() {
        byte[] archive = office.archive(show);
        ImportReport first = venue.bring(archive);
        long head = venue.head(show);
        ImportReport second = venue.bring(archive);
        assertThat(second.created()).isZero();
        assertThat(second.existing()).isEqualTo(first.created());
        assertThat(second.importId()).isNull();
        assertThat(second.refused()).isFalse();
        assertThat(venue.head(show)).isEqualTo(head);
    }

    @Test
    void whatExistsWithOtherContentIsReportedAndKept() {
        byte[] archive = office.archive(show);
        venue.bring(archive);
        venue.edit(Source.TYPE, show, source, "{\"name\":\"Keynote B\"}");
        venue.delete(Device.TYPE, show, frame);
        ImportReport report = venue.bring(archive);
        assertThat(report.created()).isZero();
        assertThat(report.different()).isGreaterThanOrEqualTo(2);
        assertThat(report.faults())
                .anySatisfy(f -> assertThat(f.message()).contains("SRC 1", "name", "left as it is"))
                .anySatisfy(f -> assertThat(f.message()).contains("E2 1", "deleted here"));
        assertThat(venue.row(Source.TYPE, source).text("name")).isEqualTo("Keynote B");
        assertThat(venue.row(Device.TYPE, frame).deleted()).isTrue();
    }

    @Test
    void aDryRunTellsWhatWouldComeAndWritesNothing() {
        ImportReport report = venue.bring(office.archive(show), null, null, true);
        assertThat(report.dryRun()).isTrue();
        assertThat(report.created()).isEqualTo(venue.bring(office.archive(show)).created());
    }

    @Test
    void anArchiveCutAtAnyPlaceIsRefusedWhole() {
        byte[] archive = office.archive(show);
        for (int length = 40; length < archive.length; length += Math.max(1, archive.length / 23)) {
            ImportReport report = venue.bring(Arrays.copyOf(archive, length));
            assertThat(report.refused()).as("cut at %s", length).isTrue();
            assertThat(report.importId()).isNull();
        }
        assertThat(venue.store.head(show)).isEmpty();
    }

    @Test
    void anArchiveWithOneFlippedLetterIsRefusedWhole() {
        String text = new String(office.archive(show), StandardCharsets.UTF_8);
        ImportReport report = venue.bring(text.replace("Keynote", "Keynose").getBytes(StandardCharsets.UTF_8));
        assertThat(report.faults()).anySatisfy(f -> assertThat(f.message()).contains("damaged"));
        assertThat(venue.store.head(show)).isEmpty();
    }

    @Test
    void anArchiveOfANewerVersionIsRefusedWithWhatToDo() {
        String text = new String(office.archive(show), StandardCharsets.UTF_8);
        ImportReport report =
                venue.bring(text.replace("\"roadcase\":1", "\"roadcase\":2").getBytes(StandardCharsets.UTF_8));
        assertThat(report.faults())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("newer Roadcase", "Update this server"));
        assertThat(venue.store.head(show)).isEmpty();
    }

    @Test
    void everyFaultOfAChangedArchiveIsListedAndNothingWritten() throws IOException {
        ObjectNode tree = (ObjectNode) Json.MAPPER.readTree(office.archive(show));
        ((ObjectNode) tree.path("scope")).remove("digest");
        JsonNode sources = tree.path("records").path("sources");
        ((ObjectNode) sources.get(0)).put("hRes", "wide").putNull("name");
        ((ObjectNode) sources.get(0).path("outputs").get(0)).put("id", "no uuid");
        ((ObjectNode) tree.path("records")).putArray("unicorns").addObject();
        ImportReport report = venue.bring(Json.MAPPER.writeValueAsBytes(tree));
        assertThat(report.faults()).extracting(Fault::column).contains("hRes", "name", "id");
        assertThat(report.faults()).anySatisfy(f -> assertThat(f.message()).contains("unicorns"));
        assertThat(venue.store.head(show)).isEmpty();
    }

    @Test
    void anArchiveOfADeletedShowHereIsRefused() {
        byte[] archive = office.archive(show);
        venue.bring(archive);
        venue.delete(Production.TYPE, show, show);
        assertThat(venue.bring(archive).faults())
                .anySatisfy(f -> assertThat(f.message()).contains("deleted on this server"));
        office.delete(Production.TYPE, show, show);
        assertThatThrownBy(() -> office.archive(show)).isInstanceOf(Refusal.Gone.class);
        assertThatThrownBy(() -> office.archive(Ids.mint())).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aLargeShowArrivesInChangesetsThatShareAnImport() {
        for (int i = 0; i < 3; i++) {
            StringBuilder ports = new StringBuilder("\"ports\":[");
            for (int p = 0; p < 400; p++) {
                ports.append(p == 0 ? "" : ",")
                        .append("{\"direction\":\"in\",\"connector\":\"SDI\",\"label\":\"IN ")
                        .append(p)
                        .append("\"}");
            }
            office.create(Device.TYPE, show, "{\"name\":\"Router\",\"category\":\"router\"," + ports + "]}");
        }
        ImportReport report = venue.bring(office.archive(show));
        assertThat(report.created()).isGreaterThan(1_200);
        assertThat(venue.digest(show)).isEqualTo(office.digest(show));
        assertThat(venue.store.changesAfter(show, 0, 100))
                .hasSizeGreaterThan(3)
                .allSatisfy(c -> assertThat(c.effects()).hasSizeLessThanOrEqualTo(510));
        UUID last = venue.store.changesAfter(show, 0, 100).getLast().changeId();
        List<Change> together = venue.store.read(r -> r.changes(last));
        assertThat(together).hasSameSizeAs(venue.store.changesAfter(show, 0, 100));
    }

    @Test
    void anImportThatWasInterruptedIsFinishedByTheNext() throws IOException {
        byte[] archive = office.archive(show);
        ObjectNode part = (ObjectNode) Json.MAPPER.readTree(archive);
        ((ObjectNode) part.path("scope")).remove("digest");
        ((ObjectNode) part.path("records").path("sources").get(0)).putArray("outputs");
        ((ObjectNode) part.path("records")).remove(List.of("devices", "connections"));
        venue.bring(Json.MAPPER.writeValueAsBytes(part));
        assertThat(venue.digest(show)).isNotEqualTo(office.digest(show));
        venue.bring(archive);
        assertThat(venue.digest(show)).isEqualTo(office.digest(show));
    }

    @Test
    void anIdThatAnotherShowHasIsReported() throws IOException {
        UUID other = venue.show("Other");
        venue.create(Source.TYPE, other, source, "{\"type\":\"cam\",\"name\":\"Mine\"}");
        ImportReport report = venue.bring(office.archive(show));
        assertThat(report.faults()).anySatisfy(f -> assertThat(f.message()).contains("belongs to another show"));
        assertThat(venue.row(Source.TYPE, source).text("name")).isEqualTo("Mine");
        assertThat(venue.row(Production.TYPE, show).text("showName")).isEqualTo("Summit");
    }
}
