package dev.roadcase.schedule;

import java.util.List;

/**
 * A table to print or to open in a spreadsheet.
 *
 * @param rows cells that are text, whole numbers or decimals; empty text for nothing
 */
public record Sheet(String title, List<String> header, List<List<Object>> rows) {
    public Sheet {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }
}
