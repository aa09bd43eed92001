package dev.roadcase.store;

import dev.roadcase.model.Change;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lock;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.model.ScopeKind;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the show. Everything is altered by {@link #commit} and only there; everything that follows a change begins at
 * {@link #changesAfter}. Open from construction to {@link #close}; all methods may be called from any thread.
 */
public final class Store implements AutoCloseable {
    /** The id of the library scope on every server. */
    public static final UUID LIBRARY = Ids.fixed("scope", "library");

    private static final Logger log = LoggerFactory.getLogger(Store.class);

    private static final String REPLICA = "replica";
    private static final int KNOWN_SCOPES = 16_384;

    private final Database database;
    private final Clock clock;
    private final Readers readers;
    private final @Nullable HeadWatcher watcher;
    private volatile Home home;
    private final Map<UUID, Following.Remembered> followed = new ConcurrentHashMap<>();
    private final List<Writer> lanes = new ArrayList<>();
    private final List<Consumer<ScopeState>> followers = new CopyOnWriteArrayList<>();
    private final Map<UUID, ScopeState> heads = new ConcurrentHashMap<>();
    private final Map<Key, UUID> scopes = new ConcurrentHashMap<>();

    private Store(StoreOptions options, Clock clock) {
        this.clock = clock;
        database = new Database(options.url());
        new Migrator(database).migrate();
        prepareLibrary();
        readers = new Readers(database, options.readers());
        home = new Home(readReplicaId(), edge().hub().isPresent());
        int count = options.url().isSqlite() ? 1 : options.lanes();
        for (int i = 1; i <= count; i++) {
            lanes.add(new Writer(database, clock, options.groupSize(), "store-writer-" + i, this::publish, () -> home));
        }
        watcher = options.url().isSqlite() ? null : new HeadWatcher(database, this::publish, HeadWatcher.TOLD);
    }

    /** Opens the store, bringing the schema up to date first. */
    public static Store open(StoreOptions options, Clock clock) {
        return new Store(options, clock);
    }

    private void prepareLibrary() {
        try (Session session = new Session(database.open(true), database.dialect())) {
            if (Scopes.find(session, LIBRARY) == null) {
                Scopes.make(session, ScopeState.fresh(LIBRARY, ScopeKind.LIBRARY, Ids.random(), false));
            }
            session.update(
                    "INSERT INTO server (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                    "id",
                    Ids.random().toString());
            Scopes.all(session).forEach(s -> heads.put(s.id(), s));
            session.commit();
        } catch (SQLException e) {
            throw new StoreException("The database could not be prepared", e);
        }
    }

    /** Writes one request, whole or not at all; returns once it is on disk. */
    public Commit.Result commit(Commit commit) {
        int lane = Math.floorMod(commit.proposals().getFirst().scope().hashCode(), lanes.size());
        return lanes.get(lane).commit(commit);
    }

    /** Has the lane of a scope to itself for one transaction. */
    void exclusively(UUID scope, Writer.Job job) {
        lanes.get(Math.floorMod(scope.hashCode(), lanes.size())).run(job);
    }

    /** What is remembered of following a scope; only within its lane. */
    Following.@Nullable Remembered remembered(UUID scope) {
        return followed.remove(scope);
    }

    /** Remembered while there is something to go on with; a transaction that fails in the end is noticed by its head. */
    void remember(UUID scope, Following.@Nullable Remembered what) {
        if (what != null && !what.waiting().isEmpty()) {
            followed.put(scope, what);
        }
    }

    void becomeEdge() {
        home = new Home(home.server(), true);
    }

    /** The side of the store that deals with the hub. */
    public Edge edge() {
        return new Edge(this);
    }

    /** Runs {@code work} on one consistent look at everything committed so far. */
    public <T extends @Nullable Object> T read(Function<Reading, T> work) {
        return readers.read(session -> work.apply(new Reading(session)));
    }

    /** Runs work that needs the session itself, as checks do. */
    <T extends @Nullable Object> T reading(Readers.Work<T> work) {
        return readers.read(work);
    }

    /** The scope of a record, deleted or not; it never changes, so it is read once. */
    public Optional<UUID> scopeOf(Key key) {
        UUID known = scopes.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<UUID> found = read(r -> r.row(key)).map(Row::scope);
        found.ifPresent(scope -> {
            if (scopes.size() >= KNOWN_SCOPES) {
                scopes.clear();
            }
            scopes.put(key, scope);
        });
        return found;
    }

    /** Journal entries of a scope after {@code seq}, oldest first. */
    public List<Change> changesAfter(UUID scope, long seq, int limit) {
        return read(r -> r.changesAfter(scope, seq, limit));
    }

    /**
     * Where a scope stands. On SQLite this process is the only writer and knows; on PostgreSQL another may have moved it, so
     * the database is asked.
     */
    public Optional<ScopeState> head(UUID scope) {
        if (database.url().isSqlite()) {
            return Optional.ofNullable(heads.get(scope));
        }
        return read(r -> r.scope(scope));
    }

    /** Where every scope stands, ordered by id. */
    public List<ScopeState> heads() {
        if (database.url().isSqlite()) {
            List<ScopeState> all = new ArrayList<>(heads.values());
            all.sort(Comparator.comparing(s -> s.id().toString()));
            return all;
        }
        return read(Reading::scopes);
    }

    /**
     * Calls {@code follower} after each commit that moved a scope, those of other processes on the same PostgreSQL included;
     * one call at a time, never an older head after a newer one. It runs in the writer's or the watcher's thread and must
     * not block.
     */
    public void follow(Consumer<ScopeState> follower) {
        followers.add(follower);
    }

    private synchronized void publish(List<ScopeState> moved) {
        for (ScopeState state : moved) {
            ScopeState known = heads.get(state.id());
            if (known != null && known.epoch().equals(state.epoch()) && known.head() >= state.head()) {
                continue;
            }
            heads.put(state.id(), state);
            for (Consumer<ScopeState> follower : followers) {
                try {
                    follower.accept(state);
                } catch (RuntimeException e) {
                    log.error("A follower of the journal failed", e);
                }
            }
        }
    }

    /**
     * Clears the history of shows that were archived longer ago than that; what they hold stays.
     *
     * @return how many were cleared
     */
    public int purge(Duration archivedFor) {
        List<UUID> due = reading(session -> {
            Purging purging = new Purging(session, clock.instant(), archivedFor);
            List<UUID> found = new ArrayList<>();
            for (ScopeState scope : Scopes.all(session)) {
                if (purging.isDue(scope)) {
                    found.add(scope.id());
                }
            }
            return found;
        });
        due.forEach(id -> exclusively(id, (session, now) -> new Purging(session, now, archivedFor).clear(id)));
        return due.size();
    }

    /** The lock of a show; empty while it has none. */
    public Optional<Lock> lock(UUID production) {
        return read(r -> r.row(new Key(Production.TYPE, production))).map(Lock::of);
    }

    /** The id of this server, made with its database. */
    public UUID serverId() {
        return UUID.fromString(Objects.requireNonNull(readers.read(session -> ServerValues.get(session, "id"))));
    }

    /** The id under which others know what is done here; it changes when this turns out to be a copy. */
    public UUID replicaId() {
        return home.server();
    }

    private UUID readReplicaId() {
        String replica = readers.read(session -> ServerValues.get(session, REPLICA));
        return replica == null ? serverId() : UUID.fromString(replica);
    }

    void becomeAnother() {
        UUID replica = Ids.random();
        exclusively(LIBRARY, (session, now) -> {
            ServerValues.put(session, REPLICA, replica.toString());
            return List.of();
        });
        home = new Home(replica, home.isEdge());
    }

    /** The side of the store that deals with the edges of a hub. */
    public Edges edges() {
        return new Edges(this);
    }

    /** The people who may sign in. */
    public Users users() {
        return new Users(this);
    }

    /** Whose data this is; Supabase's people carry it in their tokens. */
    public UUID organisation() {
        return Scopes.ORG;
    }

    /** The devices that were here. */
    public KnownDevices knownDevices() {
        return new KnownDevices(this);
    }

    /** Sessions that were ended before their time. */
    public EndedSessions endedSessions() {
        return new EndedSessions(this);
    }

    /** Wrong attempts at the crew PIN. */
    public PinGuesses pinGuesses() {
        return new PinGuesses(this);
    }

    /** What was written down about access. */
    public Audit audit() {
        return new Audit(this, Audit.KEPT);
    }

    public DatabaseUrl url() {
        return database.url();
    }

    /** How many commits wait for the writers. */
    public int waiting() {
        return lanes.stream().mapToInt(Writer::waiting).sum();
    }

    @Override
    public void close() {
        if (watcher != null) {
            watcher.close();
        }
        lanes.forEach(Writer::close);
        readers.close();
    }
}
