package dev.roadcase.store;

import dev.roadcase.model.ContentHash;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.model.ScopeKind;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the hub has confirmed of a scope, summed up from what lies on disk and not from what was noted along the way. */
final class Recount {
    private Recount() {}

    static Sums confirmed(Session session, UUID scope) throws SQLException {
        Map<Key, Optional<Row>> shadow = Shadows.of(session, scope);
        long sum = 0;
        for (Optional<Row> confirmed : shadow.values()) {
            sum += confirmed.map(ContentHash::sum).orElse(0L);
        }
        Lists lists = new Lists(session);
        ScopeKind kind = scope.equals(Store.LIBRARY) ? ScopeKind.LIBRARY : ScopeKind.PRODUCTION;
        for (EntityType<?> type : EntityTypes.in(kind)) {
            for (Row row : lists.everything(type, scope)) {
                sum += shadow.containsKey(row.key()) ? 0 : ContentHash.sum(row);
            }
        }
        return new Sums(sum, Inbox.sum(session, scope));
    }
}
