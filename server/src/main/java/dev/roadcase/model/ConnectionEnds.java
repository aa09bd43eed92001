package dev.roadcase.model;

import dev.roadcase.model.Violation.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
            ends.feeds(row).forEach(ends::check);
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

    /**
     * A cable that ends at an input.
     *
     * @param field the field that says where
     * @param from the end it starts at; null when that is not said
     * @param middle whether it leads to the device on the way; without a start that is no cable
     */
    private record Feed(String field, UUID input, @Nullable UUID from, boolean middle) {
        /** The same signal may be drawn to an input more than once, as on its ways through a router. */
        boolean rivals(Feed other) {
            boolean same = from != null && from.equals(other.from);
            boolean cables = (!middle || from != null) && (!other.middle || other.from != null);
            return input.equals(other.input) && cables && !same;
        }
    }

    private List<Feed> feeds(Row connection) {
        List<Feed> feeds = new ArrayList<>();
        UUID start = start(connection);
        UUID last = start;
        if (connection.get("intermediateId") instanceof UUID device) {
            port(device, connection.text("intermediateInput"), "out")
                    .ifPresent(in -> feeds.add(new Feed("intermediateInput", in, start, true)));
            last = port(device, connection.text("intermediateOutput"), "in").orElse(null);
        }
        if (connection.get("toPortId") instanceof UUID to) {
            feeds.add(new Feed("toPortId", to, last, false));
        } else if (connection.get("destinationId") instanceof UUID thing) {
            UUID only = only(thing, SendInput.TYPE, "out");
            if (only != null) {
                feeds.add(new Feed("destinationId", only, last, false));
            }
        }
        return feeds;
    }

    private @Nullable UUID start(Row connection) {
        for (String field : List.of("fromPortId", "sourceOutputId")) {
            if (connection.get(field) instanceof UUID end) {
                return end;
            }
        }
        return connection.get("sourceId") instanceof UUID source ? only(source, SourceOutput.TYPE, "in") : null;
    }

    private Optional<UUID> port(UUID device, String written, String wrong) {
        return lookup.nested(Port.TYPE, device).stream()
                .filter(p -> !written.isBlank() && isMarked(p, written.strip()))
                .filter(p -> !p.text("direction").equals(wrong))
                .map(Row::id)
                .findFirst();
    }

    /** The one end of a thing, if it has just one that runs that way. */
    private @Nullable UUID only(UUID thing, EntityType<?> type, String wrong) {
        List<Row> ends = new ArrayList<>(lookup.nested(type, thing));
        lookup.nested(Port.TYPE, thing).stream()
                .filter(p -> !p.text("direction").equals(wrong))
                .forEach(ends::add);
        return ends.size() == 1 ? ends.getFirst().id() : null;
    }

    private void check(Feed mine) {
        for (Row other : rivals(mine.input())) {
            boolean rivals = !other.id().equals(row.id())
                    && isLive(other)
                    && feeds(other).stream().anyMatch(mine::rivals);
            if (rivals) {
                refuse(mine, other);
                return;
            }
        }
    }

    /** Told at the input, or at where the signal comes from when only that was changed. */
    private void refuse(Feed mine, Row other) {
        String name = other.text("cableLabel").isBlank() ? "another connection" : other.text("cableLabel");
        Map<String, Object> params = Map.of("connectionId", other.id().toString(), "label", name);
        for (String field : List.of(mine.field(), "fromPortId")) {
            report.accept(new Violation(
                    field,
                    Code.TAKEN,
                    params,
                    "would be a second feed: " + name + " is there already; take that out first, or mark it faulty"));
        }
    }

    /** Every connection that may end at an input: those that name it, and those that name what it belongs to. */
    private Collection<Row> rivals(UUID input) {
        Row port = lookup.live(Port.TYPE.path(), input);
        Row end = port == null ? lookup.live(SendInput.TYPE.path(), input) : port;
        Map<UUID, Row> rivals = new LinkedHashMap<>();
        lookup.naming(Connection.TYPE, "toPortId", input).forEach(r -> rivals.put(r.id(), r));
        if (end != null) {
            UUID holder = Objects.requireNonNull(end.parent());
            lookup.naming(Connection.TYPE, "destinationId", holder).forEach(r -> rivals.put(r.id(), r));
            lookup.naming(Connection.TYPE, "intermediateId", holder).forEach(r -> rivals.put(r.id(), r));
        }
        return rivals.values();
    }
}
