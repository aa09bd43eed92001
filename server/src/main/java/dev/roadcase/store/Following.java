package dev.roadcase.store;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.ChangesetCodec;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.Effect;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.LogEntry;
import dev.roadcase.model.Row;
import dev.roadcase.model.ScopeCopy;
import dev.roadcase.sync.core.Applying;
import dev.roadcase.sync.core.Rebasing;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An edge follows its hub: a page of the hub's log is taken over, or undone down to an entry that both have, and what waits
 * is laid over it again; all in one transaction of the writer.
 */
final class Following {
    private final Session session;
    private final Instant now;
    private final StoredView view;
    private final ScopeState scope;
    private final Upstream upstream;
    private final List<Journal.Entry> entries = new ArrayList<>();
    private final Map<Key, Row> rows = new LinkedHashMap<>();
    private ScopeState next;
    private @Nullable Remembered remembered;

    /**
     * What was known after the last page, so that the next one need not read it all again. Good only as long as nothing else
     * was written to the scope.
     */
    record Remembered(long head, long seq, Map<Key, Optional<Row>> shadow, List<Waiting> waiting) {}

    Following(Session session, Instant now, UUID scope, dev.roadcase.model.ScopeKind kind) throws SQLException {
        this.session = session;
        this.now = now;
        view = new StoredView(session);
        ScopeState known = Scopes.lock(session, Set.of(scope)).get(scope);
        this.scope = known == null ? ScopeState.fresh(scope, kind, Ids.random(), false) : known;
        next = this.scope;
        Upstream before = Upstreams.find(session, scope);
        upstream = before == null ? Upstream.fresh(scope) : before;
    }

    /** What to remember for the next page; null before {@link #follow}. */
    @Nullable
    Remembered remembered() {
        return remembered;
    }

    private boolean isGood(@Nullable Remembered last) {
        return last != null && last.head() == scope.head() && last.seq() == upstream.seq();
    }

    /** Takes over the next page; {@code last} is what was remembered after the one before it. */
    List<ScopeState> follow(HubPage page, @Nullable Remembered last) throws SQLException {
        List<HubLog.Line> lines = lines(page);
        boolean good = isGood(last);
        Map<Key, Optional<Row>> shadow = last != null && good ? last.shadow() : Shadows.of(session, scope.id());
        List<Waiting> waiting = last != null && good ? last.waiting() : Outbox.all(session, scope.id());
        List<Change> changes = changes(page, lines);
        prefetch(changes);
        Rebasing rebasing = rebasing(shadow, waiting, upstream.digest());
        Set<UUID> echoes = new LinkedHashSet<>();
        Map<UUID, Waiting> byId = byId(waiting);
        for (int i = 0; i < changes.size(); i++) {
            Waiting echo = echo(byId, lines.get(i));
            rebasing.follow(changes.get(i), echo == null ? null : echo.set().id());
            if (echo != null) {
                echoes.add(echo.id());
            }
        }
        HubLog.append(session, scope.id(), lines);
        Outbox.remove(session, scope.id(), echoes);
        Rebasing.Result result = rebasing.finish(marker());
        write(result, shadow, bodies(lines));
        confirm(changes, result.shadow().keySet());
        long seq = lines.isEmpty() ? upstream.seq() : lines.getLast().seq();
        String chain = lines.isEmpty() ? upstream.chain() : lines.getLast().chain();
        boolean idle = waiting.size() == echoes.size();
        Upstreams.write(session, level(page, seq, chain, result.digest(), idle));
        List<Waiting> left =
                waiting.stream().filter(w -> !echoes.contains(w.id())).toList();
        remembered = new Remembered(next.head(), seq, result.shadow(), left);
        return moved();
    }

    /** What the hub told of, and nobody changed here since, is as the hub has it. */
    private void confirm(List<Change> changes, Set<Key> waiting) throws SQLException {
        Map<EntityType<?>, Set<UUID>> confirmed = new LinkedHashMap<>();
        for (Change change : changes) {
            for (Effect effect : change.effects()) {
                if (!waiting.contains(effect.key())) {
                    confirmed
                            .computeIfAbsent(effect.type(), t -> new LinkedHashSet<>())
                            .add(effect.id());
                }
            }
        }
        for (var entry : confirmed.entrySet()) {
            for (List<UUID> part : Chunks.of(new ArrayList<>(entry.getValue()))) {
                List<Object> parameters = new ArrayList<>(List.of(now));
                parameters.addAll(part);
                session.update(EntitySql.of(entry.getKey()).confirm(part.size()), parameters.toArray());
            }
        }
    }

    private Upstream level(HubPage page, long seq, String chain, long digest, boolean idle) {
        Long hubDigest = page.digestFor(digest);
        long head = Math.max(page.head(), seq);
        Upstream after = new Upstream(
                scope.id(), page.epoch(), seq, chain, digest, head, hubDigest, upstream.syncedAt(), null, null);
        return after.isLevel() && idle
                ? new Upstream(scope.id(), page.epoch(), seq, chain, digest, head, hubDigest, now, null, null)
                : after;
    }

