package dev.roadcase.store;

import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.JsonText;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The log of sync runs, in the specification's columns. The newest thousand are kept. */
final class SyncRuns {
    private static final int KEPT = 1_000;

    private SyncRuns() {}

    static void write(Session session, SyncRun run, UUID server) throws SQLException {
        session.update(
                """
                INSERT INTO sync_log (id, scope, sync_direction, started_at, completed_at, status, records_synced,
                  pushed, conflicts_detected, errors, server_id, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                Ids.mint(),
                run.scope(),
                direction(run),
                run.began(),
                run.ended(),
                run.error().isEmpty() ? "success" : "failed",
                run.pushed() + run.pulled(),
                run.pushed(),
                run.conflicts(),
                JsonText.of(Json.MAPPER.valueToTree(run.error().isEmpty() ? List.of() : List.of(run.error()))),
                server.toString(),
                run.ended());
        session.update(
                "DELETE FROM sync_log WHERE id NOT IN (SELECT id FROM sync_log ORDER BY created_at DESC LIMIT ?)",
                KEPT);
    }

    private static String direction(SyncRun run) {
        if (run.pushed() > 0 && run.pulled() > 0) {
            return "bidirectional";
        }
        return run.pushed() > 0 ? "upload" : "download";
    }

    /** The newest first. */
    static List<SyncRun> newest(Session session, int limit) throws SQLException {
        return session.query(
                """
                SELECT scope, started_at, completed_at, pushed, records_synced, conflicts_detected, errors
                FROM sync_log ORDER BY created_at DESC, id DESC LIMIT ?""",
                r -> new SyncRun(
                        session.dialect().uuid(r, 1),
                        session.dialect().instant(r, 2),
                        session.dialect().instant(r, 3),
                        r.getLong(4),
                        r.getLong(5) - r.getLong(4),
                        r.getInt(6),
                        Json.read(r.getString(7)).path(0).asText("")),
                limit);
    }
}
