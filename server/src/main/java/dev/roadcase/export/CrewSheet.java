package dev.roadcase.export;

import dev.roadcase.model.Equipment;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.model.SendInput;
import dev.roadcase.model.SourceOutput;
import dev.roadcase.store.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list under the titles and in the order crews use. Cells are text, {@link Number} or {@link LocalDate}; null when empty.
 */
final class CrewSheet {
    private static final int OCTETS = 4;

    private final SheetKind kind;
    private final Reading reading;
    private final ZoneId zone;
    private final List<Row> rows;
    private final int outs;

    /** Dates are those of {@code zone}. */
    CrewSheet(SheetKind kind, Reading reading, ZoneId zone, List<Row> rows) {
        this.kind = kind;
        this.reading = reading;
        this.zone = zone;
        this.rows = rows;
        reading.loadNested(kind.type(), rows);
        outs = rows.stream().mapToInt(r -> connectors(r).size()).max().orElse(1);
    }

    List<String> header() {
        List<String> titles = new ArrayList<>(
                switch (kind) {
                    case SOURCES -> feed("SOURCE NAME");
                    case SENDS -> feed("SEND NAME");
                    case IP_ADDRESSES -> List.of("IP ADDRESS", "", "", "", "LOCATION", "DEVICE", "NOTES");
                    case CHECKLIST_ITEMS -> List.of("DUE DATE", "COMPLETION DATE", "ITEM", "ANSWER", "REFERENCE");
                    case DEVICES -> List.of("NAME", "CATEGORY", "MODEL", "LOCATION", "IP", "SERIAL", "NOTES");
                });
        if (isFeed()) {
            titles.addAll(Collections.nCopies(Math.max(1, outs), "OUT"));
        }
        return titles;
    }

    private static List<String> feed(String name) {
        return List.of("ID", "TYPE", name, "H RES", "V RES", "RATE", "STANDARD", "NOTE", "SECONDARY DEVICE");
    }

    private boolean isFeed() {
        return kind == SheetKind.SOURCES || kind == SheetKind.SENDS;
    }

    List<Row> rows() {
        return rows;
    }

    List<@Nullable Object> cells(Row row) {
        List<@Nullable Object> cells = new ArrayList<>();
        switch (kind) {
            case SOURCES, SENDS -> {
                add(cells, row, "label", "type", "name", "hRes", "vRes", "rate", "standard", "note", "secondaryDevice");
                cells.addAll(connectors(row));
            }
            case IP_ADDRESSES -> {
                address(cells, row.text("address"));
                add(cells, row, "category", "device", "note");
            }
            case CHECKLIST_ITEMS -> checklist(cells, row);
            case DEVICES -> {
                add(cells, row, "name", "category");
                cells.add(model(row));
                add(cells, row, "location", "ipAddress", "serialNumber", "note");
            }
        }
        return cells;
    }

    private static void add(List<@Nullable Object> cells, Row row, String... fields) {
        for (String field : fields) {
            cells.add(row.get(field));
        }
    }

    private List<String> connectors(Row row) {
        if (!isFeed()) {
            return List.of();
        }
        var type = kind == SheetKind.SOURCES ? SourceOutput.TYPE : SendInput.TYPE;
        List<String> found = reading.children(type, row.id()).stream()
                .map(r -> r.text("connector"))
                .toList();
        String own = row.text("outputConnector");
        return found.isEmpty() && !own.isEmpty() ? List.of(own) : found;
    }

    private static void address(List<@Nullable Object> cells, String address) {
        String[] parts = address.split("\\.", -1);
        boolean plain = address.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        for (int i = 0; i < OCTETS; i++) {
            cells.add(plain ? Integer.valueOf(parts[i]) : i == 0 ? address : null);
        }
    }

    private void checklist(List<@Nullable Object> cells, Row row) {
        Object due = row.get("dueDate");
        Object days = row.get("daysBeforeShow");
        cells.add(due == null && days != null ? days + " days" : due);
        cells.add(row.get("completedAt") instanceof Instant at ? at.atZone(zone).toLocalDate() : null);
        cells.add(row.get("title"));
        List<String> notes = new ArrayList<>();
        if (row.get("notes") instanceof JsonText json) {
            json.tree().forEach(n -> notes.add(n.path("text").asText()));
        }
        cells.add(notes.isEmpty() ? null : String.join("\n", notes));
        cells.add(row.get("reference"));
    }

    private @Nullable String model(Row row) {
        if (!(row.get("equipmentId") instanceof UUID id)) {
            return null;
        }
        return reading.row(new Key(Equipment.TYPE, id))
                .map(e -> e.text("manufacturer") + " " + e.text("model"))
                .orElse(null);
    }
}
