package dev.roadcase.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table to print or to open in a spreadsheet.
 *
 * @param rows cells that are text, whole numbers, decimals or null for nothing
 */
public record Sheet(String title, List<String> header, List<List<@Nullable Object>> rows) {
    public Sheet {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }
}
