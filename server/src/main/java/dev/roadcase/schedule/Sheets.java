package dev.roadcase.schedule;

import dev.roadcase.model.Device;
import dev.roadcase.model.Port;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables crews print of a schedule. */
final class Sheets {
    private final Schedule schedule;
    private final String unit;

    Sheets(Schedule schedule) {
        this.schedule = schedule;
        unit = schedule.stock().unit().sign();
    }

    Sheet cables() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Cable c : schedule.cables()) {
            rows.add(row(
                    c.number(),
                    c.type(),
                    c.from().name(),
                    c.from().port(),
                    c.to().name(),
                    c.to().port(),
                    length(c),
                    taken(c),
                    c.status(),
                    c.note()));
        }
        return new Sheet(
                "Cables",
                List.of(
                        "NUMBER",
                        "TYPE",
                        "FROM",
                        "FROM PORT",
                        "TO",
                        "TO PORT",
                        "NEEDS " + unit,
                        "TAKE",
                        "STATUS",
                        "NOTE"),
                rows);
    }

    Sheet pack() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (PackLine line : schedule.pack()) {
            String type = line.type().isEmpty() ? "(type not said)" : line.type();
            rows.add(row(type, line.size() == 0 ? "(length not said)" : line.size() + " " + unit, line.count()));
        }
        return new Sheet("Pack list", List.of("TYPE", "LENGTH", "COUNT"), rows);
    }

    Sheet labels() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Label label : schedule.labels()) {
            rows.add(row(
                    label.cable().number(),
                    label.cable().type(),
                    taken(label.cable()),
                    label.here().name(),
                    label.here().port(),
                    label.there().name(),
                    label.there().port()));
        }
        return new Sheet(
                "Labels",
                List.of("NUMBER", "TYPE", "LENGTH", "THIS END", "THIS PORT", "OTHER END", "OTHER PORT"),
                rows);
    }

    Sheet patch(Device device) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Port port : device.ports()) {
            UUID id = port.id().value();
            List<Cable> here = schedule.at(id);
            here.forEach(c -> rows.add(patched(port, c, id.equals(c.from().id()) ? c.to() : c.from())));
            if (here.isEmpty()) {
                rows.add(row(Ends.mark(port), port.direction(), said(port.connector()), "", "", "", "", ""));
            }
        }
        String place = said(device.location());
        return new Sheet(
                place.isEmpty() ? device.name() : device.name() + ", " + place,
                List.of("PORT", "WAY", "CONNECTOR", "CABLE", "TYPE", "OTHER END", "OTHER PORT", "STATUS"),
                rows);
    }

    private static List<@Nullable Object> patched(Port port, Cable c, End other) {
        return row(
                Ends.mark(port),
                port.direction(),
                said(port.connector()),
                c.number(),
                c.type(),
                other.name(),
                other.port(),
                c.status());
    }

    private @Nullable BigDecimal length(Cable cable) {
        Integer needed = cable.lengthMm();
        return needed == null ? null : schedule.stock().unit().of(needed);
    }

    private String taken(Cable cable) {
        return cable.pieces().isEmpty() ? "" : schedule.stock().text(cable.pieces());
    }

    private static String said(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        List<@Nullable Object> row = new ArrayList<>();
        for (@Nullable Object cell : cells) {
            row.add(cell);
        }
        return row;
    }
}
