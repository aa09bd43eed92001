package dev.roadcase.store;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.ChangesetCodec;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change that waits for the hub. Used by one thread at a time. */
public final class Waiting {
    private final UUID id;
    private final String body;
    private final @Nullable Instant loggedAt;
    private final Instant since;
    private final long place;
    private @Nullable Changeset set;
    private @Nullable String hash;

    Waiting(UUID id, String body, @Nullable Instant loggedAt, Instant since, long place) {
        this.id = id;
        this.body = body;
        this.loggedAt = loggedAt;
        this.since = since;
        this.place = place;
    }

    /** Under which it is known here. */
    public UUID id() {
        return id;
    }

    /** As its author wrote it, to be sent as it is. */
    public String body() {
        return body;
    }

    /** When a hub that lost it had logged it; null for one that was never there. */
    public @Nullable Instant loggedAt() {
        return loggedAt;
    }

    /** When it began to wait here. */
    public Instant since() {
        return since;
    }

    /** Its place in the queue, ascending. */
    public long place() {
        return place;
    }

    /** What the body says; read when first asked for, because sending it does not need it. */
    public Changeset set() {
        Changeset read = set == null ? ChangesetCodec.read(body) : set;
        set = read;
        return read;
    }

    /** By which it is known whether the hub's is the same. */
    String hash() {
        String made = hash == null ? Journal.hash(body) : hash;
        hash = made;
        return made;
    }
}
