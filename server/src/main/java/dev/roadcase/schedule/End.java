package dev.roadcase.schedule;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One end of a cable in words.
 *
 * @param id the port, output or input, else the source, send or device as a whole; null when nothing is named
 * @param name what it plugs into, as the crew calls it
 * @param port the connector as marked, empty when it is not said which
 * @param connector the plug, empty when it is not known
 * @param place rack, position or room, empty when it is not known
 */
public record End(@Nullable UUID id, String name, String port, String connector, String place) {
    static final End OPEN = new End(null, "", "", "", "");

    static End deleted(UUID id) {
        return new End(id, "", "", "", "");
    }

    /** Whether it names something that is there. */
    public boolean isKnown() {
        return !name.isEmpty();
    }

    /** Whether it names something that is not there any more. */
    public boolean isDangling() {
        return id != null && name.isEmpty();
    }

    /** Name and port in one line. */
    public String text() {
        return isKnown() ? (name + " " + port).strip() : "?";
    }

    End withPort(String other) {
        return new End(id, name, other, connector, place);
    }
}
