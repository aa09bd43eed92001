package dev.roadcase.store;

import dev.roadcase.model.Conflict;
import dev.roadcase.model.Ids;
import java.sql.SQLException;
import java.util.UUID;

/** Which conflicts of a scope wait for a person, in one number; on an edge as the hub told them, not what it makes of them itself. */
final class Inbox {
    private static final String PENDING = """
            SELECT id, winner FROM sync_conflicts
            WHERE scope = ? AND resolution = 'pending' AND is_open AND NOT is_provisional AND confirmed IS NULL
            """;
    private static final String OVERLAID =
            "SELECT confirmed FROM sync_conflicts WHERE scope = ? AND confirmed IS NOT NULL";

    private Inbox() {}

    static long sum(Session session, UUID scope) throws SQLException {
        long sum = 0;
        for (long one : session.query(PENDING, r -> part(session.dialect().uuid(r, 1), r.getString(2)), scope)) {
            sum += one;
        }
        for (Conflict said : session.query(OVERLAID, r -> Conflicts.said(r.getString(1)), scope)) {
            sum += said.isPending() ? part(said.id(), Conflicts.winner(said)) : 0;
        }
        return sum;
    }

    /** The same for the same conflict with the same side shown, on every server. */
    private static long part(UUID id, String winner) {
        return Ids.derived(id, winner).getMostSignificantBits();
    }
}
