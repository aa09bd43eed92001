package dev.roadcase.sync;

import dev.roadcase.model.LogEntry;
import dev.roadcase.store.HubPage;
import dev.roadcase.store.Upstream;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a hub's log in their order, each of a size that the line can carry. The next one comes while the caller is busy
 * with the one before it. Used by one thread at a time; what it begins runs on threads of its own.
 */
final class Pages {
    private final HubClient hub;
    private final Pace pace;
    private @Nullable Coming coming;

    /** A page that was asked for before anybody wanted it. */
    private record Coming(Upstream after, CompletableFuture<HubPage> page) {}

    Pages(HubClient hub, Pace pace) {
        this.hub = hub;
        this.pace = pace;
    }

    /**
     * The page after an entry.
     *
     * @param sent the bodies of changes sent up to now, which the hub may leave out of its answer
     */
    HubPage after(Upstream cursor, Supplier<Map<UUID, String>> sent) {
        try {
            HubPage page = HubClient.await(asked(cursor, sent));
            pace.came();
            expect(cursor, page, sent);
            return page;
        } catch (HubException e) {
            if (e.kind() == HubException.Kind.OFFLINE) {
                pace.broke();
            }
            throw e;
        }
    }

    /** What is under way is not wanted: it may have been asked for before something was sent. */
    void forget() {
        coming = null;
    }

    /** The page that is under way, if it is the right one. */
    private CompletableFuture<HubPage> asked(Upstream cursor, Supplier<Map<UUID, String>> sent) {
        Coming expected = coming;
        coming = null;
        return expected != null && expected.after().isAt(cursor) ? expected.page() : ask(cursor, sent);
    }

    private CompletableFuture<HubPage> ask(Upstream cursor, Supplier<Map<UUID, String>> sent) {
        long bytes = pace.bytes();
        return HubClient.begin(() -> hub.log(cursor, bytes, sent));
    }

    /** Asks for the page after this one, if there is one and the hub told where this one leads. */
    private void expect(Upstream cursor, HubPage page, Supplier<Map<UUID, String>> sent) {
        LogEntry last = page.entries().isEmpty() ? null : page.entries().getLast();
        if (last == null || page.chain() == null || last.seq() >= page.head()) {
            return;
        }
        Upstream next = cursor.after(page.epoch(), last.seq(), page.chain());
        coming = new Coming(next, ask(next, sent));
    }
}
