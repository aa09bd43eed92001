package dev.roadcase.routing;

import dev.roadcase.model.Field;
import dev.roadcase.model.Row;
import java.util.UUID;

/** Tells what the crew wrote at a device's port from what came with its model. */
final class Hands {
    private final Show show;

    Hands(Show show) {
        this.show = show;
    }

    /** Whether somebody set that field after the port was made, and no swap or update of its model did. */
    boolean wrote(Row port, String field) {
        Field known = port.type().field(field);
        UUID writer = port.lineage().of(known == null ? field : known.group()).writer();
        return !writer.equals(port.lineage().creation().writer()) && !show.isFromModel(port.scope(), writer);
    }
}
