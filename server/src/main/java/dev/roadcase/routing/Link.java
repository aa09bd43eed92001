package dev.roadcase.routing;

import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A connection as it is written down, in either of its two forms. */
record Link(
        UUID id,
        long version,
        String position,
        @Nullable UUID source,
        @Nullable UUID output,
        @Nullable UUID from,
        @Nullable UUID middle,
        String middleIn,
        String middleOut,
        @Nullable UUID destination,
        @Nullable UUID to,
        String label,
        String cableType,
        String status,
        @Nullable Integer millimetres) {

    static Link of(Row row) {
        return new Link(
                row.id(),
                row.version(),
                row.text("position"),
                (UUID) row.get("sourceId"),
                (UUID) row.get("sourceOutputId"),
                (UUID) row.get("fromPortId"),
                (UUID) row.get("intermediateId"),
                row.text("intermediateInput").strip(),
                row.text("intermediateOutput").strip(),
                (UUID) row.get("destinationId"),
                (UUID) row.get("toPortId"),
                row.text("cableLabel").strip(),
                row.text("cableType"),
                row.text("status"),
                (Integer) row.get("cableLengthM"));
    }

    /** Everything it refers to; when one of these changes, its cables have to be looked up anew. */
    List<UUID> references() {
        List<UUID> all = new ArrayList<>();
        Stream.of(source, output, from, middle, destination, to).forEach(id -> {
            if (id != null && !all.contains(id)) {
                all.add(id);
            }
        });
        return all;
    }

    boolean hasMiddle() {
        return middle != null;
    }

    boolean saysWhereFrom() {
        return source != null || output != null || from != null;
    }

    boolean saysWhereTo() {
        return destination != null || to != null;
    }

    /** What people call it. */
    String name() {
        return label.isEmpty() ? (cableType.isEmpty() ? "connection" : cableType + " connection") : label;
    }
}