    private static Map<UUID, Waiting> byId(List<Waiting> waiting) {
        Map<UUID, Waiting> byId = new HashMap<>();
        for (Waiting w : waiting) {
            byId.put(w.id(), w);
            byId.put(derived(w.id(), w.body()), w);
        }
        return byId;
    }

    /** The id that a changeset gets where another one had its own first. */
    static UUID derived(UUID id, String body) {
        return Ids.derived(id, Journal.hash(body));
    }

    private static @Nullable Waiting echo(Map<UUID, Waiting> byId, HubLog.Line line) {
        Waiting waiting = byId.get(line.changeId());
        return waiting != null && Journal.hash(waiting.body()).equals(line.bodyHash()) ? waiting : null;
    }

    /** The page with its chain computed, so that every bit of it is known to be what the hub has. */
    private List<HubLog.Line> lines(HubPage page) {
        List<HubLog.Line> lines = new ArrayList<>();
        String chain = upstream.chain();
        long seq = upstream.seq();
        for (LogEntry e : page.entries()) {
            if (e.seq() != ++seq) {
                throw new HubPage.OffChain();
            }
            chain = Journal.chain(chain, seq, e.body(), e.effects());
            lines.add(new HubLog.Line(seq, e.id(), Journal.hash(e.body()), e.at(), e.body(), e.effects(), chain));
        }
        return lines;
    }

    private List<Change> changes(HubPage page, List<HubLog.Line> lines) {
        return lines.stream().map(line -> change(page.scope(), line)).toList();
    }

    private static Change change(UUID scope, HubLog.Line line) {
        Changeset set = ChangesetCodec.read(Objects.requireNonNull(line.body()));
        String effects = Objects.requireNonNull(line.effects());
        return new Change(
                scope,
                line.seq(),
                line.changeId(),
                set.author(),
                line.at(),
                Cause.SYNC,
                ChangesetCodec.readEffects(effects),
                ChangesetCodec.readConflicts(effects),
                line.chain());
    }

    private void prefetch(List<Change> changes) {
        Set<Key> keys = new HashSet<>();
        changes.forEach(c -> c.effects().forEach(e -> keys.add(e.key())));
        view.prefetch(keys);
    }

    private Rebasing rebasing(Map<Key, Optional<Row>> shadow, List<Waiting> waiting, long digest) {
        return new Rebasing(view, shadow, waiting.stream().map(Waiting::set).toList(), digest, scope.versionOffset());
    }

    private static Map<UUID, String> bodies(List<HubLog.Line> lines) {
        Map<UUID, String> bodies = new HashMap<>();
        lines.forEach(line -> bodies.put(line.changeId(), Objects.requireNonNull(line.body())));
        return bodies;
    }

    /** What the rebase itself changes is told under this. */
    private Change marker() {
        return new Change(scope.id(), 0, Ids.random(), Actor.SYSTEM, now, Cause.REBASE, List.of(), List.of(), "");
    }

