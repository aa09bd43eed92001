package dev.roadcase.store;

import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Clears the history of shows that were archived long ago. What they hold stays, deleted records too, and so does the log's
 * skeleton: which changes there were, in which order. So a late change is still known for a late one, and nothing that was
 * deleted comes back.
 */
final class Purging {
    private static final String ARCHIVED = "archived";

    private final Session session;
    private final Instant now;
    private final Duration age;

    Purging(Session session, Instant now, Duration age) {
        this.session = session;
        this.now = now;
        this.age = age;
    }

    /** Whether there is anything to clear: not while changes wait for the hub, which need what they say. */
    boolean isDue(ScopeState scope) throws SQLException {
        Row show = new StoredView(session).row(new Key(Production.TYPE, scope.id()));
        return show != null
                && scope.floor() < scope.head()
                && show.text("status").equals(ARCHIVED)
                && show.lineage().of("status").at().plus(age).isBefore(now)
                && Outbox.count(session, scope.id()) == 0;
    }

    /** Clears a scope in the writer's transaction, if that is due. */
    List<ScopeState> clear(UUID id) throws SQLException {
        ScopeState scope = Scopes.lock(session, List.of(id)).get(id);
        if (scope != null && isDue(scope)) {
            clear(scope, Upstreams.find(session, id));
        }
        return List.of();
    }

    private void clear(ScopeState scope, @Nullable Upstream upstream) throws SQLException {
        session.update(
                "UPDATE journal SET body = NULL, effects = NULL WHERE scope = ? AND seq <= ? AND body IS NOT NULL",
                scope.id(),
                scope.head());
        session.update("DELETE FROM journal_records WHERE scope = ? AND seq <= ?", scope.id(), scope.head());
        if (upstream != null) {
            HubLog.clear(session, scope.id(), upstream.seq());
        }
        Scopes.write(session, List.of(scope.withFloor(scope.head())));
    }
}
