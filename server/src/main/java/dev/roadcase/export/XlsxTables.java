package dev.roadcase.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sheets of an Excel workbook, streamed; formulas count as their last result. */
final class XlsxTables implements Tables {
    private static final Logger log = LoggerFactory.getLogger(XlsxTables.class);

    private final Path file;

    XlsxTables(Path file) {
        this.file = file;
    }

    @Override
    public void read(Sink sink) throws IOException, Unreadable {
        ZipGuard.check(file);
        try (ReadableWorkbook workbook = reading(() -> new ReadableWorkbook(file.toFile()))) {
            List<Sheet> sheets = reading(() -> workbook.getSheets().toList());
            if (sheets.size() > Limits.SHEETS) {
                throw new Unreadable("The workbook has more than " + Limits.SHEETS + " sheets.");
            }
            for (Sheet sheet : sheets) {
                sink.begin(sheet.getName(), workbook.isDate1904());
                rows(sheet, sink);
                sink.end();
            }
        }
    }

    private static void rows(Sheet sheet, Sink sink) throws Unreadable {
        try (Stream<Row> rows = reading(sheet::openStream)) {
            Iterator<Row> all = rows.iterator();
            while (reading(all::hasNext)) {
                Row row = reading(all::next);
                if (!sink.row(row.getRowNum(), reading(() -> cells(row)))) {
                    return;
                }
            }
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), Limits.COLUMNS + 1); i++) {
            cells.add(text(row.getCell(i)));
        }
        return cells;
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException;
    }

    /** The reader answers malformed XML in a dozen ways. */
    private static <T> T reading(Step<T> step) throws Unreadable {
        try {
            return step.run();
        } catch (IOException | RuntimeException e) {
            log.debug("A workbook could not be read", e);
            throw new Unreadable("The workbook is damaged and cannot be read. Save it again or take another copy.");
        }
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return number(number);
        }
        if (cell.getValue() instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        }
        String text = cell.getType() == CellType.FORMULA ? cell.getRawValue() : cell.getText();
        return text == null ? "" : text;
    }

    /** Excel keeps 59.94 as the nearest binary fraction; the shortest decimal that means the same is what was typed. */
    private static String number(BigDecimal number) {
        BigDecimal shortest = BigDecimal.valueOf(number.doubleValue());
        return shortest.signum() == 0 ? "0" : shortest.stripTrailingZeros().toPlainString();
    }
}
