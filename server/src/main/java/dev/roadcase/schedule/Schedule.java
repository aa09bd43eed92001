package dev.roadcase.schedule;

import dev.roadcase.model.Device;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The cable schedule of a show at one moment. */
public final class Schedule {
    private final Show show;
    private final Stock stock;
    private final List<Cable> cables;
    private final Map<UUID, List<Cable>> byEnd = new HashMap<>();

    private Schedule(Show show, Stock stock) {
        this.show = show;
        this.stock = stock;
        Cabling cabling = new Cabling(show, stock);
        Comparator<Cable> order = Comparator.comparing(c -> c.number().isEmpty());
        cables = show.connections().stream()
                .flatMap(c -> cabling.of(c).stream())
                .sorted(order.thenComparing(c -> CableNumber.of(c.number())))
                .toList();
        cables.forEach(c -> Stream.of(c.from(), c.to()).forEach(e -> index(c, e)));
    }

    private void index(Cable cable, End end) {
        if (end.id() != null) {
            byEnd.computeIfAbsent(end.id(), id -> new ArrayList<>()).add(cable);
        }
    }

    public static Schedule of(Show show, Stock stock) {
        return new Schedule(show, stock);
    }

    public Stock stock() {
        return stock;
    }

    /** By number; those without come last, in people's order. */
    public List<Cable> cables() {
        return cables;
    }

    /** The cables that end at a port, output or input. */
    List<Cable> at(UUID end) {
        return byEnd.getOrDefault(end, List.of());
    }

    /** What to pack, by type and length. */
    public List<PackLine> pack() {
        return PackLine.of(cables);
    }

    /** Both ends of every cable that has a number. */
    public List<Label> labels() {
        return Label.of(cables);
    }

    public List<Finding> findings() {
        return Findings.of(show, cables, stock);
    }

    public Sheet cableSheet() {
        return new Sheets(this).cables();
    }

    public Sheet packSheet() {
        return new Sheets(this).pack();
    }

    /** The labels as a table, for programs of label printers. */
    public Sheet labelSheet() {
        return new Sheets(this).labels();
    }

    /** A sheet with every connector for each device that has a cable. */
    public List<Sheet> patchSheets() {
        return show.devices().stream()
                .filter(this::isPatched)
                .map(d -> new Sheets(this).patch(d))
                .toList();
    }

    /** The sheet of one device, cables or none; empty when it is not of this show. */
    public List<Sheet> patchSheet(UUID device) {
        return show.devices().stream()
                .filter(d -> d.id().value().equals(device))
                .map(d -> new Sheets(this).patch(d))
                .toList();
    }

    private boolean isPatched(Device device) {
        return device.ports().stream().anyMatch(p -> byEnd.containsKey(p.id().value()));
    }
}
