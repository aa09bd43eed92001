package dev.roadcase.export;

import dev.roadcase.export.Faults.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One row below its header: cells by what they fill. */
final class Line {
    private static final Pattern BROKEN = Pattern.compile("#(REF!|N/A|DIV/0!|VALUE!|NAME\\?|NUM!|NULL!)");

    private final Header header;
    private final List<String> cells;
    private final Place place;
    private final Faults faults;
    private final boolean date1904;
    private final List<String> clean = new ArrayList<>();

    Line(Header header, List<String> cells, Place place, Faults faults, boolean date1904) {
        this.header = header;
        this.cells = cells;
        this.place = place;
        this.faults = faults;
        this.date1904 = date1904;
        for (int i = 0; i < cells.size(); i++) {
            clean.add(clean(i));
        }
    }

    Place place() {
        return place;
    }

    boolean date1904() {
        return date1904;
    }

    /** The first cell for {@code key} that holds something; empty when none does. */
    String text(String key) {
        List<String> all = texts(key);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** Every cell for {@code key} that holds something. */
    List<String> texts(String key) {
        List<String> found = new ArrayList<>();
        for (int column : header.columns().getOrDefault(key, List.of())) {
            String cell = cell(column);
            if (!cell.isEmpty()) {
                found.add(cell);
            }
        }
        return found;
    }

    /** The cell of a column, without what a spreadsheet or a guard put around it. */
    String cell(int column) {
        return column < clean.size() ? clean.get(column) : "";
    }

    private String clean(int column) {
        String raw = header.isFieldForm() ? cells.get(column) : CellValues.unguard(cells.get(column));
        String text = raw.replace('\u00a0', ' ').strip();
        if (BROKEN.matcher(text).matches()) {
            faults.warning(place, title(column), "shows the spreadsheet error " + text + "; it was taken as empty");
            return "";
        }
        return text;
    }

    private String title(int column) {
        return column < header.titles().size() ? header.titles().get(column) : "";
    }

    /** The four cells of an address, joined; empty when there are none. */
    List<String> octets() {
        List<String> found = new ArrayList<>();
        for (int i = 0; header.octets() >= 0 && i < 4; i++) {
            found.add(cell(header.octets() + i));
        }
        return found;
    }

    /** Whether anything but the running number of the row is filled in. */
    boolean hasContent() {
        boolean filled = octets().stream().anyMatch(o -> !o.isEmpty());
        for (String key : header.columns().keySet()) {
            filled |=
                    !key.equals("label") && !key.equals("number") && !text(key).isEmpty();
        }
        return filled;
    }

    /** Whether the row repeats the titles, as sheets that are printed on many pages do. */
    boolean isHeader() {
        for (int i = 0; i < Math.max(cells.size(), header.titles().size()); i++) {
            String cell = i < cells.size() ? cells.get(i) : "";
            if (!SheetKind.plain(cell).equals(SheetKind.plain(title(i)))) {
                return false;
            }
        }
        return true;
    }

    void error(String key, String message) {
        faults.error(place, header.title(key), message);
    }

    void warning(String key, String message) {
        faults.warning(place, header.title(key), message);
    }
}
