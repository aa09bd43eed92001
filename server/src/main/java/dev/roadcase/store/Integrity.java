package dev.roadcase.store;

import dev.roadcase.model.ContentHash;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Field;
import dev.roadcase.model.Key;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a database is whole: its pages, each scope's journal and digest, and the constraints the descriptors state.
 * Reads one snapshot, so it may run beside a working server.
 */
public final class Integrity {
    private static final int PAGE = 200;

    /** How bad a finding is: something lost or altered, or something a person may want to look at. */
    public enum Severity {
        ERROR,
        INFO
    }

    /**
     * One thing found.
     *
     * @param scope where; null for the database as a whole
     * @param record which record; null when it is not about one
     */
    public record Finding(
            Severity severity,
            @Nullable UUID scope,
            @Nullable Key record,
            String message) {
        @Override
        public String toString() {
            return severity + " " + message;
        }
    }

    private final Session session;
    private final List<Finding> findings = new ArrayList<>();

    private Integrity(Session session) {
        this.session = session;
    }

    /** Everything found in an open store; empty when all is well. */
    public static List<Finding> check(Store store) {
        return store.reading(Integrity::all);
    }

    static List<Finding> all(Session session) throws SQLException {
        Integrity integrity = new Integrity(session);
        if (session.dialect() == Dialect.SQLITE) {
            integrity.pages();
        }
        for (ScopeState scope : Scopes.all(session)) {
            integrity.journal(scope);
            integrity.rows(scope);
        }
        integrity.strays();
        return integrity.findings;
    }

    private void error(@Nullable UUID scope, String message) {
        findings.add(new Finding(Severity.ERROR, scope, null, message));
    }

    private void pages() throws SQLException {
        for (String line : session.query("PRAGMA integrity_check", r -> r.getString(1))) {
            if (!line.equals("ok")) {
                error(null, "damaged page: " + line);
            }
        }
        for (String table : session.query("PRAGMA foreign_key_check", r -> r.getString(1))) {
            error(null, "a row of " + table + " refers to a row that is not there");
        }
    }

    private record Line(
            long seq,
            @Nullable String body,
            @Nullable String effects,
            String chain,
            @Nullable String bodyHash) {}

    /** The journal has every seq once, and each entry follows from the one before. */
    private void journal(ScopeState scope) throws SQLException {
        long last = 0;
        String chain = ScopeState.NO_CHAIN;
        List<Line> lines = lines(scope, last);
        while (!lines.isEmpty()) {
            for (Line line : lines) {
                entry(scope, line, last, chain);
                last = line.seq();
                chain = line.chain();
            }
            lines = lines(scope, last);
        }
        if (scope.head() != last || !scope.chain().equals(chain)) {
            error(scope.id(), "the head of " + scope.id() + " is not the last entry of its journal");
        }
    }

    private List<Line> lines(ScopeState scope, long after) throws SQLException {
        return session.query(
                "SELECT seq, body, effects, chain, body_hash FROM journal WHERE scope = ? AND seq > ? ORDER BY seq LIMIT ?",
                r -> new Line(r.getLong(1), r.getString(2), r.getString(3), r.getString(4), r.getString(5)),
                scope.id(),
                after,
                PAGE);
    }

    private void entry(ScopeState scope, Line line, long last, String chain) {
        if (line.seq() != last + 1) {
            error(scope.id(), "the journal of " + scope.id() + " has a gap before " + line.seq());
        }
        String body = line.body();
        String effects = line.effects();
        if (body == null || effects == null) {
            return;
        }
        if (!Journal.chain(chain, line.seq(), body, effects).equals(line.chain())
                || !Journal.hash(body).equals(line.bodyHash())) {
            error(scope.id(), "the journal of " + scope.id() + " was altered at " + line.seq());
        }
    }

    /** The digest is that of the rows, and the rows are what the descriptors allow. */
    private void rows(ScopeState scope) throws SQLException {
        long sum = 0;
        Lists lists = new Lists(session);
        StoredView view = new StoredView(session);
        for (EntityType<?> type : EntityTypes.in(scope.kind())) {
            List<Row> rows = lists.everything(type, scope.id());
            view.prefetch(references(rows));
            for (Row row : rows) {
                sum += ContentHash.sum(row);
                if (!row.deleted()) {
                    constraints(row, view);
                }
            }
        }
        if (sum != scope.digest()) {
            error(scope.id(), "the rows of " + scope.id() + " do not agree with its digest");
        }
    }

    private static List<Key> references(List<Row> rows) {
        List<Key> keys = new ArrayList<>();
        for (Row row : rows) {
            for (Field field : row.type().fields()) {
                Key key = reference(row, field);
                if (key != null) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }

    private static @Nullable Key reference(Row row, Field field) {
        EntityType<?> parent = EntityTypes.parentOf(row.type());
        if (!(row.get(field.name()) instanceof UUID id) || !(field.kind() instanceof Kind.Reference reference)) {
            return null;
        }
        if (field.name().equals(row.type().parentField())) {
            return parent == null ? null : new Key(parent, id);
        }
        return reference.entity().isEmpty() ? null : new Key(EntityTypes.get(reference.entity()), id);
    }

    private void constraints(Row row, StoredView view) {
        for (Field field : row.type().fields()) {
            Object value = row.get(field.name());
            Key to = reference(row, field);
            if (value == null && field.isRequired()) {
                info(row, field, "is missing");
            } else if (value instanceof String word
                    && field.kind() instanceof Kind.Choice choice
                    && !choice.words().contains(word)) {
                info(row, field, "is '" + word + "', which this version does not know");
            } else if (to != null && !isLive(view.row(to))) {
                info(row, field, "refers to a " + to.type().word() + " that is not there");
            }
        }
    }

    private static boolean isLive(@Nullable Row row) {
        return row != null && !row.deleted();
    }

    private void info(Row row, Field field, String message) {
        String text = row.type().word() + " '" + row.label() + "': " + field.name() + " " + message;
        findings.add(new Finding(Severity.INFO, row.scope(), row.key(), text));
    }

    /** Every row belongs to a scope. */
    private void strays() throws SQLException {
        for (EntityType<?> type : EntityTypes.withNested()) {
            Long count = session.first(
                    "SELECT COUNT(*) FROM " + type.table() + " WHERE scope NOT IN (SELECT id FROM sync_scope)",
                    r -> r.getLong(1));
            if (count != null && count > 0) {
                error(null, count + " rows of " + type.table() + " belong to no scope");
            }
        }
    }
}
