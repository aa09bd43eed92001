package dev.roadcase.store;

import dev.roadcase.model.LogEntry;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Received;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Carries changes between the stores of an edge and its hub, as the protocol does, but by hand. */
final class Exchange {
    private final Store edge;
    private final Store hub;

    Exchange(Store edge, Store hub) {
        this.edge = edge;
        this.hub = hub;
    }

    void pair() {
        edge.edge().pair(new Edge.Hub(hub.serverId(), "http://hub.invalid", "Office"));
    }

    /** The edge gives the first {@code count} changes that wait to the hub. */
    List<Commit.Done> push(UUID scope, int count) {
        List<Proposal> proposals = edge.edge().waiting(scope, count).stream()
                .map(w -> Proposal.taking(w.id(), new Received(w.set(), w.body(), at(w), null)))
                .toList();
        return proposals.isEmpty()
                ? List.of()
                : hub.commit(new Commit(proposals, false, null)).done();
    }

    private static Instant at(Waiting waiting) {
        Instant logged = waiting.loggedAt();
        return logged == null ? waiting.set().at() : logged;
    }

    /** The edge takes over what the hub has, in pages of {@code bytes}. */
    void pull(UUID scope, long bytes) {
        ScopeState head = hub.head(scope).orElse(null);
        if (head == null) {
            return;
        }
        for (int i = 0; i < 1_000; i++) {
            long seq = edge.edge().upstream(scope).map(Upstream::seq).orElse(0L);
            List<LogEntry> entries = hub.read(r -> r.log(scope, seq, bytes));
            long last = entries.isEmpty() ? seq : entries.getLast().seq();
            edge.edge()
                    .follow(new HubPage(
                            scope,
                            head.kind(),
                            head.epoch(),
                            entries,
                            head.head(),
                            last == head.head() ? head.digest() : null,
                            hub.read(r -> r.inbox(scope)),
                            1,
                            null));
            if (last == head.head()) {
                return;
            }
        }
    }

    /** Everything in both directions, until nothing waits. */
    void settle(UUID scope) {
        for (int i = 0; i < 100 && (i == 0 || edge.edge().queued(scope) > 0); i++) {
            push(scope, 500);
            pull(scope, 1 << 20);
        }
    }
}
