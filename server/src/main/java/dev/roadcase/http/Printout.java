package dev.roadcase.http;

import dev.roadcase.schedule.Label;
import dev.roadcase.schedule.Sheet;
import java.util.List;

/**
 * What is written to a file of a cable schedule.
 *
 * @param foot what it is of and when it was true, for the foot of pages
 * @param sheets the tables
 * @param labels the stickers, for a PDF that has these instead of tables
 * @param a4 whether paper is A4; Letter otherwise
 */
public record Printout(Form form, String foot, List<Sheet> sheets, List<Label> labels, boolean a4) {
    public Printout {
        sheets = List.copyOf(sheets);
        labels = List.copyOf(labels);
    }

    /** The kinds of file there are. */
    public enum Form {
        CSV("csv", "text/csv; charset=utf-8"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        PDF("pdf", "application/pdf"),
        LABELS("pdf", "application/pdf");

        private final String ending;
        private final String type;

        Form(String ending, String type) {
            this.ending = ending;
            this.type = type;
        }

        String ending() {
            return ending;
        }

        String type() {
            return type;
        }
    }
}
