package dev.roadcase.sync;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.model.ScopeKind;
import dev.roadcase.store.Edge;
import dev.roadcase.store.Store;
import dev.roadcase.store.Upstream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything once: asks where the hub stands, then brings level whatever differs. Used by the cycle's thread only. */
final class Round {
    private static final Logger log = LoggerFactory.getLogger(Round.class);

    private final Store store;
    private final Edge edge;
    private final Clock clock;
    private final HubClient with;
    private final Pace pace;
    private final List<Job> due;
    private final Consumer<News> told;

    /** @param due what people asked for and wait for */
    Round(Store store, Clock clock, HubClient with, Pace pace, List<Job> due, Consumer<News> told) {
        this.store = store;
        edge = store.edge();
        this.clock = clock;
        this.with = with;
        this.pace = pace;
        this.due = due;
        this.told = told;
    }

    /** Whether people wait to hear of shows that are not here. */
    boolean wantsOffers() {
        return due.stream().anyMatch(job -> job.isLook() || job.isForAll());
    }

    /** Shows that somebody asked for are shared from now on. */
    void takeOn() {
        Set<UUID> known = new HashSet<>();
        edge.upstreams().forEach(u -> known.add(u.scope()));
        for (Job job : due) {
            UUID scope = job.scope();
            if (job.kind().equals(Job.DOWNLOAD) && scope != null && known.add(scope)) {
                edge.take(scope);
            }
        }
    }

    /** What the hub has for this edge; the shows that are here come first. */
    List<Offer> offers(HubClient.Standing standing) {
        List<Offer> offers = new ArrayList<>();
        for (Upstream here : edge.upstreams()) {
            if (!here.scope().equals(Store.LIBRARY)) {
                offers.add(new Offer(here.scope(), nameHere(here.scope()), true));
            }
        }
        unknown(standing).forEach(scope -> offers.add(new Offer(scope.id(), scope.name(), false)));
        return offers;
    }

    private String nameHere(UUID show) {
        return store.read(r -> r.row(new Key(Production.TYPE, show)))
                .map(Row::label)
                .orElse("");
    }

    private static List<HubClient.Scope> unknown(HubClient.Standing standing) {
        return standing.scopes().stream()
                .filter(s -> s.status().equals("new") && s.kind() == ScopeKind.PRODUCTION && !s.deleted())
                .toList();
    }

    /**
     * Brings all of it level. One scope in trouble does not hold up the others.
     *
     * @param syncing is run before anything is moved
     */
    void run(HubClient.Standing standing, Runnable syncing) {
        learnUsers(standing.users());
        Map<UUID, HubClient.Scope> scopes = new LinkedHashMap<>();
        standing.scopes().forEach(s -> scopes.put(s.id(), s));
        if (due.stream().anyMatch(Job::isForAll)) { // but those that were deleted there
            unknown(standing).forEach(s -> edge.take(s.id()));
        }
        List<Upstream> shared = edge.upstreams();
        HubException trouble = null;
        for (Upstream upstream : Order.of(shared, Order.active(store, shared))) {
            try {
                scope(upstream, scopes.get(upstream.scope()), standing, syncing);
                edge.note(upstream.scope(), null);
            } catch (HubException e) {
                edge.note(upstream.scope(), e.getMessage());
                if (e.isAway()) {
                    throw e;
                }
                trouble = e;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    /** Whether something waits that an older hub would not understand. */
    boolean isHeldBack(HubClient.Standing standing) {
        return isNewerThan(standing) && edge.upstreams().stream().anyMatch(u -> edge.queued(u.scope()) > 0);
    }

    /** Who may sign in, so that it is known without the hub; an older hub does not tell. */
    private void learnUsers(String digest) {
        if (digest.isEmpty()) {
            return;
        }
        if (digest.equals(store.users().followed())) {
            store.users().hear(clock.instant());
        } else {
            store.users().follow(with.users(), digest);
            log.info("The hub told whom it lets in");
        }
    }

    private static boolean isNewerThan(HubClient.Standing standing) {
        return standing.schema() < Changeset.SCHEMA;
    }

    private void scope(Upstream mine, HubClient.@Nullable Scope theirs, HubClient.Standing standing, Runnable syncing) {
        boolean level = theirs != null
                && theirs.status().equals("ok")
                && mine.isLevel()
                && holdsTheSame(mine, theirs, standing.schema());
        if (level && edge.queued(mine.scope()) == 0) {
            return;
        }
        boolean unknown = theirs == null || theirs.kind() == null;
        if (unknown && edge.queued(mine.scope()) == 0 && mine.seq() == 0) {
            throw new HubException(HubException.Kind.MISSING, "The hub has no show " + mine.scope() + ".");
        }
        syncing.run();
        Run run = new Run(edge, mine.scope(), clock, told);
        try {
            ScopeSync sync = sync(mine.scope(), standing.clockOffsetMillis(), run);
            if (isNewerThan(standing)) {
                sync.pullOnly();
            } else {
                sync.run();
            }
            run.done();
        } catch (HubException e) {
            run.failed(e);
            throw e;
        }
    }

    private ScopeSync sync(UUID scope, long clockOffset, Run run) {
        ScopeKind kind = scope.equals(Store.LIBRARY) ? ScopeKind.LIBRARY : ScopeKind.PRODUCTION;
        return new ScopeSync(edge, with, scope, kind, clockOffset, pace, (pushed, pulled, left) -> {
            run.moved(pushed, pulled, left);
            due.stream().filter(job -> job.isAbout(scope)).forEach(job -> job.moved(pushed + pulled, left));
        });
    }

    /** Sums of two versions that know different fields say nothing. */
    private static boolean holdsTheSame(Upstream mine, HubClient.Scope theirs, int schema) {
        return schema != Changeset.SCHEMA
                || (agrees(theirs.digest(), mine.sums().records())
                        && agrees(theirs.inbox(), mine.sums().inbox()));
    }

    private static boolean agrees(@Nullable Long told, long own) {
        return told == null || told == own;
    }
}
