package dev.roadcase.sync;

import dev.roadcase.model.Lock;
import dev.roadcase.model.LogEntry;
import dev.roadcase.model.Outgoing;
import dev.roadcase.model.ScopeCopy;
import dev.roadcase.model.ScopeKind;
import dev.roadcase.store.CommonGround;
import dev.roadcase.store.Edge;
import dev.roadcase.store.HubPage;
import dev.roadcase.store.Upstream;
import dev.roadcase.store.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one scope level with the hub: finds common ground, pushes what waits, follows the log to its head. */
final class ScopeSync {
    private static final Logger log = LoggerFactory.getLogger(ScopeSync.class);
    private static final long MAX_PUSH = 1 << 20;
    /** Between two pages nothing may go wrong more often than this before it is given up for now. */
    private static final int MAX_FORKS = 4;

    private final Edge edge;
    private final CommonGround ground;
    private final HubClient hub;
    private final UUID scope;
    private final ScopeKind kind;
    private final long clockOffset;
    private final Progress progress;
    private final Pace pace;
    private final Pages pages;
    private final ReadingAhead ahead;
    private final Sent sent = new Sent();

    private int forks;

    /** Hears how far it is: changes sent, entries taken over, and what is still to be done. */
    interface Progress {
        void moved(int pushed, int pulled, long left);
    }

    ScopeSync(Edge edge, HubClient hub, UUID scope, ScopeKind kind, long clockOffset, Pace pace, Progress progress) {
        this.pace = pace;
        pages = new Pages(hub, pace);
        ahead = new ReadingAhead(edge, pages);
        this.edge = edge;
        ground = edge.ground(scope);
        this.hub = hub;
        this.scope = scope;
        this.kind = kind;
        this.clockOffset = clockOffset;
        this.progress = progress;
    }

    /** Reaches the hub's head without sending anything, for a hub that would not understand it. */
    void pullOnly() {
        while (!pull()) {
            log.debug("Reading the log of {} from where it forked", scope);
        }
    }

    /** Returns when nothing waits and the hub's head was reached; throws {@link HubException} when it cannot. */
    void run() {
        boolean atHead;
        do {
            pushWhatTheLineCarries();
            atHead = pull();
        } while (!atHead || edge.queued(scope) > 0);
    }

    /** When the line breaks midway, what did arrive is taken off the queue, so that the next attempt goes on from there. */
    private void pushWhatTheLineCarries() {
        try {
            push();
            takeAhead();
        } catch (HubException e) {
            takeAhead();
            if (sent.size() > 0) {
                pull();
            }
            throw e;
        }
    }

    private Upstream cursor() {
        return edge.upstream(scope).orElseThrow();
    }

    /** Sends all that waits; it waits on until it comes back in the log. While a part is under way the next one is made ready. */
    private void push() {
        long left = edge.queued(scope);
        Optional<Part> part = part(Long.MIN_VALUE, pace.changes());
        while (left > 0 && part.isPresent()) {
            Part now = part.get();
            int most = pace.changes();
            CompletableFuture<Optional<Part>> following = HubClient.begin(() -> part(now.end(), most));
            if (send(now, left)) {
                left -= now.changes().size();
                progress.moved(now.changes().size(), 0, left);
                part = HubClient.await(following);
            } else {
                left = edge.queued(scope);
                part = part(Long.MIN_VALUE, pace.changes());
            }
        }
    }

    /** What is sent at once; {@code end} is the place in the queue of the last of it. */
    private record Part(List<Outgoing> changes, HubClient.Packed packed, long end) {}

    /** The next of what waits behind a place, ready to be sent; empty when nothing does. */
    private Optional<Part> part(long behind, int most) {
        List<Waiting> waiting = edge.waiting(scope, behind, most);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        List<Outgoing> changes = outgoing(waiting);
        long end = waiting.get(changes.size() - 1).place();
        return Optional.of(new Part(changes, hub.pack(changes), end));
    }

    /** False when the hub's history had changed, so that everything has to be looked at again. */
    private boolean send(Part part, long left) {
        if (ahead.isDone()) {
            takeAhead();
        }
        Upstream cursor = cursor();
        int underWay = sent.size();
        sent.add(part.changes());
        ahead.goOn(cursor, sent, underWay, left);
        try {
            hub.push(cursor, part.packed());
            pace.succeeded();
            return true;
        } catch (HubException e) {
            if (e.kind() == HubException.Kind.FORK) {
                takeAhead();
                findCommonGround();
                return false;
            }
            pace.failed(part.changes().size());
            throw e;
        }
    }

    /** Takes off what came back while other parts were sent. */
    private void takeAhead() {
        List<UUID> came = ahead.taken();
        sent.remove(came);
        if (!came.isEmpty()) {
            progress.moved(0, came.size(), edge.queued(scope));
        }
    }

