package dev.roadcase.store;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.ChangesetCodec;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Field;
import dev.roadcase.model.Ids;
import dev.roadcase.model.InvalidException;
import dev.roadcase.model.Key;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Op;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Received;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.model.ScopeKind;
import dev.roadcase.model.Sent;
import dev.roadcase.sync.core.Drafted;
import dev.roadcase.sync.core.Drafted.What;
import dev.roadcase.sync.core.Drafting;
import dev.roadcase.sync.core.Trees;
import dev.roadcase.sync.core.Workspace;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The commits that share one transaction: heads are locked, rows read with few queries, changesets merged in memory each
 * seeing those before it, and everything written in batches. Lives in the writer's thread.
 */
final class Group {
    private final Session session;
    private final Instant now;
    private final StoredView stored;
    private final Workspace work;
    private final Map<UUID, ScopeState> scopes = new LinkedHashMap<>();
    private final Set<UUID> moved = new LinkedHashSet<>();
    private final List<Journal.Entry> entries = new ArrayList<>();
    private final Map<String, Receipt> receipts = new LinkedHashMap<>();
    /** Hashes of the changesets that arrive and were here before, by id. */
    private final Map<UUID, String> known = new HashMap<>();
    /** The scopes whose changes the hub has to hear of. */
    private final Set<UUID> shared = new HashSet<>();

    private final Home home;

    Group(Session session, Instant now, Home home) {
        this.home = home;
        this.session = session;
        this.now = now;
        stored = new StoredView(session);
        work = new Workspace(stored);
    }

    /** Locks the heads and reads what the commits are about. */
    void prepare(List<Commit> commits) throws SQLException {
        Set<UUID> ids = new LinkedHashSet<>();
        Set<Key> keys = new LinkedHashSet<>();
        Map<EntityType<?>, List<UUID>> parents = new HashMap<>();
        List<UUID> taken = new ArrayList<>();
        Set<Key> judged = new LinkedHashSet<>();
        for (Commit commit : commits) {
            for (Proposal proposal : commit.proposals()) {
                ids.add(proposal.scope());
                keys.add(new Key(Production.TYPE, proposal.scope()));
                proposal.asks().forEach(ask -> collect(ask, keys, parents));
                if (proposal.received() != null) {
                    taken.add(proposal.id());
                    proposal.received().set().patches().forEach(p -> judged.add(p.key()));
                }
            }
        }
        scopes.putAll(Scopes.lock(session, ids));
        known.putAll(Journal.hashes(session, taken));
        shared.addAll(home.isEdge() ? Upstreams.among(session, ids) : List.of());
        keys.addAll(judged);
        stored.prefetch(keys);
        stored.prefetchConflicts(judged);
        parents.forEach((type, of) -> {
            if (!type.children().isEmpty()) {
                stored.prefetchChildren(type, of);
            }
        });
    }

    private static void collect(Ask ask, Set<Key> keys, Map<EntityType<?>, List<UUID>> parents) {
        Key key = switch (ask) {
            case Ask.Create create -> new Key(create.type(), create.id());
            case Ask.Edit edit -> edit.key();
            case Ask.Delete delete -> delete.key();
            case Ask.Restore restore -> restore.key();
            case Ask.Undo undo -> null;
            case Ask.Take take -> null;
            case Ask.Resolve resolve -> null;
            case Ask.SetLock lock -> lock.production();
        };
        if (key == null) {
            return;
        }
        keys.add(key);
        parents.computeIfAbsent(key.type(), t -> new ArrayList<>()).add(key.id());
        if (ask instanceof Ask.Create create) {
            references(create.type(), create.sent(), keys);
        } else if (ask instanceof Ask.Edit edit) {
            references(key.type(), edit.sent(), keys);
        }
    }

    private static void references(EntityType<?> type, Sent sent, Set<Key> keys) {
        for (Field field : type.fields()) {
            if (field.kind() instanceof Kind.Reference reference
                    && !reference.entity().isEmpty()
                    && sent.fields().get(field.name()) instanceof UUID id) {
                keys.add(new Key(EntityTypes.get(reference.entity()), id));
            }
        }
    }

