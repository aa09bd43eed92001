package dev.roadcase.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people who watch are told while the cycle runs.
 *
 * @param scope what it is about; null for the server as a whole
 * @param queued how many changes still wait for the hub
 * @param pushed sent so far, by this run
 * @param pulled taken over from the hub's log so far, by this run
 * @param total what this run sends and takes over altogether, as far as is known
 * @param error what is wrong and what helps; empty when nothing is
 */
public record News(
        @Nullable UUID scope, SyncCycle.State state, long queued, long pushed, long pulled, long total, String error) {
    static News of(SyncCycle.Status status) {
        return new News(null, status.state(), 0, 0, 0, 0, status.reason());
    }
}
