package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.ChangesetCodec;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.store.Reading;
import dev.roadcase.store.ScopeState;
import dev.roadcase.sync.core.Sighting;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds which changesets had written what a device's user saw, from the event up to which their screen stood. Where that
 * event is not of this server's present history, or the values are others than they say, nothing is claimed: then values
 * decide alone.
 */
final class Lineages {
    private final Reading reading;
    private final Optional<EventId> event;

    Lineages(Reading reading, UUID scope, String seen) {
        this.reading = reading;
        ScopeState state = reading.scope(scope).orElse(null);
        event = EventId.parse(seen)
                .filter(id -> state != null && id.chain(state, reading).isPresent())
                .filter(id -> !reading.isCleared(scope, id.seq() + 1));
    }

    /** Adds to a changeset what its author's device could not know; false when nothing could be found out. */
    boolean complete(ObjectNode changeset) {
        event.ifPresent(id -> changeset.path("patches").forEach(patch -> complete(patch, id)));
        return event.isPresent();
    }

    private void complete(JsonNode patch, EventId at) {
        EntityType<?> type = EntityTypes.find(patch.path("entity").asText());
        UUID id = Ids.parse(patch.path("id").asText());
        if (type != null && id != null) {
            Key key = new Key(type, id);
            reading.row(key)
                    .ifPresent(row -> patch.path("groups").properties().stream()
                            .filter(group -> group.getValue() instanceof ObjectNode)
                            .forEach(group -> complete(row, group.getKey(), (ObjectNode) group.getValue(), at)));
        }
    }

    private void complete(Row row, String name, ObjectNode group, EventId at) {
        if (group.has("after") || row.type().group(name).isEmpty()) {
            return;
        }
        Sighting sighting = Sighting.of(row, name, reading.changesOf(row.key(), at.seq()));
        boolean isWhatTheySaw =
                ChangesetCodec.values(row.type(), group.path("old")).equals(sighting.values());
        if (isWhatTheySaw && sighting.writer() != null) {
            group.put("after", sighting.writer().toString());
        }
    }
}
