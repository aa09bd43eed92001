package dev.roadcase.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.model.ChecklistItem;
import dev.roadcase.model.Device;
import dev.roadcase.model.Ids;
import dev.roadcase.model.IpAddress;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Port;
import dev.roadcase.model.Production;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Send;
import dev.roadcase.model.SendInput;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import dev.roadcase.store.DatabaseUrl;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetImportTest {
    private static final String SOURCES = """
            ID,TYPE,SOURCE NAME,H RES,V RES,RATE,STANDARD,NOTE,SECONDARY DEVICE,OUT,OUT
            SRC 1,Laptop - PC GFX,Keynote,1920,1080,59.94i,,stage left,HDMI > SDI,HDMI,SDI
            SRC 2,cam,Cam 1,1920,1080,60,3G,,,SDI,
            """;

    @TempDir
    Path folder = Path.of("");

    private Desk desk = nobody();
    private UUID show = Ids.mint();

    @SuppressWarnings("NullAway") // set before each test
    private static Desk nobody() {
        return null;
    }

    @BeforeEach
    void open() {
        desk = new Desk(DatabaseUrl.sqlite(folder.resolve("roadcase.db")));
        show = desk.show("Summit");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private List<String> texts(List<Row> rows, String field) {
        return rows.stream().map(r -> r.text(field)).toList();
    }

    @Test
    void sourcesComeAsTheCrewKeepsThem() {
        ImportReport report = desk.bring(show, SOURCES);
        assertThat(report.faults()).isEmpty();
        assertThat(report.created()).isEqualTo(2);
        assertThat(report.kind()).isEqualTo("csv");
        Row first = desk.list(Source.TYPE, show).getFirst();
        assertThat(first.text("label")).isEqualTo("SRC 1");
        assertThat(first.text("type")).isEqualTo("Laptop - PC GFX");
        assertThat(first.get("hRes")).isEqualTo(1920);
        assertThat(first.get("rate")).isEqualTo(new BigDecimal("59.94"));
        assertThat(first.text("standard")).isEqualTo("59.94i");
        assertThat(first.text("secondaryDevice")).isEqualTo("HDMI > SDI");
        assertThat(texts(desk.children(SourceOutput.TYPE, first.id()), "connector"))
                .containsExactly("HDMI", "SDI");
        assertThat(desk.list(Source.TYPE, show).get(1).text("standard")).isEqualTo("3G");
    }

    @Test
    void theSameSheetAgainChangesNothingEvenWithRowsPutBetween() {
        desk.bring(show, SOURCES);
        long head = desk.head(show);
        ImportReport again = desk.bring(show, SOURCES);
        assertThat(again.existing()).isEqualTo(2);
        assertThat(again.importId()).isNull();
        assertThat(desk.head(show)).isEqualTo(head);
        ImportReport grown = desk.bring(show, SOURCES.replace("SRC 2", "SRC 7,cam,New,,,,,,,\nSRC 2"));
        assertThat(grown.created()).isEqualTo(1);
        assertThat(grown.existing()).isEqualTo(2);
    }

    @Test
    void aRowThatDiffersFromTheShowIsReportedAndTheShowKept() {
        desk.bring(show, SOURCES);
        ImportReport report = desk.bring(show, SOURCES.replace("Keynote", "Panel"));
        assertThat(report.different()).isEqualTo(1);
        assertThat(report.faults()).singleElement().satisfies(f -> {
            assertThat(f.row()).isEqualTo(2);
            assertThat(f.message()).contains("SRC 1", "name");
        });
        assertThat(texts(desk.list(Source.TYPE, show), "name")).containsExactly("Keynote", "Cam 1");
    }

    @Test
    void theSameLabelTwiceIsTwoSources() {
        String twice = SOURCES.replace("SRC 2", "SRC 1");
        assertThat(desk.bring(show, twice).created()).isEqualTo(2);
        assertThat(desk.bring(show, twice).existing()).isEqualTo(2);
    }

    @Test
    void aDryRunListsEveryFaultByRowAndColumn() {
        String bad = SOURCES.replace("1920,1080,59.94i", "wide,1080,fast").replace("Cam 1", "");
        ImportReport report = desk.look(show, bad);
        assertThat(report.faults())
                .extracting(Fault::row, Fault::column)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(2, "H RES"),
                        org.assertj.core.groups.Tuple.tuple(2, "RATE"),
                        org.assertj.core.groups.Tuple.tuple(3, "SOURCE NAME"));
        assertThat(report.refused()).isTrue();
        assertThat(desk.bring(show, bad).created()).isEqualTo(0);
        assertThat(desk.list(Source.TYPE, show)).isEmpty();
    }

    @Test
    void aDryRunOfAGoodSheetWritesNothing() {
        assertThat(desk.look(show, SOURCES).created()).isEqualTo(2);
        assertThat(desk.list(Source.TYPE, show)).isEmpty();
    }

    @Test
    void aRowWithOnlyAWarningIsImported() {
        ImportReport report = desk.bring(show, "SOURCE NAME,RATE,COLOUR\nPlayback,23.976,red\n");
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.faults())
                .extracting(Fault::column, Fault::severity)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("type", Severity.WARNING),
                        org.assertj.core.groups.Tuple.tuple("COLOUR", Severity.WARNING));
    }

    @Test
    void headersMayStandBelowATitleInAnyOrderAndCase() {
        String pasted =
                "\tSUMMIT 2026 - SOURCES\t\n\n source name\tout\tId\ttype \nCam 1\tSDI\tSRC 1\tcam\n\t\tSRC 2\t\n";
        ImportReport report = desk.bring(show, pasted);
        assertThat(report.faults()).isEmpty();
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.skipped()).isEqualTo(1);
    }

    @Test
    void sendsKeepTheirFeedAsInputAndConnector() {
        desk.bring(show, """
                ID;TYPE;SEND NAME;H RES;V RES;RATE;STANDARD;NOTE;SECONDARY DEVICE;OUT
                DST 1;projector;Left;1920 x 1200;;59,94;;;barrel;HDMI
                """);
        Row send = desk.list(Send.TYPE, show).getFirst();
        assertThat(send.get("vRes")).isEqualTo(1200);
        assertThat(send.get("rate")).isEqualTo(new BigDecimal("59.94"));
        assertThat(send.text("outputConnector")).isEqualTo("HDMI");
        assertThat(texts(desk.children(SendInput.TYPE, send.id()), "connector")).containsExactly("HDMI");
    }

    @Test
    void addressesComeFromFourCellsOrFromOne() {
        desk.bring(show, "IP ADDRESS,,,,,DEVICE,NOTES\n10,0,2,7,video,E2 1,left rack\n10,0,3,11,CAMS,CCU 1,\n,,,,,,\n");
        assertThat(texts(desk.list(IpAddress.TYPE, show), "address")).containsExactly("10.0.2.7", "10.0.3.11");
        assertThat(texts(desk.list(IpAddress.TYPE, show), "category")).containsExactly("video", "CAMS");
        assertThat(texts(desk.list(IpAddress.TYPE, show), "note")).containsExactly("left rack", "");
        ImportReport one = desk.bring(show, "ADDRESS,DEVICE,SUBNET\n10.0.5.1,NDI 1,/24\n300.1.1.1,X,\n");
        assertThat(one.created()).isEqualTo(2);
        assertThat(one.faults())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("300.1.1.1"));
        ImportReport short3 = desk.bring(show, "IP ADDRESS,,,,LOCATION,DEVICE,NOTES\n10,0,2,,video,E3,\n");
        assertThat(short3.refused()).isTrue();
    }

    @Test
    void bothFormsOfTheChecklistAreRead() {
        desk.bring(show, """
                DUE DATE,COMPLETION DATE,ITEM,ANSWER,REFERENCE
                11/20/2026,,Order lenses,"two, with spares",mail
                2026-11-21,20.11.2026,Label cables,,
                30 days,,Book crew,,
                46346,46346.5,Pack,,
                """);
        List<Row> items = desk.list(ChecklistItem.TYPE, show);
        assertThat(items.stream().map(r -> r.get("dueDate")))
                .containsExactly(
                        LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 21), null, LocalDate.of(2026, 11, 20));
        assertThat(items.get(1).get("completedAt")).isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
        assertThat(items.get(2).get("daysBeforeShow")).isEqualTo(30);
        assertThat(items.get(3).get("completedAt")).isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
        assertThat(items.getFirst().get("notes"))
                .isInstanceOfSatisfying(
                        JsonText.class, j -> assertThat(j.text()).contains("two, with spares"));

        String second = """
                #,DONE,COMPLETE DATE,SECTION,CHECKLIST ITEM,NOTES
                1,x,,screens,Hang screens,
                2,,,switch,Program E2,late
                3,DK,11/1/2026,imag,Focus,
                """;
        ImportReport report = desk.bring(show, second);
        assertThat(report.faults()).isEmpty();
        assertThat(report.created()).isEqualTo(3);
        List<Row> all = desk.list(ChecklistItem.TYPE, show);
        assertThat(all.get(4).get("completedAt")).isNotNull();
        assertThat(all.get(5).get("completedAt")).isNull();
        assertThat(all.get(6).text("completedBy")).isEqualTo("DK");
        assertThat(all.get(6).text("category")).isEqualTo("imag");
        assertThat(desk.bring(show, second).existing()).isEqualTo(3);
    }

    @Test
    void aDateThatIsNoneIsAFault() {
        ImportReport report = desk.bring(show, "DUE DATE,COMPLETION DATE,ITEM\n31/31/2026,soon,Pack\n");
        assertThat(report.faults()).extracting(Fault::column).containsExactly("DUE DATE", "COMPLETION DATE");
    }

    @Test
    void devicesOfAKnownModelGetItsPorts() {
        UUID model = desk.equipment(
                "E2",
                "\"ioPorts\":[{\"portType\":\"input\",\"ioType\":\"SDI\"},{\"portType\":\"output\",\"ioType\":\"DP\"}]");
        String sheet = """
                NAME,CATEGORY,MODEL,LOCATION,IP,SERIAL,NOTES
                E2 1,,Barco E2,Rack 1,10.0.2.7,007,
                Oddity,converter,Foo 9,,,,spare
                """;
        ImportReport report = desk.bring(show, sheet);
        assertThat(report.created()).isEqualTo(2);
        assertThat(report.faults())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("Foo 9", "note"));
        Row e2 = desk.list(Device.TYPE, show).getFirst();
        assertThat(e2.get("equipmentId")).isEqualTo(model);
        assertThat(e2.text("category")).isEqualTo("switcher");
        assertThat(e2.text("serialNumber")).isEqualTo("007");
        assertThat(desk.children(Port.TYPE, e2.id())).hasSize(2);
        assertThat(desk.list(Device.TYPE, show).get(1).text("note")).isEqualTo("spare\nModel: Foo 9");
        assertThat(desk.bring(show, sheet).existing()).isEqualTo(2);
    }

    @Test
    void manyDevicesWithManyPortsStayWithinTheSizeOfAChangeset() {
        StringBuilder ports = new StringBuilder("\"ioPorts\":[");
        for (int i = 0; i < 600; i++) {
            ports.append(i == 0 ? "" : ",")
                    .append("{\"portType\":\"input\",\"ioType\":\"12G-SDI\",\"label\":\"")
                    .append("x".repeat(150))
                    .append("\"}");
        }
        desk.equipment("Wall", ports.append(']').toString());
        StringBuilder sheet = new StringBuilder("NAME,MODEL\n");
        for (int i = 0; i < 20; i++) {
            sheet.append("Router ").append(i).append(",Wall\n");
        }
        assertThat(desk.bring(show, sheet.toString()).created()).isEqualTo(20);
    }

    @Test
    void aSheetThatCouldBeTwoThingsAsksWhich() {
        String sheet = "ID,TYPE,NAME\n1,cam,Left\n";
        assertThat(desk.bring(show, sheet).faults())
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.ERROR));
        ImportReport told = desk.bring(sheet.getBytes(StandardCharsets.UTF_8), show, SheetKind.SENDS, false);
        assertThat(told.created()).isEqualTo(1);
        assertThat(desk.list(Send.TYPE, show)).hasSize(1);
    }

    @Test
    void sheetsForNoShowOrAnUnknownOneAreRefused() {
        assertThat(desk.bring(SOURCES.getBytes(StandardCharsets.UTF_8)).refused())
                .isTrue();
        assertThatThrownBy(() -> desk.bring(Ids.mint(), SOURCES)).isInstanceOf(Refusal.NotFound.class);
        desk.delete(Production.TYPE, show, show);
        assertThatThrownBy(() -> desk.bring(show, SOURCES)).isInstanceOf(Refusal.Gone.class);
    }

    @Test
    void textOfOtherEncodingsIsRead() {
        String sheet = "SOURCE NAME,TYPE\nBühne größer,cam\n";
        UUID other = desk.show("Other");
        UUID third = desk.show("Third");
        desk.bring(sheet.getBytes(Charset.forName("windows-1252")), show, null, false);
        desk.bring(("\ufeff" + sheet).getBytes(StandardCharsets.UTF_8), other, null, false);
        desk.bring(("\ufeff" + sheet).getBytes(StandardCharsets.UTF_16LE), third, null, false);
        for (UUID one : List.of(show, other, third)) {
            assertThat(texts(desk.list(Source.TYPE, one), "name")).containsExactly("Bühne größer");
        }
    }

    @Test
    void damagedAndHostileTextIsRefused() {
        assertThat(desk.bring(show, "SOURCE NAME,TYPE\n\"Cam 1,cam\n").refused())
                .isTrue();
        assertThat(desk.bring(show, "\u0000\u0001\u0002 binary").refused()).isTrue();
        assertThat(desk.bring(new byte[0], show, null, false).refused()).isTrue();
        assertThat(desk.bring(show, "SOURCE NAME,TYPE\n" + "x".repeat(40_000) + ",cam\n")
                        .refused())
                .isTrue();
        assertThat(desk.bring(show, "SOURCE NAME,TYPE\nCam" + ",x".repeat(400) + "\n")
                        .refused())
                .isTrue();
        assertThat(desk.bring(show, "SOURCE NAME,TYPE\n" + "Cam,cam\n".repeat(50_001))
                        .faults())
                .anySatisfy(f -> assertThat(f.message()).contains("50000"));
        assertThat(desk.bring(show, "SOURCE NAME,TYPE\n" + "x".repeat(201) + ",cam\n")
                        .faults())
                .extracting(Fault::column)
                .containsExactly("SOURCE NAME");
        assertThat(desk.bring(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, show, null, false)
                        .faults())
                .anySatisfy(f -> assertThat(f.message()).contains(".xls"));
        assertThat(desk.list(Source.TYPE, show)).isEmpty();
    }

    @Test
    void aSpreadsheetErrorInACellIsAWarning() {
        ImportReport report = desk.bring(show, "SOURCE NAME,TYPE,NOTE\nCam,cam,#REF!\n");
        assertThat(report.faults())
                .singleElement()
                .satisfies(f -> assertThat(f.column()).isEqualTo("NOTE"));
        assertThat(desk.list(Source.TYPE, show)).hasSize(1);
    }
}
