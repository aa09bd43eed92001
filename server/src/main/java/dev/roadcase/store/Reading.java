package dev.roadcase.store;

import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Key;
import dev.roadcase.model.LogEntry;
import dev.roadcase.model.Nested;
import dev.roadcase.model.Row;
import dev.roadcase.model.ScopeCopy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** One consistent look at the store: everything read through it belongs to the same moment. Valid inside {@link Store#read}. */
public final class Reading implements Nested {
    private final Session session;
    private final StoredView view;
    private final Lists lists;

    Reading(Session session) {
        this.session = session;
        view = new StoredView(session);
        lists = new Lists(session);
    }

    @FunctionalInterface
    private interface Query<T> {
        T run() throws SQLException;
    }

    private static <T> T run(Query<T> query) {
        try {
            return query.run();
        } catch (SQLException e) {
            throw new StoredView.ReadFailed(e);
        }
    }

    /** The record, deleted or not. */
    public Optional<Row> row(Key key) {
        return Optional.ofNullable(view.row(key));
    }

    /** Reads these records with few queries; {@link #row} then costs a lookup. */
    public void load(Collection<Key> keys) {
        view.prefetch(keys);
    }

    @Override
    public List<Row> children(EntityType<?> type, UUID parent) {
        return view.children(type, parent);
    }

    /** Loads the nested records of all these with few queries; {@link #children} then costs a lookup. */
    public void loadNested(EntityType<?> type, List<Row> rows) {
        view.prefetchChildren(type, rows.stream().map(Row::id).toList());
    }

    public List<Row> list(ListQuery query) {
        return run(() -> lists.run(query));
    }

    /** All live records of one nested entity in a scope, by parent. */
    public Map<UUID, List<Row>> nestedInScope(EntityType<?> type, UUID scope) {
        Map<UUID, List<Row>> found = new HashMap<>();
        for (Row row : run(() -> lists.nestedInScope(type, scope))) {
            found.computeIfAbsent(Objects.requireNonNull(row.parent()), p -> new ArrayList<>())
                    .add(row);
        }
        return found;
    }

    /** Every record of one entity in a scope, deleted ones too. */
    public List<Row> everything(EntityType<?> type, UUID scope) {
        return run(() -> lists.everything(type, scope));
    }

    public Optional<ScopeState> scope(UUID id) {
        return Optional.ofNullable(
                run(() -> Optional.ofNullable(Scopes.find(session, id))).orElse(null));
    }

    public List<ScopeState> scopes() {
        return run(() -> Scopes.all(session));
    }

    /** Journal entries after {@code seq}, oldest first. */
    public List<Change> changesAfter(UUID scope, long seq, int limit) {
        return run(() -> Journal.after(session, scope, seq, limit));
    }

    /**
     * Entries of the log as they were written, after {@code seq}, oldest first: at least one if there is one, else as many
     * as fit into {@code bytes}.
     */
    public List<LogEntry> log(UUID scope, long seq, long bytes) {
        return run(() -> Journal.raw(session, scope, seq, bytes));
    }

    /** Journal entries between {@code after} and {@code before}, both exclusive, newest first. */
    public List<Change> newestChanges(UUID scope, long after, long before, int limit) {
        return run(() -> Journal.newest(session, scope, after, before, limit));
    }

    /** Every change of one record, oldest first. */
    public List<Change> changesOf(Key key) {
        return run(() -> Journal.ofRecord(session, key, -1));
    }

    /** The changes of one record after {@code seq}, oldest first. */
    public List<Change> changesOf(Key key, long seq) {
        return run(() -> Journal.ofRecordAfter(session, key, seq));
    }

    /** Whether a changeset was ever logged here, also when what it said was cleared. */
    public boolean isKnown(UUID changeId) {
        return run(() -> Journal.isKnown(session, changeId));
    }

    /** The committed changes under that id, or of the same import. */
    public List<Change> changes(UUID changeId) {
        return run(() -> Journal.ofChangeset(session, changeId));
    }

    /** Whether the changeset was committed; unlike {@link #changes} this does not read what it did. */
    public boolean isCommitted(UUID scope, UUID changeId) {
        return run(() -> Journal.has(session, scope, changeId));
    }

    /** Whether the entry is there, but what it said was cleared. */
    public boolean isCleared(UUID scope, long seq) {
        return run(() -> Journal.isCleared(session, scope, seq));
    }

    /** All of a scope; empty when there is none of that id. */
    public Optional<ScopeCopy> copy(UUID scope) {
        return scope(scope)
                .map(state -> new ScopeCopy(
                        scope,
                        state.kind(),
                        state.epoch(),
                        state.head(),
                        state.chain(),
                        state.digest(),
                        Changeset.SCHEMA,
                        run(() -> Journal.marks(session, scope)),
                        EntityTypes.in(state.kind()).stream()
                                .flatMap(type -> everything(type, scope).stream())
                                .toList(),
                        run(() -> Conflicts.list(session, scope, false))));
    }

    /** Which conflicts of a scope wait for a person, in one number; 0 when none does. */
    public long inbox(UUID scope) {
        return run(() -> Inbox.sum(session, scope));
    }

    /** The chain at an entry of the journal; empty when there is no such entry. */
    public Optional<String> chainAt(UUID scope, long seq) {
        return seq == 0
                ? Optional.of(ScopeState.NO_CHAIN)
                : run(() -> Optional.ofNullable(Journal.chainAt(session, scope, seq)));
    }
}
