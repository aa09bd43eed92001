package dev.roadcase.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.model.ChecklistItem;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.Ids;
import dev.roadcase.model.IpAddress;
import dev.roadcase.model.RoadcaseException;
import dev.roadcase.model.Row;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import dev.roadcase.store.DatabaseUrl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetExportTest {
    @TempDir
    Path folder = Path.of("");

    private Desk desk = nobody();
    private UUID show = Ids.mint();

    @SuppressWarnings("NullAway") // set before each test
    private static Desk nobody() {
        return null;
    }

    @BeforeEach
    void buildAShow() {
        desk = new Desk(DatabaseUrl.sqlite(folder.resolve("roadcase.db")));
        show = desk.show("Summit");
        desk.create(
                Source.TYPE,
                show,
                "{\"label\":\"SRC 1\",\"type\":\"laptop\",\"name\":\"=HYPERLINK(\\\"x\\\")\",\"hRes\":1920,\"vRes\":1080,"
                        + "\"rate\":\"59.94\",\"note\":\"a, \\\"b\\\"\\nc\",\"outputs\":[{\"connector\":\"HDMI\"},{\"connector\":\"SDI\"}]}");
        desk.create(Source.TYPE, show, "{\"label\":\"'@x\",\"type\":\"cam\",\"name\":\"'quoted'\"}");
        desk.create(
                Send.TYPE,
                show,
                "{\"label\":\"DST 1\",\"type\":\"projector\",\"name\":\"Left\",\"outputConnector\":\"HDMI\"}");
        desk.create(IpAddress.TYPE, show, "{\"address\":\"10.0.2.7\",\"device\":\"E2\",\"category\":\"video\"}");
        desk.create(IpAddress.TYPE, show, "{\"address\":\"fe80::1\",\"device\":\"CCU\"}");
        desk.create(
                ChecklistItem.TYPE,
                show,
                "{\"title\":\"Pack\",\"dueDate\":\"2026-11-20\",\"completedAt\":\"2026-11-19T23:30:00Z\","
                        + "\"notes\":[{\"text\":\"one\"},{\"text\":\"-two\"}]}");
        desk.create(ChecklistItem.TYPE, show, "{\"title\":\"Book\",\"daysBeforeShow\":30}");
        desk.equipment("E2", "\"ioPorts\":[]");
        UUID model = desk.list(dev.roadcase.model.Equipment.TYPE, dev.roadcase.store.Store.LIBRARY)
                .getFirst()
                .id();
        desk.create(
                Device.TYPE,
                show,
                "{\"name\":\"E2 1\",\"category\":\"switcher\",\"serialNumber\":\"0042\",\"equipmentId\":\"" + model
                        + "\",\"ports\":[{\"direction\":\"in\",\"connector\":\"SDI\",\"label\":\"IN 1\"}]}");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    @Test
    void theCrewsFormHasTheCrewsTitles() {
        assertThat(desk.csv(Source.TYPE, show, Columns.CREW))
                .isEqualTo(lines(
                        "ID,TYPE,SOURCE NAME,H RES,V RES,RATE,STANDARD,NOTE,SECONDARY DEVICE,OUT,OUT",
                        "SRC 1,laptop,\"'=HYPERLINK(\"\"x\"\")\",1920,1080,59.94,,\"a, \"\"b\"\"\nc\",,HDMI,SDI",
                        "''@x,cam,'quoted',,,,,,,,"));
        assertThat(desk.csv(Send.TYPE, show, Columns.CREW))
                .isEqualTo(lines(
                        "ID,TYPE,SEND NAME,H RES,V RES,RATE,STANDARD,NOTE,SECONDARY DEVICE,OUT",
                        "DST 1,projector,Left,,,,,,,HDMI"));
        assertThat(desk.csv(IpAddress.TYPE, show, Columns.CREW))
                .isEqualTo(lines("IP ADDRESS,,,,LOCATION,DEVICE,NOTES", "10,0,2,7,video,E2,", "fe80::1,,,,,CCU,"));
        assertThat(desk.csv(ChecklistItem.TYPE, show, Columns.CREW))
                .isEqualTo(lines(
                        "DUE DATE,COMPLETION DATE,ITEM,ANSWER,REFERENCE",
                        "2026-11-20,2026-11-20,Pack,\"one\n-two\",",
                        "30 days,,Book,,"));
        assertThat(desk.csv(Device.TYPE, show, Columns.CREW))
                .isEqualTo(lines("NAME,CATEGORY,MODEL,LOCATION,IP,SERIAL,NOTES", "E2 1,switcher,Barco E2,,,0042,"));
        assertThatThrownBy(() -> desk.csv(Connection.TYPE, show, Columns.CREW)).isInstanceOf(RoadcaseException.class);
    }

    @Test
    void theFieldFormHasEveryFieldAsItIs() {
        String csv = desk.csv(Source.TYPE, show, Columns.ALL);
        assertThat(csv)
                .startsWith(
                        "id,label,type,name,hRes,vRes,rate,standard,note,secondaryDevice,blanking,position,outputs,version,")
                .contains("=HYPERLINK")
                .doesNotContain("'=")
                .contains("HDMI; SDI");
        assertThat(desk.csv(Device.TYPE, show, new Columns.Fields(List.of("name", "ports"))))
                .startsWith("id,name,ports,version\r\n")
                .contains("E2 1,IN 1 (SDI),1");
        assertThatThrownBy(() -> desk.csv(Source.TYPE, show, new Columns.Fields(List.of("colour"))))
                .hasMessageContaining("colour");
    }

    @Test
    void whatWasExportedComesBackUnchangedIntoAnotherShow() {
        UUID other = desk.show("Copy");
        for (var type : List.of(Source.TYPE, Send.TYPE, IpAddress.TYPE, ChecklistItem.TYPE, Device.TYPE)) {
            String sheet = desk.csv(type, show, Columns.CREW);
            assertThat(desk.bring(other, sheet).faults()).as(type.path()).isEmpty();
            assertThat(desk.csv(type, other, Columns.CREW)).as(type.path()).isEqualTo(sheet);
        }
        assertThat(desk.list(Source.TYPE, other))
                .extracting(r -> r.text("label") + r.text("name"))
                .containsExactly("SRC 1=HYPERLINK(\"x\")", "'@x'quoted'");
    }

    @Test
    void whatWasExportedAndImportedIntoTheSameShowDoublesNothing() {
        for (Columns columns : List.of(Columns.CREW, Columns.ALL)) {
            ImportReport report = desk.bring(show, desk.csv(Source.TYPE, show, columns));
            assertThat(report.faults()).isEmpty();
            assertThat(report.existing()).isEqualTo(2);
            assertThat(report.created()).isZero();
        }
    }

    @Test
    void aWorkbookHoldsEverySheetAndComesBack() throws IOException {
        byte[] workbook = Desk.bytes(out -> desk.exporter.xlsx(show, out));
        UUID other = desk.show("Copy");
        ImportReport report = desk.bring(workbook, other, null, false);
        assertThat(report.kind()).isEqualTo("xlsx");
        assertThat(report.faults()).isEmpty();
        assertThat(report.created()).isEqualTo(8);
        for (var type : List.of(Source.TYPE, Send.TYPE, IpAddress.TYPE, ChecklistItem.TYPE, Device.TYPE)) {
            assertThat(desk.csv(type, other, Columns.CREW))
                    .as(type.path())
                    .isEqualTo(desk.csv(type, show, Columns.CREW));
        }
        assertThat(desk.bring(workbook, other, null, false).existing()).isEqualTo(8);
    }

    @Test
    void aWorkbookOfACrewIsReadWithItsNumbersDatesAndFormulas() {
        byte[] file = Desk.bytes(out -> {
            try (Workbook workbook = new Workbook(out, "Test", "1.0")) {
                Worksheet cover = workbook.newWorksheet("Cover");
                cover.value(0, 0, "Summit 2026");
                Worksheet sources = workbook.newWorksheet("SOURCES");
                sources.value(0, 0, "SUMMIT - SOURCES");
                String[] titles = {"ID", "TYPE", "SOURCE NAME", "H RES", "V RES", "RATE", "OUT"};
                for (int i = 0; i < titles.length; i++) {
                    sources.value(3, i, titles[i]);
                }
                sources.value(4, 0, "SRC 1");
                sources.value(4, 1, "cam");
                sources.value(4, 2, "Cam 1");
                sources.value(4, 3, 1920);
                sources.value(4, 4, 1080.0);
                sources.value(4, 5, 59.94);
                sources.value(4, 6, "SDI");
                Worksheet list = workbook.newWorksheet("To do");
                list.value(0, 0, "DUE DATE");
                list.value(0, 1, "COMPLETION DATE");
                list.value(0, 2, "ITEM");
                list.value(1, 0, LocalDate.of(2026, 11, 20));
                list.value(1, 2, "Pack");
            }
        });
        UUID other = desk.show("Copy");
        ImportReport report = desk.bring(file, other, null, false);
        assertThat(report.created()).isEqualTo(2);
        assertThat(report.faults()).singleElement().satisfies(f -> {
            assertThat(f.sheet()).isEqualTo("Cover");
            assertThat(f.severity()).isEqualTo(Severity.WARNING);
        });
        Row source = desk.list(Source.TYPE, other).getFirst();
        assertThat(source.get("vRes")).isEqualTo(1080);
        assertThat(source.get("rate")).hasToString("59.94");
        assertThat(desk.children(SourceOutput.TYPE, source.id())).hasSize(1);
        assertThat(desk.list(ChecklistItem.TYPE, other).getFirst().get("dueDate"))
                .isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void damagedAndHostileWorkbooksAreRefused() throws IOException {
        byte[] good = Desk.bytes(out -> desk.exporter.xlsx(show, out));
        UUID other = desk.show("Copy");
        for (int length = 8; length < good.length; length += good.length / 9) {
            assertThat(desk.bring(java.util.Arrays.copyOf(good, length), other, null, false)
                            .refused())
                    .as("cut at %s", length)
                    .isTrue();
        }
        String sheet = "xl/worksheets/sheet1.xml";
        String head =
                "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                        + "<sheetData>";
        for (String inside : List.of(
                "not xml at all",
                head + "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>",
                head + " ".repeat(100_000_000) + "</sheetData></worksheet>",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
                        + head.substring(21)
                        + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;&c;</t></is></c></row></sheetData></worksheet>",
                head + "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99999</v></c></row></sheetData></worksheet>",
                head + "<row r=\"1\"><c r=\"A1\"><v>")) {
            ImportReport report = desk.bring(replace(good, sheet, inside), other, SheetKind.SOURCES, false);
            assertThat(desk.list(Source.TYPE, other)).isEmpty();
            assertThat(report.faults()).isNotEmpty();
            assertThat(report.faults().toString()).doesNotContain("root:");
        }
        assertThat(desk.bring(replace(good, "xl/workbook.xml", "<x/>"), other, null, false)
                        .refused())
                .isTrue();
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("mimetype"));
            out.write("application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(desk.bring(zip.toByteArray(), other, null, false).faults())
                .anySatisfy(f -> assertThat(f.message()).contains("XLSX or CSV"));
    }

    private byte[] replace(byte[] workbook, String name, String content) throws IOException {
        Path file = Files.write(folder.resolve("good.xlsx"), workbook);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(copy)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(name)) {
                    out.write(content.getBytes(StandardCharsets.UTF_8));
                } else {
                    in.getInputStream(entry).transferTo(out);
                }
            }
        }
        return copy.toByteArray();
    }
}
