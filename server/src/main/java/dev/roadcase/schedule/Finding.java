package dev.roadcase.schedule;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Id;
import java.util.List;

/**
 * Something about the cables that somebody should look at.
 *
 * @param remedy what to do about it
 */
public record Finding(Code code, String message, String remedy, List<Id<Connection>> connections) {
    public Finding {
        connections = List.copyOf(connections);
    }

    /** What may be found, each with its severity. */
    public enum Code {
        DUPLICATE_NUMBER("duplicate-number", "warning"),
        DANGLING_END("dangling-end", "warning"),
        LENGTH_OF_TWO("length-of-two", "warning"),
        JOINED("joined", "info"),
        NO_NUMBER("no-number", "info"),
        NO_TYPE("no-type", "info"),
        NO_LENGTH("no-length", "info");

        private final String wire;
        private final String severity;

        Code(String wire, String severity) {
            this.wire = wire;
            this.severity = severity;
        }

        public String wire() {
            return wire;
        }

        /** warning: something goes wrong on site. info: something is not said yet. */
        public String severity() {
            return severity;
        }
    }
}
