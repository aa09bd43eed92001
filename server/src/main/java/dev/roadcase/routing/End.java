package dev.roadcase.routing;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.Key;
import dev.roadcase.model.Port;
import dev.roadcase.model.Row;
import dev.roadcase.model.SourceOutput;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a cable can begin or end: an output of a source, an input of a send, a port of a device.
 *
 * @param index its number within its direction; 0 when it has none
 * @param plug what is known of its connector; null for a spelling that nobody told us of
 * @param raster the picture it is set to, where that is said of this very end
 * @param shows the input that a crosspoint puts at this output; null when none is set
 */
record End(
        EntityType<?> type,
        UUID id,
        UUID holder,
        Flow flow,
        String label,
        int index,
        String position,
        String connector,
        @Nullable Plug plug,
        @Nullable Raster raster,
        @Nullable UUID shows) {

    /** The order in which people see the ports of one thing. */
    static final Comparator<End> ORDER = Comparator.comparing(End::position).thenComparing(e -> e.id().toString());

    static End of(Row row) {
        Integer index = (Integer) row.get(number(row.type()));
        Raster written = Raster.parse(row.text("format"));
        return new End(
                row.type(),
                row.id(),
                Objects.requireNonNull(row.parent()),
                flow(row),
                row.text("label").strip(),
                index == null ? 0 : index,
                row.text("position"),
                row.text("connector"),
                Plugs.find(row.text("connector"), row.text("signal")),
                written == null ? Raster.of(row.get("hRes"), row.get("vRes"), row.get("rate")) : written,
                (UUID) row.get("routedFrom"));
    }

    private static String number(EntityType<?> type) {
        if (type == Port.TYPE) {
            return "portIndex";
        }
        return type == SourceOutput.TYPE ? "outputIndex" : "inputIndex";
    }

    private static Flow flow(Row row) {
        if (row.type() == Port.TYPE) {
            return Flow.of(row.text("direction"));
        }
        return row.type() == SourceOutput.TYPE ? Flow.OUT : Flow.IN;
    }

    Key key() {
        return new Key(type, id);
    }

    /** What is marked at the connector, else its direction and number. */
    String marked() {
        if (!label.isEmpty()) {
            return label;
        }
        String word = flow.word().toUpperCase(java.util.Locale.ROOT);
        return index == 0 ? word : word + " " + index;
    }

    /** What can be passed on inside a device to what; a port of unknown spelling counts as one for pictures. */
    String kind() {
        return plug == null ? "picture" : plug.kind();
    }

    boolean isReference() {
        return kind().equals(Plug.REFERENCE);
    }
}
