package dev.roadcase.sync;

import dev.roadcase.model.LogEntry;
import dev.roadcase.store.Edge;
import dev.roadcase.store.HubPage;
import dev.roadcase.store.Upstream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over what earlier parts of a push became, on a thread of its own, while later ones are sent; one page at a time. Whatever
 * is wrong is seen when the log is read in earnest, so here it is only noted. Used by the cycle's thread.
 */
final class ReadingAhead {
    private static final Logger log = LoggerFactory.getLogger(ReadingAhead.class);
    /**
     * A page is read ahead once it holds at least this part of what still waits: what a page costs grows a little with what
     * waits, so that many small ones in front of a long queue would cost its square.
     */
    private static final int PART = 4;

    private final Edge edge;
    private final Pages pages;
    /** The changes that came back with the page that is under way. */
    private @Nullable CompletableFuture<List<UUID>> page;

    ReadingAhead(Edge edge, Pages pages) {
        this.edge = edge;
        this.pages = pages;
    }

    /**
     * Begins with the next page unless one is under way, or too few changes are.
     *
     * @param underWay how many changes were sent and have not come back
     * @param left how many are still to be sent
     */
    void goOn(Upstream cursor, Sent sent, int underWay, long left) {
        if (page == null && underWay >= Math.max(1, left / PART)) {
            page = HubClient.begin(() -> take(cursor, sent));
        }
    }

    private List<UUID> take(Upstream cursor, Sent sent) {
        try {
            HubPage next = pages.after(cursor, sent);
            edge.follow(next);
            return next.entries().stream().map(LogEntry::id).toList();
        } catch (HubPage.OffChain | HubPage.Altered | HubException e) {
            log.debug("Reading ahead has to wait scope={}", cursor.scope(), e);
            return List.of();
        }
    }

    /** Whether {@link #taken} would not have to wait. */
    boolean isDone() {
        return page == null || page.isDone();
    }

    /** The changes that came back with the page that was under way; waits for it. */
    List<UUID> taken() {
        CompletableFuture<List<UUID>> done = page;
        page = null;
        return done == null ? List.of() : HubClient.await(done);
    }
}
