package dev.roadcase.router;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the connection to a router stands.
 *
 * @param reason why it is not connected, in words; empty when it is
 * @param since when that began
 * @param state what the router says; null unless it is connected
 */
public record Status(
        Link link, String reason, Instant since, @Nullable RouterState state) {
    /** The stages of a connection. */
    public enum Link {
        CONNECTING,
        CONNECTED,
        /** It failed and is tried again soon. */
        WAITING;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
