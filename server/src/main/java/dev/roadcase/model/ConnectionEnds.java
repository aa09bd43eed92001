package dev.roadcase.model;

import dev.roadcase.model.Violation.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What cannot work however it is cabled: a signal that runs the wrong way, a port that the device on the way does not have,
 * and a second live feed into an input. A faulty cable is none.
 */
final class ConnectionEnds {
    static final Rule RULE = new Rule(Set.of("sourceEnd", "intermediate", "destinationEnd"), ConnectionEnds::check);

    private final Row row;
    private final Rule.Lookup lookup;
    private final Consumer<Violation> report;

    private ConnectionEnds(Row row, Rule.Lookup lookup, Consumer<Violation> report) {
        this.row = row;
        this.lookup = lookup;
        this.report = report;
    }

    private static void check(Row row, Rule.Lookup lookup, Consumer<Violation> report) {
        ConnectionEnds ends = new ConnectionEnds(row, lookup, report);
        ends.direction("fromPortId", "in", "is an input; a signal starts at an output");
        ends.direction("toPortId", "out", "is an output; a signal ends at an input");
        ends.middle("intermediateInput", "out", "is an output; a signal enters at an input");
        ends.middle("intermediateOutput", "in", "is an input; a signal leaves at an output");
        if (isLive(row)) {
            ends.inputs(row).forEach(ends::feed);
        }
    }

    private static boolean isLive(Row connection) {
        return !connection.text("status").equals("faulty");
    }

    private void direction(String field, String wrong, String message) {
        Row port = row.get(field) instanceof UUID id ? lookup.live(Port.TYPE.path(), id) : null;
        if (port != null && port.text("direction").equals(wrong)) {
            report.accept(Violation.of(field, Code.CONTRADICTION, message));
        }
    }

    /** A device whose ports nobody listed may have any. */
    private void middle(String field, String wrong, String message) {
        String written = row.text(field).strip();
        List<Row> ports = ports();
        List<Row> meant = ports.stream().filter(p -> isMarked(p, written)).toList();
        if (written.isEmpty() || ports.isEmpty()) {
            return;
        }
        if (meant.isEmpty()) {
            report.accept(
                    Violation.of(field, Code.UNKNOWN_REFERENCE, "is not the id or label of a port of that device"));
        } else if (meant.stream().allMatch(p -> p.text("direction").equals(wrong))) {
            report.accept(Violation.of(field, Code.CONTRADICTION, message));
        }
    }

    private List<Row> ports() {
        return row.get("intermediateId") instanceof UUID device ? lookup.nested(Port.TYPE, device) : List.of();
    }

    private static boolean isMarked(Row port, String written) {
        return port.id().toString().equalsIgnoreCase(written)
                || port.text("label").strip().equalsIgnoreCase(written);
    }

    /** The inputs at which a connection's cables end, with the field that says so. */
    private List<Map.Entry<String, UUID>> inputs(Row connection) {
        List<Map.Entry<String, UUID>> inputs = new ArrayList<>();
        if (connection.get("toPortId") instanceof UUID to) {
            inputs.add(Map.entry("toPortId", to));
        } else if (connection.get("destinationId") instanceof UUID thing) {
            UUID only = only(thing);
            if (only != null) {
                inputs.add(Map.entry("destinationId", only));
            }
        }
        String written = connection.text("intermediateInput").strip();
        if (connection.get("intermediateId") instanceof UUID device && !written.isEmpty()) {
            lookup.nested(Port.TYPE, device).stream()
                    .filter(p -> isMarked(p, written) && !p.text("direction").equals("out"))
                    .findFirst()
                    .ifPresent(p -> inputs.add(Map.entry("intermediateInput", p.id())));
        }
        return inputs;
    }

    /** The one input of a thing, if it has just one. */
    private @Nullable UUID only(UUID thing) {
        List<Row> inputs = new ArrayList<>(lookup.nested(SendInput.TYPE, thing));
        lookup.nested(Port.TYPE, thing).stream()
                .filter(p -> !p.text("direction").equals("out"))
                .forEach(inputs::add);
        return inputs.size() == 1 ? inputs.getFirst().id() : null;
    }

    private void feed(Map.Entry<String, UUID> end) {
        for (Row other : rivals(end.getValue())) {
            boolean same = inputs(other).stream().anyMatch(e -> e.getValue().equals(end.getValue()));
            if (same && isLive(other) && !other.id().equals(row.id())) {
                String name = other.text("cableLabel").isBlank() ? "another connection" : other.text("cableLabel");
                report.accept(new Violation(
                        end.getKey(),
                        Code.TAKEN,
                        Map.of("connectionId", other.id().toString(), "label", name),
                        "is fed by " + name + " already; take that out first, or mark it faulty"));
                return;
            }
        }
    }

    /** Every connection that may end at an input: those that name it, and those that name what it belongs to. */
    private List<Row> rivals(UUID input) {
        Row port = lookup.live(Port.TYPE.path(), input);
        Row end = port == null ? lookup.live(SendInput.TYPE.path(), input) : port;
        List<Row> rivals = new ArrayList<>(lookup.naming(Connection.TYPE, "toPortId", input));
        if (end != null) {
            UUID holder = Objects.requireNonNull(end.parent());
            rivals.addAll(lookup.naming(Connection.TYPE, "destinationId", holder));
            rivals.addAll(lookup.naming(Connection.TYPE, "intermediateId", holder));
        }
        return rivals;
    }
}
