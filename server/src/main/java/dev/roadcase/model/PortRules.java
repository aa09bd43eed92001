package dev.roadcase.model;

import dev.roadcase.model.Violation.Code;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A crosspoint joins an output to an input of the same device. */
final class PortRules {
    static final Rule CROSSPOINT = new Rule(Set.of("routedFrom"), PortRules::check);

    private PortRules() {}

    private static void check(Row row, Rule.Lookup lookup, Consumer<Violation> report) {
        Row input = row.get("routedFrom") instanceof UUID id ? lookup.live(Port.TYPE.path(), id) : null;
        if (input == null) {
            return;
        }
        if (!Objects.equals(input.parent(), row.parent())) {
            report.accept(Violation.of("routedFrom", Code.CONTRADICTION, "is a port of another device"));
        } else if (input.text("direction").equals("out")) {
            report.accept(Violation.of("routedFrom", Code.CONTRADICTION, "is an output; an output shows an input"));
        } else if (row.text("direction").equals("in")) {
            report.accept(Violation.of("routedFrom", Code.CONTRADICTION, "belongs to an output; this is an input"));
        }
    }
}
