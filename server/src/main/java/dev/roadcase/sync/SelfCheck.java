package dev.roadcase.sync;

import dev.roadcase.store.Edge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once after the start, and once a day from then on, an edge sums up anew what it holds, so that a record which was altered
 * on its disk is seen in the next comparison with the hub. Used by the cycle's thread only.
 */
final class SelfCheck {
    private static final Logger log = LoggerFactory.getLogger(SelfCheck.class);
    private static final Duration EVERY = Duration.ofDays(1);

    private final Edge edge;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    SelfCheck(Edge edge, InstantSource clock) {
        this.edge = edge;
        this.clock = clock;
    }

    void whenDue() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        edge.upstreams().stream()
                .filter(upstream -> !edge.recount(upstream.scope()))
                .forEach(upstream -> log.error(
                        "What lies on disk is not what was written; it is compared with the hub scope={}",
                        upstream.scope()));
        next = now.plus(EVERY);
    }
}
