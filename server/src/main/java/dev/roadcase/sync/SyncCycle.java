package dev.roadcase.sync;

import dev.roadcase.store.Edge;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an edge level with its hub, on a thread of its own: soon after a change, when somebody asks, and from time to time.
 * When the hub cannot be reached it waits longer and longer, up to a minute, and is awake at once when asked. One scope in
 * trouble does not hold up the others; the library goes before the shows that use it.
 */
public final class SyncCycle implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SyncCycle.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Store store;
    private final Edge edge;
    private final Clock clock;
    private final HubToken token;
    private final Consumer<News> told;
    private final Pace pace = new Pace();
    private final HubTrust trust;
    private final Pauses pauses = new Pauses();
    private final Jobs jobs = new Jobs();
    private final AtomicBoolean isPairedAnew = new AtomicBoolean();
    private final SelfCheck check;
    private final Greeter greeter;
    private @Nullable Thread thread;
    private @Nullable HubClient client;
    private volatile boolean open = true;
    private volatile Status status;
    private volatile List<Offer> offered = List.of();

    /** Keeps the credential this edge has of its hub. */
    public interface HubToken {
        String read();

        void write(String token);
    }

    /**
     * How it stands.
     *
     * @param reason what is wrong and what helps, in words for a technician; empty when nothing is
     * @param since when this state began
     */
    public record Status(State state, String reason, Instant since) {}

    /** The states, from best to worst but for the first. */
    public enum State {
        UNPAIRED,
        IN_SYNC,
        SYNCING,
        WAITING,
        OFFLINE,
        STUCK;

        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** {@code told} hears of every new status and of what moves, on the cycle's thread. */
    public SyncCycle(Store store, Clock clock, HubToken token, HubTrust trust, Consumer<News> told) {
        this.trust = trust;
        this.store = store;
        this.clock = clock;
        this.token = token;
        this.told = told;
        edge = store.edge();
        check = new SelfCheck(edge, clock);
        greeter = new Greeter(store, clock);
        status = new Status(State.UNPAIRED, "", clock.instant());
    }

    /** Begins; {@code address} is where the hub is now, when it moved since this edge was paired, or empty. */
    public void start(String address) {
        edge.hub()
                .filter(hub -> !address.isEmpty() && !hub.url().equals(Pairing.plain(address)))
                .ifPresent(hub -> moved(hub, Pairing.plain(address)));
        List<UUID> caughtUp = edge.catchUp();
        if (!caughtUp.isEmpty()) {
            log.info("Looked up in the hub's log what this version newly knows scopes={}", caughtUp.size());
        }
        if (edge.hub().isPresent()) {
            become(State.WAITING, "The hub has not been asked yet.");
        }
        store.follow(this::moved);
        thread = Thread.ofPlatform().name("sync").daemon().start(this::run);
    }

    /** It is still the same hub, or the first session says so. */
    private void moved(Edge.Hub hub, String url) {
        log.info("The hub has moved from={} to={}", hub.url(), url);
        edge.pair(new Edge.Hub(hub.id(), url, hub.name()));
    }

    /** A change was committed here, so there may be something to send; a hub that is away is not asked more often for it. */
    private void moved(ScopeState state) {
        if (!state.localOnly() && pauses.isCalm()) {
            pauses.wake();
        }
    }

    /** The network of this machine has changed, so the hub is tried at once and often again; from any thread. */
    public void networkChanged() {
        pauses.succeeded();
        pauses.wake();
    }

    public Status status() {
        return status;
    }

    /** Asks for a show of the hub, or for every one it has when null. */
    public Job download(@Nullable UUID production) {
        return ask(Job.DOWNLOAD, production);
    }

    /** Asks for what waits to be sent, of one show or of all. */
    public Job upload(@Nullable UUID production) {
        return ask("upload", production);
    }

    /**
     * The shows the hub has for this edge, asked for anew.
     *
     * @throws HubException with the reason when they cannot be had, or not within {@code patience}
     */
    public List<Offer> offers(Duration patience) throws InterruptedException {
        Job look = ask(Job.LOOK, null);
        if (!look.await(patience)) {
            throw new HubException(HubException.Kind.BUSY, "A sync is under way. Ask again when it is done.", 10);
        }
        String error = look.error();
        if (error != null) {
            throw new HubException(HubException.Kind.OFFLINE, error);
        }
        return offered;
    }

    private Job ask(String kind, @Nullable UUID scope) {
        boolean isPaired = edge.hub().isPresent();
        Job job = jobs.ask(kind, scope, isPaired);
        if (isPaired) {
            pauses.wake();
        } else {
            job.end("This server has no hub yet. Pair it first: roadcase pair HUB_URL CODE");
        }
        return job;
    }

    public Optional<Job> job(UUID id) {
        return jobs.find(id);
    }

    /**
     * Ties this edge to a hub for good, or anew to the one it has.
     *
     * @throws HubException when the hub cannot be reached or does not want to, or there is another hub already
     */
    public Edge.Hub pair(String url, String code, String name) {
        Edge.Hub paired = new Pairing(store, clock, token, trust, PATIENCE).pair(url, code, name);
        isPairedAnew.set(true);
        become(State.WAITING, "Paired; the hub will be asked now.");
        log.info("Paired with the hub url={}", paired.url());
        pauses.wake();
        return paired;
    }

    private void run() {
        while (open) {
            List<Job> due = jobs.takeDue();
            Edge.Hub hub = edge.hub().orElse(null);
            if (hub != null) {
                attempt(hub, due);
            }
            pause();
        }
    }

    private void pause() {
        try {
            pauses.rest();
        } catch (InterruptedException e) {
            open = false;
        }
    }

    private void attempt(Edge.Hub hub, List<Job> due) {
        try {
            check.whenDue();
            round(hub, due);
            pauses.succeeded();
            due.forEach(job -> job.end(null));
        } catch (HubException e) {
            pauses.failed();
            become(e.isAway() ? State.OFFLINE : State.STUCK, String.valueOf(e.getMessage()));
            due.forEach(job -> job.end(e.getMessage()));
        } catch (RuntimeException | Error e) {
            pauses.failed(); // whatever it was, the next attempt may do better than a thread that ended
            log.error("Syncing failed", e);
            become(State.STUCK, "Syncing failed for a reason that should not be. Report it; the log has the details.");
            due.forEach(job -> job.end(status.reason()));
        }
    }

    /** Everything once: ask where the hub stands, then whatever differs. */
    private void round(Edge.Hub hub, List<Job> due) {
        HubClient with = client(hub);
        Round round = new Round(store, clock, with, pace, due, told);
        round.takeOn();
        boolean offers = round.wantsOffers();
        HubClient.Standing standing = greeter.greet(with, offers);
        if (!standing.hub().equals(hub.id())) {
            throw new HubException(
                    HubException.Kind.REJECTED,
                    "Another hub answers at " + hub.url() + " than the one this server is paired with.");
        }
        if (offers) {
            offered = round.offers(standing);
            due.stream().filter(Job::isLook).forEach(job -> job.end(null));
        }
        round.run(standing, () -> become(State.SYNCING, ""));
        if (round.isHeldBack(standing)) {
            become(
                    State.WAITING,
                    "The hub runs an older version of Roadcase. What was changed here is sent once it is updated.");
        } else {
            become(State.IN_SYNC, "");
        }
    }

    private HubClient client(Edge.Hub hub) {
        HubClient made = client;
        if (isPairedAnew.getAndSet(false) && made != null) {
            made.close();
            made = null;
        }
        if (made == null) {
            made = new HubClient(hub.url(), credential(hub), trust, clock, PATIENCE);
            client = made;
        }
        return made;
    }

    private String credential(Edge.Hub hub) {
        String credential = token.read();
        if (credential.isEmpty()) {
            throw new HubException(
                    HubException.Kind.REFUSED,
                    "This server has lost its credential for the hub, as when only its database was brought to another machine."
                            + " Pair it again: roadcase pair " + hub.url() + " CODE");
        }
        return credential;
    }

    private void become(State state, String reason) {
        Status before = status;
        if (before.state() == state && before.reason().equals(reason)) {
            return;
        }
        status = new Status(state, reason, before.state() == state ? before.since() : clock.instant());
        if (before.state() != state && (state == State.STUCK || state == State.OFFLINE)) {
            log.warn("Sync: {} {}", state.wire(), reason);
        } else if (state == State.IN_SYNC && before.state() != State.SYNCING) {
            log.info("Sync: in sync with the hub");
        }
        told.accept(News.of(status));
    }

    @Override
    public void close() {
        open = false;
        HubClient made = client;
        if (made != null) {
            made.close();
        }
        Thread running = thread;
        if (running != null) {
            pauses.wake();
            try {
                running.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
