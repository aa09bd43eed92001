package dev.roadcase.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done or tried about who may do what. Holds no secret: no PIN, password, token or code.
 *
 * @param id its place among all; 0 before it is written
 * @param action verb and path of the request, such as {@code POST /api/users}
 * @param actor who asked; null when nobody knows
 * @param name who that was called at the time; empty when nobody knows
 * @param address from where, as the network tells it
 * @param subject whom or what it was about, in words; may be empty
 */
public record AuditEntry(
        long id,
        Instant at,
        String action,
        Outcome outcome,
        @Nullable UUID actor,
        String name,
        String address,
        String subject) {
    /** What became of it. */
    public enum Outcome {
        /** It was done. */
        DONE,
        /** Who asked may not, or showed the wrong secret. */
        REFUSED,
        /** It could not be done for another reason. */
        FAILED;

        /** As it stands in answers and in the table. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The outcome of that name; empty when there is none. */
        public static Optional<Outcome> of(String wire) {
            return Arrays.stream(values()).filter(o -> o.wire().equals(wire)).findFirst();
        }
    }
}