    private void write(Rebasing.Result result, Map<Key, Optional<Row>> shadow, Map<UUID, String> bodies)
            throws SQLException {
        for (Rebasing.Shown shown : result.entries()) {
            show(shown, bodies);
        }
        if (!result.rebase().effects().isEmpty()) {
            show(result.rebase(), bodies);
        }
        store(result.removed());
        Journal.append(session, entries);
        Shadows.replace(session, scope.id(), shadow, result.shadow());
        Conflicts.dropProvisional(session, scope.id());
        Conflicts.write(session, result.conflicts(), false);
        Set<UUID> decided = new HashSet<>();
        result.conflicts().forEach(c -> decided.add(c.id()));
        Conflicts.write(
                session,
                result.provisional().stream()
                        .filter(c -> !decided.contains(c.id()) && view.conflict(c.id()) == null)
                        .toList(),
                true);
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
        shown.rows().forEach(row -> rows.put(row.key(), row));
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
            session.batch(EntitySql.of(upsert.getKey()).upsert(), upsert.getValue());
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

    private List<ScopeState> moved() {
        return next.head() > scope.head() ? List.of(next) : List.of();
    }

    /**
     * Goes back to the entry {@code to} that the hub has too; what came after it waits to be brought again. Only where
     * nothing up to there was cleared.
     */
    List<ScopeState> rewind(long to) throws SQLException {
        Map<Key, Row> confirmed = new LinkedHashMap<>();
        Map<UUID, Conflict> conflicts = new LinkedHashMap<>();
        String chain = ScopeState.NO_CHAIN;
        List<HubLog.Line> lost = new ArrayList<>();
        for (HubLog.Line line : HubLog.after(session, scope.id(), 0, Integer.MAX_VALUE)) {
            if (line.seq() > to) {
                lost.add(line);
            } else {
                apply(change(scope.id(), line), confirmed, conflicts);
                chain = line.chain();
            }
        }
        HubLog.cut(session, scope.id(), to);
        Outbox.prepend(session, scope.id(), lost, now);
        long digest = startOver(confirmed, conflicts.values());
        Upstreams.write(
                session,
                new Upstream(
                        scope.id(), upstream.epoch(), to, chain, digest, to, null, upstream.syncedAt(), null, null));
        return moved();
    }

    /**
     * Takes the hub's state as it is in place of its log. Entries here after {@code common}, the last that both have, wait to
     * be brought again unless the hub has them.
     */
    List<ScopeState> adopt(ScopeCopy copy, long common) throws SQLException {
        Map<UUID, String> known = new HashMap<>();
        copy.marks().forEach(mark -> known.put(mark.changeset(), mark.bodyHash()));
        Map<Long, HubLog.Line> here = new HashMap<>();
        List<HubLog.Line> lost = new ArrayList<>();
        for (HubLog.Line line : HubLog.after(session, scope.id(), 0, Integer.MAX_VALUE)) {
            here.put(line.seq(), line);
            if (line.seq() > common && line.body() != null && !line.bodyHash().equals(known.get(line.changeId()))) {
                lost.add(line);
            }
        }
        HubLog.cut(session, scope.id(), 0);
        HubLog.append(
                session,
                scope.id(),
                copy.marks().stream()
                        .map(mark -> line(mark, here.get(mark.seq())))
                        .toList());
        Outbox.prepend(session, scope.id(), lost, now);
        Outbox.remove(session, scope.id(), echoes(known));
        Map<Key, Row> rows = new LinkedHashMap<>();
        copy.rows().forEach(row -> rows.put(row.key(), row.withVersion(0)));
        long digest = startOver(rows, copy.conflicts());
        HubPage page =
                new HubPage(scope.id(), copy.kind(), copy.epoch(), List.of(), copy.seq(), copy.digest(), copy.schema());
        boolean idle = Outbox.count(session, scope.id()) == 0;
        Upstreams.write(session, level(page, copy.seq(), copy.chain(), digest, idle));
        return moved();
    }

    /** An entry of the hub's log, with what it says where that is known here. */
    private static HubLog.Line line(ScopeCopy.Mark mark, HubLog.@Nullable Line here) {
        return here != null && here.chain().equals(mark.chain())
                ? here
                : new HubLog.Line(mark.seq(), mark.changeset(), mark.bodyHash(), mark.at(), null, null, mark.chain());
    }

    private List<UUID> echoes(Map<UUID, String> known) throws SQLException {
        List<UUID> echoes = new ArrayList<>();
        for (Waiting w : Outbox.all(session, scope.id())) {
            String hash = Journal.hash(w.body());
            if (hash.equals(known.get(w.id())) || hash.equals(known.get(derived(w.id(), w.body())))) {
                echoes.add(w.id());
            }
        }
        return echoes;
    }

    /** Confirms just this, and lays what waits over it; answers with the digest of what is confirmed. */
    private long startOver(Map<Key, Row> confirmed, Collection<Conflict> conflicts) throws SQLException {
        Conflicts.drop(session, scope.id());
        Conflicts.write(session, conflicts, false);
        Map<Key, Optional<Row>> shadow = everything(confirmed);
        long digest = confirmed.values().stream().mapToLong(ContentHash::sum).sum();
        Rebasing.Result result =
                rebasing(shadow, Outbox.all(session, scope.id()), digest).finish(marker());
        write(result, Shadows.of(session, scope.id()), Map.of());
        return digest;
    }

    private void apply(Change change, Map<Key, Row> confirmed, Map<UUID, Conflict> conflicts) {
        Applying applying = new Applying(
                scope.id(), change.changeId(), change.at(), change.by().id());
        for (Effect effect : change.effects()) {
            Row row = applying.apply(confirmed.get(effect.key()), effect);
            if (row != null) {
                confirmed.put(effect.key(), row);
            }
        }
        change.conflicts().forEach(c -> conflicts.put(c.id(), c));
    }

    /** Every record there is or shall be, with what is confirmed of it; the digest is summed up anew from what there is. */
    private Map<Key, Optional<Row>> everything(Map<Key, Row> confirmed) throws SQLException {
        Map<Key, Optional<Row>> all = new LinkedHashMap<>();
        Lists lists = new Lists(session);
        long digest = 0;
        for (EntityType<?> type : EntityTypes.in(scope.kind())) {
            for (Row row : lists.everything(type, scope.id())) {
                all.put(row.key(), Optional.empty());
                digest += ContentHash.sum(row);
            }
        }
        next = next.withDigest(digest);
        confirmed.forEach((key, row) -> all.put(key, Optional.of(row)));
        return all;
    }
}
