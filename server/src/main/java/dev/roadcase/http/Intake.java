package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.ChangesetCodec;
import dev.roadcase.model.Json;
import dev.roadcase.model.Outgoing;
import dev.roadcase.model.Received;
import dev.roadcase.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes of what was pushed what is taken in. An edge is believed: it passes on what its people changed, in their words. A
 * device speaks for whoever uses it and cannot claim to be somebody else, to be elsewhere or to have held a lock; what its
 * user had seen is looked up here. What cannot be read at all stops nothing: it is kept for a person.
 */
final class Intake {
    private static final String UNREADABLE = "it could not be read as a change of this show";
    /** Of what cannot be read this much is kept, in characters; escaped it stays within the longest part of a frame. */
    private static final int KEPT = 1 << 20;

    private final Store store;
    private final Actor sender;
    private final boolean isEdge;
    private final UUID scope;
    private final Instant now;

    Intake(Store store, Actor sender, boolean isEdge, UUID scope, Instant now) {
        this.store = store;
        this.sender = sender;
        this.isEdge = isEdge;
        this.scope = scope;
        this.now = now;
    }

    Received received(Outgoing change) {
        Optional<Changeset> set = changeset(change.body());
        if (set.isEmpty()) {
            return unreadable(change);
        }
        return isEdge ? passedOn(change, set.get()) : typed(change);
    }

    /** Empty when it is none of this scope. */
    private Optional<Changeset> changeset(String body) {
        try {
            return Optional.of(ChangesetCodec.read(body))
                    .filter(set -> set.scope().equals(scope));
        } catch (RuntimeException e) { // whatever is wrong with it, nobody can carry it out
            return Optional.empty();
        }
    }

    private Received passedOn(Outgoing change, Changeset set) {
        Instant made = change.loggedAt() != null ? change.loggedAt() : set.at().plusMillis(change.offsetMillis());
        return new Received(set.as(change.id()), change.body(), past(made), change.lock());
    }

    private Instant past(Instant made) {
        return made.isAfter(now) ? now : made;
    }

    private Received typed(Outgoing change) {
        ObjectNode json = (ObjectNode) Json.read(change.body());
        json.set("author", ChangesetCodec.write(sender));
        JsonNode seen = json.remove("seen");
        if (seen != null) {
            store.read(r -> new Lineages(r, scope, seen.asText()).complete(json));
        }
        String body = Json.write(json);
        Changeset set = ChangesetCodec.read(body);
        return new Received(set.as(change.id()), body, past(set.at().plusMillis(change.offsetMillis())), null);
    }

    private Received unreadable(Outgoing change) {
        Changeset nothing = new Changeset(change.id(), scope, false, sender, Instant.EPOCH, Cause.EDIT, List.of());
        ObjectNode json = (ObjectNode) Json.read(ChangesetCodec.write(nothing));
        json.put("raw", change.body().substring(0, Math.min(KEPT, change.body().length())));
        return new Received(nothing, Json.write(json), now, null, UNREADABLE);
    }
}
