package dev.roadcase.export;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.RoadcaseException;
import dev.roadcase.model.Row;
import dev.roadcase.store.ListQuery;
import dev.roadcase.store.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes lists as CSV (RFC 4180, UTF-8 without a byte order mark) and as a workbook. The crews' form guards text that a
 * spreadsheet would take for a formula, as {@link CellValues#guard} says; the field form gives every value as it is.
 */
final class Sheets {
    private static final int FLUSH = 1_000;
    private static final double NARROW = 9;
    private static final double WIDE = 24;

    private Sheets() {}

    static void csv(Reading reading, EntityType<?> type, List<Row> rows, Columns columns, ZoneId zone, OutputStream out)
            throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        switch (columns) {
            case Columns.Fields fields -> fields(reading, type, rows, fields, printer);
            case Columns.Crew crew -> crew(new CrewSheet(kind(type), reading, zone, rows), printer);
        }
        printer.flush();
    }

    private static SheetKind kind(EntityType<?> type) {
        return SheetKind.of(type.path())
                .orElseThrow(() -> new RoadcaseException("Crews keep no sheet of " + type.path() + ". There is one of "
                        + String.join(
                                ", ",
                                Arrays.stream(SheetKind.values())
                                        .map(SheetKind::wire)
                                        .toList())));
    }

    private static void fields(
            Reading reading, EntityType<?> type, List<Row> rows, Columns.Fields fields, CSVPrinter printer)
            throws IOException {
        reading.loadNested(type, rows);
        FieldSheet sheet = new FieldSheet(type, reading, fields.names());
        printer.printRecord(sheet.header());
        for (Row row : rows) {
            printer.printRecord(sheet.cells(row));
        }
    }

    private static void crew(CrewSheet sheet, CSVPrinter printer) throws IOException {
        List<String> header = sheet.header();
        printer.printRecord(header);
        for (Row row : sheet.rows()) {
            List<String> cells = new ArrayList<>();
            sheet.cells(row).forEach(c -> cells.add(text(c)));
            while (cells.size() < header.size()) {
                cells.add("");
            }
            printer.printRecord(cells);
        }
    }

    /** A cell for CSV. */
    static String text(@Nullable Object cell) {
        return cell instanceof String text ? CellValues.guard(text) : plain(cell);
    }

    /** A cell for paper, where nothing is taken for a formula. */
    static String plain(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            default -> cell.toString();
        };
    }

    /** A workbook with every sheet crews keep of one show. */
    static void workbook(Reading reading, UUID production, ZoneId zone, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Roadcase", "1.0")) {
            for (SheetKind kind : SheetKind.values()) {
                List<Row> rows = reading.list(ListQuery.all(kind.type(), production));
                sheet(workbook.newWorksheet(kind.title()), new CrewSheet(kind, reading, zone, rows));
            }
        }
    }

    private static void sheet(Worksheet sheet, CrewSheet crew) throws IOException {
        List<String> header = crew.header();
        header(sheet, header);
        int number = 0;
        for (Row row : crew.rows()) {
            number++;
            List<@Nullable Object> cells = crew.cells(row);
            for (int i = 0; i < cells.size(); i++) {
                cell(sheet, number, i, cells.get(i));
            }
            if (number % FLUSH == 0) {
                sheet.flush();
            }
        }
        sheet.finish();
    }

    /** The first row, which stays in sight and repeats on paper. */
    static void header(Worksheet sheet, List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            sheet.value(0, i, header.get(i));
            sheet.width(i, header.get(i).length() < NARROW ? NARROW : WIDE);
        }
        sheet.range(0, 0, 0, header.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    static void cell(Worksheet sheet, int row, int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            default -> sheet.inlineString(row, column, cut(CellValues.guard(cell.toString())));
        }
    }

    /** Excel takes a file with a longer cell for damaged. */
    private static String cut(String text) {
        return text.length() <= Limits.CELL ? text : text.substring(0, Limits.CELL - 1) + "…";
    }
}
