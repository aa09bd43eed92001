package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.ChangesetCodec;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Outgoing;
import dev.roadcase.model.Received;
import dev.roadcase.model.User;
import dev.roadcase.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes of what was pushed what is taken in. An edge is believed: it passes on what its people changed, in their words. A
 * device speaks for the people who have had a session on it and cannot claim to be somebody else, to be elsewhere or to have
 * held a lock; what its user had seen is looked up here. What cannot be read at all stops nothing: it is kept for a person.
 */
final class Intake {
    private static final String UNREADABLE = "it could not be read as a change of this show";
    private static final String SHUT_OUT = " may not sign in any more. It was made while that was not known.";

    /** Of what cannot be read this much is kept, in characters; escaped it stays within the longest part of a frame. */
    private static final int KEPT = 1 << 20;

    private final Store store;
    private final Actor sender;
    private final List<Actor> people;
    private final boolean isEdge;
    private final UUID scope;
    private final Instant now;
    private @Nullable Set<UUID> shutOut;

    /** @param people who had a session on the device that sends */
    Intake(Store store, Actor sender, List<Actor> people, boolean isEdge, UUID scope, Instant now) {
        this.people = people;
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
        Received received = new Received(set.as(change.id()), change.body(), past(made), change.lock());
        return change.loggedAt() == null && isShutOut(set.author())
                ? received.reviewed(set.author().name() + SHUT_OUT)
                : received;
    }

    /** Whether that person may not sign in any more; what they did before is still work. */
    private boolean isShutOut(Actor author) {
        if (author.kind() != Actor.Kind.USER) {
            return false;
        }
        Set<UUID> known = shutOut == null
                ? store.users().own().stream()
                        .filter(User::disabled)
                        .map(User::id)
                        .collect(Collectors.toSet())
                : shutOut;
        shutOut = known;
        return known.contains(author.id());
    }

    private Instant past(Instant made) {
        return made.isAfter(now) ? now : made;
    }

    private Received typed(Outgoing change) {
        ObjectNode json = (ObjectNode) Json.read(change.body());
        UUID typist = Ids.parse(json.path("author").path("id").asText());
        Actor author =
                people.stream().filter(p -> p.id().equals(typist)).findFirst().orElse(sender);
        json.set("author", ChangesetCodec.write(author));
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
