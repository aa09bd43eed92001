package dev.roadcase.export;

import dev.roadcase.schedule.Label;
import dev.roadcase.schedule.Sheet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes the tables and stickers of a cable schedule as files. CSV and XLSX guard text that a spreadsheet would take for a
 * formula, as {@link CellValues#guard} says. Streams are flushed and stay open. May be used from any thread.
 */
public final class ScheduleFiles {
    private static final int TITLE = 31;

    private ScheduleFiles() {}

    /** One table, RFC 4180, UTF-8 without a byte order mark. */
    public static void csv(Sheet sheet, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(sheet.header());
        for (List<Object> row : sheet.rows()) {
            List<String> cells = new ArrayList<>();
            row.forEach(c -> cells.add(Sheets.text(c)));
            printer.printRecord(cells);
        }
        printer.flush();
    }

    /** A workbook with a worksheet for each table. */
    public static void xlsx(List<Sheet> sheets, OutputStream out) throws IOException {
        Set<String> titles = new HashSet<>();
        try (Workbook workbook = new Workbook(out, "Roadcase", "1.0")) {
            for (Sheet sheet : sheets) {
                fill(workbook.newWorksheet(title(sheet.title(), titles)), sheet);
            }
            if (sheets.isEmpty()) {
                workbook.newWorksheet("Nothing yet").finish();
            }
        }
    }

    /** Excel takes up to 31 characters, not all of them, and each title once whatever its case. */
    private static String title(String wanted, Set<String> taken) {
        String plain = wanted.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}']", " ").strip();
        String base = plain.isEmpty() ? "Sheet" : plain;
        String title = cut(base, TITLE);
        for (int i = 2; !taken.add(title.toLowerCase(Locale.ROOT)); i++) {
            String suffix = " " + i;
            title = cut(base, TITLE - suffix.length()) + suffix;
        }
        return title;
    }

    /** Never between the halves of a character. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static void fill(Worksheet worksheet, Sheet sheet) throws IOException {
        Sheets.header(worksheet, sheet.header());
        int number = 0;
        for (List<Object> row : sheet.rows()) {
            number++;
            for (int i = 0; i < row.size(); i++) {
                if (!row.get(i).equals("")) {
                    Sheets.cell(worksheet, number, i, row.get(i));
                }
            }
        }
        worksheet.finish();
    }

    /** A PDF of tables, with a line below each page. */
    public static void pdf(List<Sheet> sheets, String foot, Paper paper, OutputStream out) throws IOException {
        TablePages.write(sheets, foot, paper, out);
        out.flush();
    }

    /** A PDF of stickers for both ends of the cables. */
    public static void labels(List<Label> labels, String title, Paper paper, OutputStream out) throws IOException {
        LabelPages.write(labels, title, paper, out);
        out.flush();
    }
}