    /** Carries out one commit in memory; what it refuses leaves nothing behind. */
    Commit.Result apply(Commit commit) throws SQLException {
        Commit.Once once = commit.once();
        Receipt given = once == null ? null : given(once);
        if (given != null) {
            return new Commit.Result(given, List.of(), List.of());
        }
        Map<UUID, ScopeState> before = new HashMap<>(scopes);
        Trial trial = new Trial(commit);
        try {
            Commit.Result result = trial.run();
            Receipt receipt = once == null ? null : once.answer().apply(result);
            trial.keep();
            if (once != null && receipt != null) {
                receipts.put(once.actor() + once.key(), receipt);
            }
            return result;
        } catch (RuntimeException | SQLException e) {
            scopes.clear();
            scopes.putAll(before);
            throw e;
        }
    }

    private @Nullable Receipt given(Commit.Once once) throws SQLException {
        Receipt given = receipts.get(once.actor() + once.key());
        if (given == null) {
            given = Receipts.find(session, once.actor(), once.key(), now);
        }
        if (given != null && !given.requestHash().equals(once.requestHash())) {
            throw new Commit.KeyReused();
        }
        return given;
    }

    /** One commit on top of those before it, kept only when all of it succeeds. */
    private final class Trial {
        private final Commit commit;
        private final Workspace above = new Workspace(work);
        private final List<Journal.Entry> written = new ArrayList<>();
        private final List<Drafted.Done> done = new ArrayList<>();

        Trial(Commit commit) {
            this.commit = commit;
        }

        Commit.Result run() throws SQLException {
            for (Proposal proposal : commit.proposals()) {
                one(proposal);
            }
            List<Commit.Done> outcomes = done.stream().map(d -> outcome(d)).toList();
            return new Commit.Result(
                    null, outcomes, written.stream().map(Journal.Entry::change).toList());
        }

        private void one(Proposal proposal) throws SQLException {
            Received received = proposal.received();
            if (received != null) {
                take(proposal, received);
                return;
            }
            if (proposal.cause() == dev.roadcase.model.Cause.SEED
                    && Journal.has(session, proposal.scope(), proposal.id())) {
                return;
            }
            ScopeState scope = scopeOf(proposal);
            Drafted drafted = draft(proposal, scope);
            done.addAll(drafted.done());
            Changeset set = drafted.changeset();
            if (set != null) {
                append(proposal, scope, set, drafted);
            }
        }

        /** Takes in a changeset from elsewhere, once. Another one under the same id gets an id of its own. */
        private void take(Proposal proposal, Received received) throws SQLException {
            String body = Objects.requireNonNull(received.body());
            String hash = Journal.hash(body);
            String before = known.get(proposal.id());
            if (hash.equals(before)) {
                done.add(new Drafted.Done(What.DUPLICATE, new Key(Production.TYPE, proposal.scope())));
            } else if (before != null) {
                UUID id = Following.derived(proposal.id(), body);
                known.putAll(Journal.hashes(session, List.of(id)));
                take(Proposal.taking(id, received.as(id)), received.as(id));
            } else {
                known.put(proposal.id(), hash);
                ScopeState scope = scopeOf(proposal);
                Drafted drafted = draft(proposal, scope);
                done.addAll(drafted.done());
                append(proposal, scope, received.set(), drafted);
            }
        }

        /** Drafts one proposal; what it refuses is counted through all proposals of the commit. */
        private Drafted draft(Proposal proposal, ScopeState scope) {
            try {
                return Drafting.draft(proposal, above, home.server(), scope.versionOffset(), Ids::mint);
            } catch (Refusal refusal) {
                throw done.isEmpty() ? refusal : refusal.at(done.size() + Math.max(0, refusal.index()));
            } catch (InvalidException invalid) {
                throw done.isEmpty() ? invalid : invalid.at(done.size() + Math.max(0, invalid.index()));
            }
        }

        private ScopeState scopeOf(Proposal proposal) {
            ScopeState known = scopes.get(proposal.scope());
            if (known != null) {
                return known;
            }
            if (proposal.asks().stream().noneMatch(ask -> makesShow(ask, proposal.scope()))) {
                throw new Refusal.NotFound(Production.TYPE);
            }
            return ScopeState.fresh(proposal.scope(), ScopeKind.PRODUCTION, Ids.random(), commit.localOnly());
        }

        private static boolean makesShow(Ask ask, UUID show) {
            if (ask instanceof Ask.Take take) {
                Patch patch = take.received().set().patch(new Key(Production.TYPE, show));
                return patch != null && patch.op() == Op.CREATED;
            }
            return ask instanceof Ask.Create c && c.type() == Production.TYPE && c.id().equals(show);
        }

