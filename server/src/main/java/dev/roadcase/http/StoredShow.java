package dev.roadcase.http;

import dev.roadcase.model.Cause;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.routing.Show;
import dev.roadcase.store.Reading;
import dev.roadcase.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records of shows and of the library as they are stored, of one moment. */
final class StoredShow implements Show {
    private final Reading reading;
    private final Map<UUID, Boolean> fromModel = new HashMap<>();
    private final Map<EntityType<?>, List<Row>> library = new HashMap<>();

    StoredShow(Reading reading) {
        this.reading = reading;
    }

    @Override
    public @Nullable Row live(Key key) {
        return reading.row(key).filter(row -> !row.deleted()).orElse(null);
    }

    @Override
    public List<Row> nested(EntityType<?> type, UUID parent) {
        return reading.children(type, parent);
    }

    @Override
    public List<UUID> everNested(EntityType<?> type, UUID parent) {
        return library.computeIfAbsent(type, t -> reading.everything(t, Store.LIBRARY)).stream()
                .filter(row -> parent.equals(row.parent()))
                .map(Row::id)
                .toList();
    }

    @Override
    public boolean isFromModel(UUID scope, UUID change) {
        return fromModel.computeIfAbsent(
                change,
                id -> reading.changes(id).stream().anyMatch(c -> c.scope().equals(scope) && c.cause() == Cause.SWAP));
    }
}
