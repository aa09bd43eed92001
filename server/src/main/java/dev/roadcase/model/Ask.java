package dev.roadcase.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing somebody asks for; the store turns it into patches against what it holds at that moment. */
public sealed interface Ask {
    /**
     * A new record. With the same content again it changes nothing. What is brought from an archive may also be a nested
     * record on its own, which then names its parent among its fields.
     *
     * @param createdAt when it was first made, for records brought from elsewhere; null for now
     * @param deleted whether it arrives as a tombstone
     */
    record Create(
            EntityType<?> type,
            UUID id,
            Sent sent,
            @Nullable Instant createdAt,
            boolean deleted) implements Ask {
        public Create {
            createdAt = createdAt == null ? null : createdAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** A change to the fields that were sent. */
    record Edit(Key key, Sent sent, Base base) implements Ask {}

    record Delete(Key key, Base base) implements Ask {}

    record Restore(Key key) implements Ask {}

    /**
     * A person's decision about a conflict.
     *
     * @param chosen for a manual decision what shall be there instead
     */
    record Resolve(
            UUID conflict, Resolution resolution, @Nullable Sent chosen) implements Ask {}

    /**
     * Locks a production to a server, or with null gives its lock back.
     *
     * @param force also takes away what another server holds
     */
    record SetLock(Key production, @Nullable Lock lock, boolean force) implements Ask {}

    /** A changeset that was made elsewhere, to be taken in as it is. */
    record Take(Received received) implements Ask {}

    /** The inverse of a committed changeset. */
    record Undo(UUID changeId) implements Ask {}
}