    private List<Outgoing> outgoing(List<Waiting> waiting) {
        List<Outgoing> part = new ArrayList<>();
        UUID lock = edge.lockHeld(scope).map(Lock::epoch).orElse(null);
        long left = MAX_PUSH;
        for (Waiting w : waiting) {
            left -= w.body().length();
            if (left < 0 && !part.isEmpty()) {
                break;
            }
            part.add(new Outgoing(w.id(), w.body(), clockOffset, w.loggedAt(), lock));
        }
        return part;
    }

    /** Follows the log to its head; false when it went another way, so that what was lost has to be sent before it is read. */
    private boolean pull() {
        pages.forget();
        while (true) {
            Upstream before = cursor();
            HubPage page;
            try {
                page = pages.after(before, sent);
                edge.follow(page);
            } catch (HubPage.OffChain e) {
                findCommonGround();
                return false;
            } catch (HubPage.Altered e) {
                askForAll();
                continue;
            } catch (HubException e) {
                if (e.kind() == HubException.Kind.CLEARED) {
                    takeWhole(before.seq());
                    continue;
                }
                if (e.kind() != HubException.Kind.FORK) {
                    throw e;
                }
                findCommonGround();
                return false;
            }
            sent.remove(page.entries().stream().map(LogEntry::id).toList());
            Upstream after = cursor();
            progress.moved(0, page.entries().size(), page.head() - after.seq());
            if (after.seq() >= page.head()) {
                verify(after);
                return true;
            }
        }
    }

    /** What was worked out of what was sent is not what the hub has; or it was altered on its way. */
    private void askForAll() {
        if (sent.size() == 0) {
            throw new HubException(
                    HubException.Kind.OFFLINE, "What the hub sent was altered on its way. It is tried again.");
        }
        sent.clear();
    }

    /**
     * Equal heads must mean equal contents. Where they do not, everything is computed again from the log, and if that does not
     * help taken whole from the hub; for the same entry that is done once, also across restarts.
     */
    private void verify(Upstream upstream) {
        if (upstream.hubSums() == null || upstream.isLevel()) {
            return;
        }
        if (!edge.mayStartOver(upstream)) {
            throw differs();
        }
        log.warn("What is held of {} differs from the hub; it is computed again from the log", scope);
        rewind(upstream.seq());
        edge.follow(pages.after(cursor(), Map::of));
        if (isApart()) {
            log.error("What is held of {} still differs; it is taken whole from the hub", scope);
            takeWhole(cursor().seq());
        }
        if (isApart()) {
            throw differs();
        }
    }

    private boolean isApart() {
        Upstream now = cursor();
        return now.seq() == now.hubHead() && !now.isLevel();
    }

    private static HubException differs() {
        return new HubException(
                HubException.Kind.REJECTED,
                "What this server holds differs from the hub although both have the same history, and taking it over again"
                        + " did not help. Nothing is lost: run 'roadcase support-bundle' on both and report it.");
    }

    /** The hub was restored, or is another one: back to the last entry that both have; the rest waits to be brought again. */
    private void findCommonGround() {
        if (++forks > MAX_FORKS) {
            throw new HubException(HubException.Kind.BUSY, "The hub's history changes too quickly to follow.", 10);
        }
        long high = cursor().seq() + 1;
        long low = hub.common(scope, ground.spread());
        for (long bound = next(low, high); bound - low > 1; ) {
            List<CommonGround.Point> between = ground.between(low, bound, 100);
            if (between.isEmpty()) {
                break;
            }
            long found = Math.max(low, hub.common(scope, between));
            long above = between.stream()
                    .mapToLong(CommonGround.Point::seq)
                    .filter(seq -> seq > found)
                    .min()
                    .orElse(bound);
            low = found;
            bound = above;
        }
        log.warn("The hub went back: following its log again from entry {} scope={}", low, scope);
        rewind(low);
    }

    /** Back to an entry that both have; by taking over what the hub has whole, where the log does not say enough any more. */
    private void rewind(long to) {
        if (!edge.rewind(scope, kind, to)) {
            takeWhole(to);
        }
    }

    private void takeWhole(long common) {
        ScopeCopy copy = hub.copy(scope);
        log.info(
                "Taking over the hub's state whole scope={} records={}",
                scope,
                copy.rows().size());
        edge.adopt(copy, common);
        progress.moved(0, copy.rows().size(), 0);
    }

    /** The nearest entry above {@code low} that was asked about and that the hub does not have. */
    private long next(long low, long high) {
        return ground.spread().stream()
                .mapToLong(CommonGround.Point::seq)
                .filter(seq -> seq > low)
                .min()
                .orElse(high);
    }
}
