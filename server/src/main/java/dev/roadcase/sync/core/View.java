package dev.roadcase.sync.core;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Key;
import dev.roadcase.model.Nested;
import dev.roadcase.model.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is stored, as the writing transaction sees it. */
public interface View extends Nested {
    /** The record, deleted or not; null when there never was one. */
    @Nullable
    Row row(Key key);

    /** Live nested records of a parent, in their order. */
    @Override
    List<Row> children(EntityType<?> type, UUID parent);

    /** Deleted nested records of a parent, in no order. */
    List<Row> buried(EntityType<?> type, UUID parent);

    /** Live records of a show whose field names that id, in no order. */
    List<Row> naming(EntityType<?> type, UUID scope, String field, UUID id);

    /** The place of the last record of a list, deleted ones included; null when it is empty. */
    @Nullable
    String lastPosition(EntityType<?> type, UUID scope);

    /** The committed changes that touched the record after {@code version}, oldest first; empty when the journal does not know that version. */
    Optional<List<Change>> since(Key key, long version);

    /** Committed changes by changeset id, or all that share its import, oldest first; empty when there is none. */
    List<Change> changes(UUID changeId);

    /** The last change that deleted the record; null when it never was. */
    @Nullable
    Change deletionOf(Key key);

    /** Who wrote that changeset; null when the journal no longer knows. */
    @Nullable
    Actor author(UUID changeId);

    /** Whether that changeset is in the log; true also when its body was purged. */
    boolean isLogged(UUID changeId);

    /** The changeset as its author made it; null when it is not in the log, or its body was purged. */
    @Nullable
    Changeset changeset(UUID changeId);

    /** The conflicts that name the record and still count, in the order they arose. */
    List<Conflict> conflicts(Key key);

    /** The conflict of that id, settled or not; null when there is none. */
    @Nullable
    Conflict conflict(UUID id);
}
