package dev.roadcase.router;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Id;
import java.util.List;

/**
 * Where a router is not as planned.
 *
 * @param output of the router, from 1; 0 where it is about the router as a whole
 * @param message what is different, in words
 * @param remedy what to do about it
 * @param connections whose plan it is
 */
public record Difference(Code code, int output, String message, String remedy, List<Id<Connection>> connections) {
    public Difference {
        connections = List.copyOf(connections);
    }

    /** What may differ. */
    public enum Code {
        CROSSPOINT_DIFFERS("crosspoint-differs"),
        PORT_MISSING("port-missing"),
        PLANNED_TWICE("planned-twice");

        private final String wire;

        Code(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }
}
