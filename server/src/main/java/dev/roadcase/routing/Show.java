package dev.roadcase.routing;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records behind a graph, for plans that copy or change them whole. */
public interface Show {
    /** The record; null when there is none or it is deleted. */
    @Nullable
    Row live(Key key);

    /** The live records nested in one, in the order people gave them. */
    List<Row> nested(EntityType<?> type, UUID parent);

    /** The ids of everything that was ever nested in one, deleted records too. */
    List<UUID> everNested(EntityType<?> type, UUID parent);

    /** Whether a change of a show brought over what its models say, by a swap or an update. */
    boolean isFromModel(UUID scope, UUID change);
}
