package dev.roadcase.store;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.ChangesetCodec;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.model.ScopeKind;
import dev.roadcase.sync.core.Rebasing;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an edge shows of one scope, confirmed by the hub with its own waiting changes on top, while it is being computed anew
 * in one transaction of the writer: what has to be stored is gathered here and written at once.
 */
final class Laying {
    private final Session session;
    private final Instant now;
    private final StoredView view;
    private final ScopeState scope;
    private final Upstream upstream;
    private final List<Journal.Entry> entries = new ArrayList<>();
    private final Map<Key, Row> rows = new LinkedHashMap<>();
    private ScopeState next;

    Laying(Session session, Instant now, UUID scope, ScopeKind kind) throws SQLException {
        this.session = session;
        this.now = now;
        view = StoredView.withoutExpected(session);
        ScopeState known = Scopes.lock(session, Set.of(scope)).get(scope);
        this.scope = known == null ? ScopeState.fresh(scope, kind, Ids.random(), false) : known;
        next = this.scope;
        Upstream before = Upstreams.find(session, scope);
        upstream = before == null ? Upstream.fresh(scope) : before;
        Conflicts.restore(session, scope);
    }

    Session session() {
        return session;
    }

    Instant now() {
        return now;
    }

    StoredView view() {
        return view;
    }

    /** The scope as it was before. */
    ScopeState scope() {
        return scope;
    }

    /** Where the edge stood in the hub's log before. */
    Upstream upstream() {
        return upstream;
    }

    /** The scope as it is now. */
    ScopeState next() {
        return next;
    }

    /** The digest is another one than that of the rows there were. */
    void sumsUpTo(long digest) {
        next = next.withDigest(digest);
    }

    Rebasing rebasing(Map<Key, Optional<Row>> shadow, List<Waiting> waiting, long digest) {
        return new Rebasing(view, shadow, waiting.stream().map(Waiting::set).toList(), digest, scope.versionOffset());
    }

    /** What the rebase itself changes is told under this. */
    Change marker() {
        return new Change(scope.id(), 0, Ids.random(), Actor.SYSTEM, now, Cause.REBASE, List.of(), List.of(), "");
    }

    void write(Rebasing.Result result, Map<Key, Optional<Row>> shadow, Map<UUID, String> bodies) throws SQLException {
        for (Rebasing.Shown shown : result.entries()) {
            show(shown, bodies);
        }
        if (result.rebase().effects().isEmpty()) {
            keep(result.rebase().rows());
        } else {
            show(result.rebase(), bodies);
        }
        store(result.removed());
        Journal.append(session, entries);
        Shadows.replace(session, scope.id(), shadow, result.shadow());
        Conflicts.dropProvisional(session, scope.id(), result.judged());
        Conflicts.write(session, result.conflicts(), false);
        Conflicts.write(session, result.provisional(), true);
        Scopes.write(session, List.of(next));
    }

    /** An entry of our own for one of the hub's. An echo is in our journal already, so what it changed gets another id. */
    private void show(Rebasing.Shown shown, Map<UUID, String> bodies) throws SQLException {
        Change entry = shown.entry();
        boolean known = Journal.has(session, scope.id(), entry.changeId());
        UUID id = known ? Ids.random() : entry.changeId();
        Cause cause = known ? Cause.REBASE : entry.cause();
        String body = known ? null : bodies.get(entry.changeId());
        if (body == null) {
            body = ChangesetCodec.write(new Changeset(id, scope.id(), false, entry.by(), entry.at(), cause, List.of()));
        }
        String effects = ChangesetCodec.writeEffects(shown.effects(), entry.conflicts());
        String chain = Journal.chain(next.chain(), next.head() + 1, body, effects);
        next = next.advanced(chain, next.digest());
        Change own = new Change(
                scope.id(), next.head(), id, entry.by(), entry.at(), cause, shown.effects(), entry.conflicts(), chain);
        entries.add(new Journal.Entry(own, null, body, effects));
        keep(shown.rows());
    }

    private void keep(List<Row> shown) {
        shown.forEach(row -> rows.put(row.key(), row));
    }

    /** A record that goes without a trace may come back; it must not get a version then that stood for something else. */
    private void store(List<Key> removed) throws SQLException {
        long digest = next.digest();
        removed.forEach(rows::remove);
        Map<EntityType<?>, List<@Nullable Object[]>> upserts = new LinkedHashMap<>();
        for (Row row : rows.values()) {
            digest += ContentHash.difference(view.row(row.key()), row);
            upserts.computeIfAbsent(row.type(), t -> new ArrayList<>())
                    .add(EntitySql.of(row.type()).parameters(row));
        }
        for (var upsert : upserts.entrySet()) {
            session.insert(EntitySql.of(upsert.getKey()).upsert(), upsert.getValue());
        }
        long versions = next.versionOffset();
        for (Key key : removed) {
            Row gone = Objects.requireNonNull(view.row(key));
            digest -= ContentHash.sum(gone);
            versions = Math.max(versions, gone.version() + 1);
            session.update("DELETE FROM " + key.type().table() + " WHERE id = ?", key.id());
        }
        next = next.withDigest(digest).withVersionsAbove(versions);
    }

    /** The scopes that others have to hear of. */
    List<ScopeState> moved() {
        return next.head() > scope.head() ? List.of(next) : List.of();
    }

    /** Where the edge stands once it has taken over {@code page} and nothing else. */
    Upstream level(HubPage page, long seq, String chain, long digest, boolean idle) throws SQLException {
        boolean isEnd = page.digest() != null;
        Sums sums = new Sums(
                digest, isEnd ? Inbox.sum(session, scope.id()) : upstream.sums().inbox());
        Sums hub = page.sumsFor(sums);
        long head = Math.max(page.head(), seq);
        Upstream after =
                new Upstream(scope.id(), page.epoch(), seq, chain, sums, head, hub, upstream.syncedAt(), null, null);
        return after.isLevel() && idle
                ? new Upstream(scope.id(), page.epoch(), seq, chain, sums, head, hub, now, null, null)
                : after;
    }
}
