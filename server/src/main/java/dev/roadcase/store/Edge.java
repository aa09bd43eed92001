package dev.roadcase.store;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Lock;
import dev.roadcase.model.ScopeCopy;
import dev.roadcase.model.ScopeKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The store of a server that has a hub: what waits for it, how far its log is here, and how it is followed. Got from
 * {@link Store#edge}; all methods may be called from any thread.
 */
public final class Edge {
    private static final String HUB = "hub";
    private static final String SCHEMA = "schema";
    private static final String STARTED_OVER = "started-over ";

    private final Store store;

    /** The hub this server belongs to. */
    public record Hub(UUID id, String url, String name) {}

    Edge(Store store) {
        this.store = store;
    }

    /** The hub this server is paired with; empty while there is none. */
    public Optional<Hub> hub() {
        return store.reading(Edge::hub);
    }

    static Optional<Hub> hub(Session session) throws SQLException {
        return Optional.ofNullable(ServerValues.get(session, HUB)).map(Edge::read);
    }

    private static Hub read(String text) {
        String[] parts = text.split(" ", 3);
        return new Hub(UUID.fromString(parts[0]), parts[1], parts[2]);
    }

    /** From now on this server is an edge of that hub: every show here that is not local, and the library, are shared. */
    public void pair(Hub hub) {
        store.exclusively(Store.LIBRARY, (session, now) -> {
            ServerValues.put(session, HUB, hub.id() + " " + hub.url() + " " + hub.name());
            for (ScopeState scope : Scopes.all(session)) {
                if (!scope.localOnly() && Upstreams.find(session, scope.id()) == null) {
                    share(session, scope);
                }
            }
            return List.of();
        });
        store.becomeEdge();
    }

    private static void share(Session session, ScopeState scope) throws java.sql.SQLException {
        Upstreams.write(session, Upstream.fresh(scope.id()));
        Shadows.nothing(session, scope.id());
        Outbox.fill(session, scope.id());
        Conflicts.makeProvisional(session, scope.id());
    }

    /** The scopes shared with the hub. */
    public List<Upstream> upstreams() {
        return store.reading(Upstreams::all);
    }

    public Optional<Upstream> upstream(UUID scope) {
        return Optional.ofNullable(store.reading(session -> Upstreams.find(session, scope)));
    }

    /** Begins to share a show that so far only the hub has. */
    public void take(UUID scope) {
        store.exclusively(scope, (session, now) -> {
            ScopeState here = Scopes.find(session, scope);
            if (here != null && here.localOnly()) {
                throw new StoreException.Unsupported(
                        "The show of that id here is a local one, such as the demo. Delete nothing: start a server with a"
                                + " data folder of its own to fetch the hub's.");
            }
            if (Upstreams.find(session, scope) == null) {
                Upstreams.write(session, Upstream.fresh(scope));
            }
            return List.of();
        });
    }

    /** The first of what waits, at most {@code count} changes. */
    public List<Waiting> waiting(UUID scope, int count) {
        return waiting(scope, Long.MIN_VALUE, count);
    }

    /** What waits behind a place in the queue. */
    public List<Waiting> waiting(UUID scope, long place, int count) {
        return store.reading(session -> Outbox.after(session, scope, place, count));
    }

    /** How the hub tells this server from copies of it. */
    public EdgeIdentity identity() {
        return new EdgeIdentity(store);
    }

    /**
     * After an update of the program: what the hub told of fields that were not known then is looked up in its log.
     *
     * @return the scopes for which that was done
     */
    public List<UUID> catchUp() {
        String text = store.reading(session -> ServerValues.get(session, SCHEMA));
        if (text != null && Integer.parseInt(text) >= Changeset.SCHEMA) {
            return List.of();
        }
        List<UUID> done = new ArrayList<>();
        for (Upstream upstream : text == null ? List.<Upstream>of() : upstreams()) {
            boolean library = upstream.scope().equals(Store.LIBRARY);
            if (!rewind(upstream.scope(), library ? ScopeKind.LIBRARY : ScopeKind.PRODUCTION, upstream.seq())) {
                doubt(upstream.scope());
            }
            done.add(upstream.scope());
        }
        store.exclusively(Store.LIBRARY, (session, now) -> {
            ServerValues.put(session, SCHEMA, String.valueOf(Changeset.SCHEMA));
            return List.of();
        });
        return done;
    }

    /** Nothing is taken for equal before the hub was asked again. */
    private void doubt(UUID scope) {
        store.exclusively(scope, (session, now) -> {
            Upstream u = Upstreams.find(session, scope);
            if (u != null) {
                Upstreams.write(session, u.inDoubt());
            }
            return List.of();
        });
    }

    /**
     * Sums up what the hub has confirmed of a scope from what is on disk. Where that is not what was noted,
     * the next comparison with the hub sees it.
     *
     * @return whether it is what was noted
     */
    public boolean recount(UUID scope) {
        boolean agrees = store.reading(session -> {
            Upstream u = Upstreams.find(session, scope);
            return u == null || u.sums().equals(Recount.confirmed(session, scope));
        });
        if (!agrees) {
            store.exclusively(scope, (session, now) -> {
                Upstream u = Upstreams.find(session, scope);
                if (u != null) {
                    Upstreams.write(session, u.counted(Recount.confirmed(session, scope)));
                }
                return List.of();
            });
        }
        return agrees;
    }

    /** The lock of a show, when this server is the one that holds it. */
    public Optional<Lock> lockHeld(UUID production) {
        return store.lock(production).filter(lock -> lock.holder().equals(store.replicaId()));
    }

    /** Whether a scope may be taken over anew at that entry of the hub's log; true once for each, and for each version here. */
    public boolean mayStartOver(Upstream at) {
        String key = STARTED_OVER + at.scope();
        String now = at.epoch() + " " + at.seq() + " " + Changeset.SCHEMA;
        boolean[] may = new boolean[1];
        store.exclusively(at.scope(), (session, time) -> {
            may[0] = !now.equals(ServerValues.get(session, key));
            ServerValues.put(session, key, now);
            return List.of();
        });
        return may[0];
    }

    /** How many changes of a scope wait. */
    public int queued(UUID scope) {
        return store.reading(session -> Outbox.count(session, scope));
    }

    /** Since when the oldest one waits. */
    public Optional<Instant> waitingSince(UUID scope) {
        return Optional.ofNullable(store.reading(session -> Outbox.oldest(session, scope)));
    }

    /**
     * Takes over a page of the hub's log.
     *
     * @throws HubPage.OffChain when it does not continue what is here
     */
    public void follow(HubPage page) {
        store.exclusively(page.scope(), (session, now) -> {
            Following following = new Following(new Laying(session, now, page.scope(), page.kind()));
            List<ScopeState> moved = following.follow(page, store.remembered(page.scope()));
            store.remember(page.scope(), following.remembered());
            return moved;
        });
    }

    /**
     * Goes back to an entry that the hub has too; what came after it waits to be brought again.
     *
     * @return false when entries up to there were cleared, so that the hub's state has to be taken over whole
     */
    public boolean rewind(UUID scope, ScopeKind kind, long to) {
        boolean[] done = new boolean[1];
        store.exclusively(scope, (session, now) -> {
            done[0] = !HubLog.isCleared(session, scope, to);
            if (!done[0]) {
                return List.of();
            }
            store.remembered(scope); // what it says is overtaken
            return new StartingOver(new Laying(session, now, scope, kind)).rewind(to);
        });
        return done[0];
    }

    /** Takes over the hub's state whole; what is here after {@code common}, the last entry both have, is brought again. */
    public void adopt(ScopeCopy copy, long common) {
        store.exclusively(copy.scope(), (session, now) -> {
            store.remembered(copy.scope()); // what it says is overtaken
            return new StartingOver(new Laying(session, now, copy.scope(), copy.kind())).adopt(copy, common);
        });
    }

    /** What is here of the hub's log, to be compared with it. */
    public CommonGround ground(UUID scope) {
        return new CommonGround(store, scope);
    }

    /** Which of these changesets the hub has for certain: they came back in its log. */
    public List<UUID> confirmed(UUID scope, List<UUID> changesets) {
        return store.reading(session -> {
            List<UUID> found = new ArrayList<>();
            for (UUID id : changesets) {
                if (HubLog.has(session, scope, id)) {
                    found.add(id);
                }
            }
            return found;
        });
    }

    /** Notes what keeps a scope from being in sync, or with null that nothing does any more. */
    public void note(UUID scope, @Nullable String failure) {
        store.exclusively(scope, (session, now) -> {
            Upstream u = Upstreams.find(session, scope);
            if (u != null && !Objects.equals(u.failure(), failure)) {
                Upstreams.write(session, u.noted(failure, now));
            }
            return List.of();
        });
    }

    /** Leaves a line in the log of sync runs. */
    public void note(SyncRun run) {
        store.exclusively(run.scope(), (session, now) -> {
            SyncRuns.write(session, run, store.serverId());
            return List.of();
        });
    }

    /** The newest sync runs, the last one first. */
    public List<SyncRun> runs(int limit) {
        return store.reading(session -> SyncRuns.newest(session, limit));
    }

    /** The conflicts of a scope, or of all; those that wait for a person, or every one there ever was. */
    public List<Conflict> conflicts(@Nullable UUID scope, boolean pendingOnly) {
        return store.reading(session -> Conflicts.list(session, scope, pendingOnly));
    }

    public Optional<Conflict> conflict(UUID id) {
        return Optional.ofNullable(store.reading(session -> Conflicts.find(session, id)));
    }
}