        private void append(Proposal proposal, ScopeState scope, Changeset set, Drafted drafted) {
            Received received = proposal.received();
            String body = received == null ? ChangesetCodec.write(set) : Objects.requireNonNull(received.body());
            if (body.getBytes(StandardCharsets.UTF_8).length > Changeset.MAX_BYTES) {
                throw new Refusal.TooLarge();
            }
            String effects = ChangesetCodec.writeEffects(drafted.effects(), drafted.conflicts());
            long digest = scope.digest();
            for (Row row : drafted.rows()) {
                digest += ContentHash.difference(above.row(row.key()), row);
                above.put(row);
            }
            String chain = Journal.chain(scope.chain(), scope.head() + 1, body, effects);
            ScopeState next = scope.advanced(chain, digest);
            Change change = new Change(
                    set.scope(),
                    next.head(),
                    set.id(),
                    set.author(),
                    received == null ? set.at() : received.at(),
                    set.cause(),
                    drafted.effects(),
                    drafted.conflicts(),
                    chain);
            above.record(change);
            above.log(set);
            drafted.conflicts().forEach(above::put);
            written.add(new Journal.Entry(change, proposal.importId(), body, effects));
            scopes.put(next.id(), next);
        }

        private Commit.Done outcome(Drafted.Done d) {
            Row row = d.what() == Drafted.What.UNDONE ? null : above.row(d.key());
            return new Commit.Done(d.what(), row, row == null ? List.of() : Trees.below(row, above));
        }

        void keep() {
            above.changed().forEach(work::put);
            above.raised().forEach(work::put);
            above.logged().forEach(work::log);
            written.forEach(e -> {
                work.record(e.change());
                moved.add(e.change().scope());
            });
            entries.addAll(written);
        }
    }

    /** Writes everything that was kept; the transaction is the caller's to end. */
    void flush() throws SQLException {
        Map<EntityType<?>, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
        for (Row row : work.changed()) {
            rows.computeIfAbsent(row.type(), t -> new ArrayList<>())
                    .add(EntitySql.of(row.type()).parameters(row));
        }
        for (var entry : rows.entrySet()) {
            session.insert(EntitySql.of(entry.getKey()).upsert(), entry.getValue());
        }
        Journal.append(session, entries);
        share();
        Map<Boolean, List<Conflict>> conflicts =
                work.raised().stream().collect(Collectors.partitioningBy(c -> shared.contains(c.scope())));
        Conflicts.write(session, conflicts.getOrDefault(false, List.of()), false);
        Conflicts.write(session, conflicts.getOrDefault(true, List.of()), true); // the hub has the last word
        Scopes.write(session, moved.stream().map(this::scope).toList());
        Receipts.write(session, List.copyOf(receipts.values()), now);
    }

    /** What the hub has to hear of waits for it, and what it has confirmed of the same records is kept. */
    private void share() throws SQLException {
        Map<UUID, Map<Key, Optional<Row>>> before = new LinkedHashMap<>();
        List<Journal.Entry> waiting = new ArrayList<>();
        for (Journal.Entry entry : entries) {
            UUID scope = entry.change().scope();
            if (isShared(scope)) {
                waiting.add(entry);
                before.computeIfAbsent(scope, s -> new LinkedHashMap<>());
            }
        }
        for (Row row : work.changed()) {
            Map<Key, Optional<Row>> rows = before.get(row.scope());
            if (rows != null) {
                rows.put(row.key(), Optional.ofNullable(stored.row(row.key())));
            }
        }
        for (var scope : before.entrySet()) {
            Shadows.keep(session, scope.getKey(), scope.getValue());
        }
        Outbox.append(session, waiting, now);
    }

    /** A show that is made on an edge is shared from its first moment. */
    private boolean isShared(UUID scope) throws SQLException {
        ScopeState state = scope(scope);
        if (home.isEdge() && !state.localOnly() && shared.add(scope)) {
            Upstreams.write(session, Upstream.fresh(scope));
        }
        return shared.contains(scope);
    }

    boolean isEmpty() {
        return entries.isEmpty() && receipts.isEmpty();
    }

    private ScopeState scope(UUID id) {
        return Objects.requireNonNull(scopes.get(id));
    }

    /** The scopes that moved, as they stand now. */
    List<ScopeState> moved() {
        return moved.stream().map(this::scope).toList();
    }
}
