package dev.roadcase.store;

import dev.roadcase.model.ContentHash;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Row;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that a database is whole: pages, journal and digests. Reads only, also beside a running server. */
public final class DatabaseCheck {
    private final Session session;
    private final List<String> faults = new ArrayList<>();

    private DatabaseCheck(Session session) {
        this.session = session;
    }

    /** Everything found wrong with a SQLite file; empty when it is whole. */
    public static List<String> sqlite(Path file) {
        Database database = new Database(DatabaseUrl.sqlite(file));
        try (Session session = new Session(database.open(false), database.dialect())) {
            DatabaseCheck check = new DatabaseCheck(session);
            check.pages();
            check.scopes();
            return check.faults;
        } catch (SQLException e) {
            return List.of("it cannot be read: " + e.getMessage());
        }
    }

    private void pages() throws SQLException {
        for (String line : session.query("PRAGMA integrity_check", r -> r.getString(1))) {
            if (!line.equals("ok")) {
                faults.add("damaged page: " + line);
            }
        }
    }

    private void scopes() throws SQLException {
        for (ScopeState scope : Scopes.all(session)) {
            journal(scope);
            digest(scope);
        }
    }

    /** The journal has every seq once, and each entry follows from the one before. */
    private void journal(ScopeState scope) throws SQLException {
        record Line(
                long seq, @Nullable String body, @Nullable String effects, String chain) {}
        long expected = 1;
        String chain = ScopeState.NO_CHAIN;
        List<Line> lines = session.query(
                "SELECT seq, body, effects, chain FROM journal WHERE scope = ? ORDER BY seq",
                r -> new Line(r.getLong(1), r.getString(2), r.getString(3), r.getString(4)),
                scope.id());
        for (Line line : lines) {
            if (line.seq() != expected) {
                faults.add("the journal of " + scope.id() + " has a gap before " + line.seq());
            }
            String body = line.body();
            String effects = line.effects();
            if (body != null
                    && effects != null
                    && !Journal.chain(chain, line.seq(), body, effects).equals(line.chain())) {
                faults.add("the journal of " + scope.id() + " was altered at " + line.seq());
            }
            chain = line.chain();
            expected = line.seq() + 1;
        }
        if (scope.head() != expected - 1 || !scope.chain().equals(chain)) {
            faults.add("the head of " + scope.id() + " is not the last entry of its journal");
        }
    }

    /** The digest is that of the rows. */
    private void digest(ScopeState scope) throws SQLException {
        long sum = 0;
        for (EntityType<?> type : EntityTypes.in(scope.kind())) {
            for (Row row : new Lists(session).everything(type, scope.id())) {
                sum += ContentHash.sum(row);
            }
        }
        if (sum != scope.digest()) {
            faults.add("the rows of " + scope.id() + " do not agree with its digest");
        }
    }
}
