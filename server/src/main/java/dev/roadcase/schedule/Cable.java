package dev.roadcase.schedule;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cable on the floor. A connection is one, or two when it goes through a device.
 *
 * @param number as printed at both ends, with {@code /1} or {@code /2} behind it where a connection is two; empty without
 * @param type what lies between, as the connection says or as both plugs have it; empty when neither tells
 * @param lengthMm what is needed, in millimetres; null when it is not known
 * @param pieces what to take from stock, in its units; empty without a length
 */
public record Cable(
        Id<Connection> connection,
        int leg,
        String number,
        String type,
        @Nullable Integer lengthMm,
        List<Integer> pieces,
        End from,
        End to,
        String status,
        String note) {
    public Cable {
        pieces = List.copyOf(pieces);
    }
}
