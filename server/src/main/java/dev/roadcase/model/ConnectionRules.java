package dev.roadcase.model;

import dev.roadcase.model.Violation.Code;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What must hold between the fields of one connection: its ends exist, and the two ways to name an end agree. */
final class ConnectionRules {
    static final Rule ENDS = new Rule(Set.of("sourceEnd", "intermediate", "destinationEnd"), ConnectionRules::check);

    private ConnectionRules() {}

    private static void check(Row row, Rule.Lookup lookup, Consumer<Violation> report) {
        sourceEnd(row, lookup, report);
        intermediate(row, lookup, report);
        destinationEnd(row, lookup, report);
    }

    private static void sourceEnd(Row row, Rule.Lookup lookup, Consumer<Violation> report) {
        UUID source = (UUID) row.get("sourceId");
        UUID output = (UUID) row.get("sourceOutputId");
        UUID from = (UUID) row.get("fromPortId");
        Row outputRow = output == null ? null : lookup.live("source-outputs", output);
        if (source != null && outputRow != null && !source.equals(outputRow.parent())) {
            report.accept(contradiction("sourceOutputId", "is an output of another source"));
        }
        Row fromRow = either(lookup, from, "ports", "source-outputs");
        if (from != null && fromRow == null) {
            report.accept(unknown("fromPortId", "a port or source output"));
        }
        if (fromRow != null && source != null && !source.equals(fromRow.parent())) {
            report.accept(contradiction("fromPortId", "does not belong to sourceId"));
        }
        if (fromRow != null && output != null && !output.equals(from)) {
            report.accept(contradiction("fromPortId", "is not the output that sourceOutputId names"));
        }
    }

    private static void intermediate(Row row, Rule.Lookup lookup, Consumer<Violation> report) {
        UUID device = (UUID) row.get("intermediateId");
        if (device != null && either(lookup, device, "devices", "sends") == null) {
            report.accept(unknown("intermediateId", "a device"));
        }
    }

    private static void destinationEnd(Row row, Rule.Lookup lookup, Consumer<Violation> report) {
        UUID destination = (UUID) row.get("destinationId");
        UUID to = (UUID) row.get("toPortId");
        if (destination != null && either(lookup, destination, "sends", "devices") == null) {
            report.accept(unknown("destinationId", "a send or device"));
        }
        Row toRow = either(lookup, to, "ports", "send-inputs");
        if (to != null && toRow == null) {
            report.accept(unknown("toPortId", "a port or send input"));
        }
        if (toRow != null && destination != null && !destination.equals(toRow.parent())) {
            report.accept(contradiction("toPortId", "does not belong to destinationId"));
        }
        if (row.get("fromPortId") instanceof UUID from && from.equals(to)) {
            report.accept(contradiction("toPortId", "is the same port the signal comes from"));
        }
    }

    private static @Nullable Row either(Rule.Lookup lookup, @Nullable UUID id, String first, String second) {
        if (id == null) {
            return null;
        }
        Row found = lookup.live(first, id);
        return found != null ? found : lookup.live(second, id);
    }

    private static Violation unknown(String field, String what) {
        return Violation.of(field, Code.UNKNOWN_REFERENCE, "is not " + what + " of this production");
    }

    private static Violation contradiction(String field, String message) {
        return Violation.of(field, Code.CONTRADICTION, message);
    }
}
