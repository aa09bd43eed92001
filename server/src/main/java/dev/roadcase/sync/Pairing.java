package dev.roadcase.sync;

import dev.roadcase.store.Edge;
import dev.roadcase.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ties an edge to its hub; again too, when that does not let it in any more or is to let it in for more shows. */
final class Pairing {
    private final Store store;
    private final Clock clock;
    private final SyncCycle.HubToken token;
    private final HubTrust trust;
    private final Duration patience;

    Pairing(Store store, Clock clock, SyncCycle.HubToken token, HubTrust trust, Duration patience) {
        this.store = store;
        this.clock = clock;
        this.token = token;
        this.trust = trust;
        this.patience = patience;
    }

    /** @throws HubException when the hub cannot be reached or does not want to, or this server has another one already */
    Edge.Hub pair(String url, String code, String name) {
        Edge edge = store.edge();
        Edge.Hub known = edge.hub().orElse(null);
        requireSame(known, plain(url));
        // the credential of before goes along, so that what it was good for stays
        try (HubClient hub = new HubClient(url, known == null ? "" : token.read(), trust, clock, patience)) {
            String credential = hub.redeem(code, name);
            HubClient.Standing standing =
                    hub.session(store.replicaId(), edge.identity().nonce(), List.of(), false);
            Edge.Hub paired = new Edge.Hub(standing.hub(), plain(url), "hub");
            if (known != null && !known.id().equals(paired.id())) {
                throw another(known);
            }
            token.write(credential);
            if (known == null) {
                edge.pair(paired);
            }
            return paired;
        }
    }

    private static void requireSame(Edge.@Nullable Hub known, String url) {
        if (known != null && !known.url().equals(url)) {
            throw another(known);
        }
    }

    private static HubException another(Edge.Hub known) {
        return new HubException(
                HubException.Kind.REJECTED,
                "This server belongs to the hub " + known.url()
                        + " already, and can be paired again with that one only (if it moved, set hub.url first). A server has"
                        + " one hub for its life; for another hub start a server with a data folder of its own.");
    }

    static String plain(String url) {
        return url.replaceAll("/+$", "");
    }
}
