package dev.roadcase.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Id;
import dev.roadcase.model.Ids;
import dev.roadcase.schedule.Cable;
import dev.roadcase.schedule.End;
import dev.roadcase.schedule.Label;
import dev.roadcase.schedule.Sheet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class ScheduleFilesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static Sheet sheet(String title, Object... cells) {
        return new Sheet(title, List.of("NUMBER", "FROM", "NEEDS ft"), List.of(List.of(cells)));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The text of each page. */
    private List<String> pages() throws IOException {
        List<String> pages = new ArrayList<>();
        try (PdfReader reader = new PdfReader(out.toByteArray())) {
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            for (int i = 1; i <= reader.getNumberOfPages(); i++) {
                pages.add(extractor.getTextFromPage(i));
            }
        }
        return pages;
    }

    @Test
    void aFormulaInANameStaysText() throws IOException {
        Sheet sheet = sheet("Cables", "=HYPERLINK(\"http://x\")", "@SUM(A1)", new BigDecimal("26.3"));
        ScheduleFiles.csv(sheet, out);
        assertThat(text()).isEqualTo("NUMBER,FROM,NEEDS ft\r\n\"'=HYPERLINK(\"\"http://x\"\")\",'@SUM(A1),26.3\r\n");
        out.reset();
        ScheduleFiles.xlsx(List.of(sheet), out);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var row = workbook.getFirstSheet().read().get(1);
            assertThat(row.getCellText(0)).isEqualTo("'=HYPERLINK(\"http://x\")");
            assertThat(row.getCellAsNumber(2)).hasValue(new BigDecimal("26.3"));
        }
    }

    @Test
    void worksheetsHaveTitlesThatExcelTakes() throws IOException {
        String same = "Router [A]: main/backup, a rack with a long name";
        String pair = "x".repeat(30) + "😀 and more";
        ScheduleFiles.xlsx(
                List.of(sheet(same, "1"), sheet(same.toUpperCase(Locale.ROOT), "2"), sheet("", "3"), sheet(pair, "4")),
                out);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            List<String> titles = workbook.getSheets().map(s -> s.getName()).toList();
            assertThat(titles)
                    .containsExactly(
                            "Router  A   main backup, a rack",
                            "ROUTER  A   MAIN BACKUP, A RA 2",
                            "Sheet",
                            "x".repeat(30));
        }
    }

    @Test
    void aTableBreaksOverPagesWithItsHeadersAndPageNumbers() throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 1; i <= 120; i++) {
            rows.add(List.of("SDI-" + i, "Zoë's Ноутбук 舞台", i));
        }
        ScheduleFiles.pdf(
                List.of(new Sheet("Cables", List.of("NUMBER", "FROM", "NEEDS ft"), rows)),
                "Gala, rev 7",
                Paper.LETTER,
                out);
        List<String> pages = pages();
        assertThat(pages).hasSizeGreaterThan(2);
        String last = "page " + pages.size() + " of";
        assertThat(pages).allSatisfy(p -> assertThat(p).contains("NUMBER").contains("Gala, rev 7"));
        assertThat(pages.getFirst()).contains("SDI-1").contains("Zoë's Ноутбук");
        assertThat(pages.getLast()).contains("SDI-120").contains(last);
    }

    @Test
    void nothingToPrintIsSaidOnAPage() throws IOException {
        ScheduleFiles.pdf(List.of(), "Gala", Paper.A4, out);
        assertThat(pages()).singleElement().asString().contains("Nothing to print");
        out.reset();
        ScheduleFiles.labels(List.of(), "Gala", Paper.A4, out);
        assertThat(pages()).singleElement().asString().contains("No cable of this show has a number yet");
    }

    @Test
    void bothEndsOfACableGetASticker() throws IOException {
        End rack = new End(Ids.mint(), "Router A", "IN 1", "12G-SDI", "Rack B");
        End desk = new End(Ids.mint(), "SRC 1 PPT " + "very long ".repeat(12), "OUT 1", "HDMI", "");
        List<Label> labels = new ArrayList<>();
        for (int i = 1; i <= 16; i++) {
            Cable cable = new Cable(
                    new Id<Connection>(Ids.mint()),
                    0,
                    "SDI-" + i,
                    "SDI",
                    8_000,
                    List.of(50),
                    desk,
                    rack,
                    "planned",
                    "");
            labels.add(new Label(cable, desk, rack));
            labels.add(new Label(cable, rack, desk));
        }
        ScheduleFiles.labels(labels, "Gala", Paper.LETTER, out);
        List<String> pages = pages();
        assertThat(pages).hasSize(2);
        assertThat(pages.getFirst())
                .contains("SDI-15")
                .contains("Router A IN 1")
                .contains("…")
                .doesNotContain("SDI-16");
        assertThat(pages.getLast()).contains("SDI-16");
    }

    @Test
    void stickersStayOnTheirPage() {
        for (Paper paper : List.of(Paper.LETTER, Paper.A4)) {
            int last = paper.perPage() - 1;
            assertThat(paper.left(0)).isPositive();
            assertThat(paper.left(last) + paper.labelWidth()).isLessThan(paper.width());
            assertThat(paper.top(0)).isLessThan(paper.height());
            assertThat(paper.top(last) - paper.labelHeight()).isPositive();
        }
    }
}
