package dev.roadcase.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roadcase.model.Change;
import dev.roadcase.model.ChangesetCodec;
import dev.roadcase.model.Effect;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Production;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Journal entries as events, read once for all streams: a small cache in front of the store. Safe for many threads. */
final class Feed {
    private static final int KEPT = 4_096;
    private static final long KEPT_CHARACTERS = 16L << 20;
    private static final int PAGE = 50;

    private final Store store;
    // guarded by this
    private final Map<Place, Event> kept = new LinkedHashMap<>(256, 0.75f, true);
    // guarded by this
    private long characters;

    private record Place(UUID scope, UUID epoch, long seq) {}

    /** A change as it is sent; {@code chain} is the chain at it. */
    record Event(long seq, String chain, String data) {}

    Feed(Store store) {
        this.store = store;
    }

    /** The event after {@code seq}, or null when there is none yet. */
    @Nullable
    Event after(ScopeState scope, long seq) {
        if (seq >= scope.head()) {
            return null;
        }
        Event known = get(new Place(scope.id(), scope.epoch(), seq + 1));
        return known != null ? known : load(scope, seq);
    }

    private synchronized @Nullable Event get(Place place) {
        return kept.get(place);
    }

    private @Nullable Event load(ScopeState scope, long seq) {
        List<Change> changes = store.changesAfter(scope.id(), seq, PAGE);
        Event first = null;
        for (Change change : changes) {
            Event event = new Event(change.seq(), change.chain(), data(scope, change));
            first = first == null ? event : first;
            put(new Place(scope.id(), scope.epoch(), change.seq()), event);
        }
        return first;
    }

    private synchronized void put(Place place, Event event) {
        Event before = kept.put(place, event);
        characters +=
                event.data().length() - (before == null ? 0 : before.data().length());
        var eldest = kept.values().iterator();
        while (kept.size() > KEPT || characters > KEPT_CHARACTERS) {
            characters -= eldest.next().data().length();
            eldest.remove();
        }
    }

    private static String data(ScopeState scope, Change change) {
        byte[] bytes = RecordJson.bytes(json -> {
            json.writeStartObject();
            boolean library = scope.id().equals(Store.LIBRARY);
            json.writeStringField("scope", library ? "library" : scope.id().toString());
            json.writeNumberField("seq", change.seq());
            json.writeStringField("changeId", change.changeId().toString());
            json.writeStringField("production", library ? null : scope.id().toString());
            json.writeFieldName("by");
            json.writeTree(RecordJson.person(change.by()));
            json.writeStringField("at", Kind.Moment.text(change.at()));
            json.writeArrayFieldStart("changes");
            for (Effect effect : change.effects()) {
                write(json, effect);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void write(JsonGenerator json, Effect effect) throws IOException {
        json.writeStartObject();
        json.writeStringField("entity", effect.type().path());
        json.writeStringField("id", effect.id().toString());
        json.writeStringField("op", effect.op().wire());
        json.writeNumberField("version", effect.version());
        json.writeObjectFieldStart("patch");
        for (var group : effect.groups().values()) {
            for (var field : ChangesetCodec.values(effect.type(), group.to()).properties()) {
                json.writeFieldName(field.getKey());
                json.writeTree(field.getValue());
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Whether the list of productions may look different after a change. */
    static boolean touchesProductions(Change change) {
        return change.effects().stream().anyMatch(e -> e.type() == Production.TYPE);
    }
}
