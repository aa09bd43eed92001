package dev.roadcase.export;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a file.
 *
 * @param sheet the sheet of a workbook, or the list inside a JSON file; empty for the file as a whole
 * @param row the row as a spreadsheet counts it, or the place in a JSON list, from 1; null for the whole sheet
 * @param column the title of the column or the path of the field; null for the whole row
 */
public record Fault(
        String sheet, @Nullable Integer row, @Nullable String column, String message, Severity severity) {}
