package dev.roadcase.routing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One cable: an edge between two ends that are there.
 *
 * @param position the connection's place in people's list
 * @param leg 0, or 1 for the second cable of a connection through a device
 * @param millimetres its length; null when it is not said. A connection has one length, which counts at its first leg
 */
record Cable(
        UUID connection,
        String position,
        int leg,
        UUID from,
        UUID to,
        String label,
        String type,
        String status,
        @Nullable Integer millimetres) {

    /** What people call it: its label, else its type. */
    String name() {
        return label.isEmpty() ? (type.isEmpty() ? "cable" : type + " cable") : label;
    }

    boolean isFaulty() {
        return status.equals("faulty");
    }
}
