package dev.roadcase.sync;

import dev.roadcase.store.Edge;
import dev.roadcase.store.EdgeIdentity;
import dev.roadcase.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says hello to the hub, as one of possibly several copies of the same data. Used by the cycle's thread only. */
final class Greeter {
    private static final Logger log = LoggerFactory.getLogger(Greeter.class);
    /** How often a copy of this data can be told from it. */
    private static final Duration NONCE_LIFE = Duration.ofHours(1);

    private final Store store;
    private final Edge edge;
    private final Clock clock;
    private Instant renewalAt = Instant.MIN;

    Greeter(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        edge = store.edge();
    }

    /**
     * Says hello, and again under an id of its own when the hub knows another copy of this data by the present one.
     *
     * @param offers whether to hear of the shows that are not here, too
     */
    HubClient.Standing greet(HubClient with, boolean offers) {
        if (clock.instant().isAfter(renewalAt)) {
            edge.identity().renewNonce();
            renewalAt = clock.instant().plus(NONCE_LIFE);
        }
        EdgeIdentity.Nonce sent = edge.identity().nonce();
        HubClient.Standing standing = with.session(store.replicaId(), sent, edge.upstreams(), offers);
        if (!standing.copy()) {
            edge.identity().confirmNonce(sent);
            return standing;
        }
        UUID before = store.replicaId();
        edge.identity().becomeAnother();
        log.warn(
                "This data was copied or restored; it goes on under an id of its own was={} is={}",
                before,
                store.replicaId());
        return with.session(store.replicaId(), edge.identity().nonce(), edge.upstreams(), offers);
    }
}
