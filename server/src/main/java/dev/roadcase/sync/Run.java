package dev.roadcase.sync;

import dev.roadcase.store.Edge;
import dev.roadcase.store.SyncRun;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;

/** One scope being brought level: counts what moves, tells it, and leaves a line in the log of sync runs. */
final class Run implements ScopeSync.Progress {
    private final Edge edge;
    private final UUID scope;
    private final InstantSource clock;
    private final Consumer<News> told;
    private final Instant began;
    private final int conflicts;
    private long pushed;
    private long pulled;
    private long left;

    Run(Edge edge, UUID scope, InstantSource clock, Consumer<News> told) {
        this.edge = edge;
        this.scope = scope;
        this.clock = clock;
        this.told = told;
        began = clock.instant();
        conflicts = openConflicts();
    }

    private int openConflicts() {
        return edge.conflicts(scope, true).size();
    }

    @Override
    public void moved(int sent, int taken, long still) {
        pushed += sent;
        pulled += taken;
        left = still;
        tell(SyncCycle.State.SYNCING, "");
    }

    /** Kept before it is told: whoever hears of it may ask for the log at once. */
    void done() {
        left = 0;
        note("");
        tell(SyncCycle.State.IN_SYNC, "");
    }

    void failed(HubException why) {
        SyncCycle.State state = why.isAway() ? SyncCycle.State.OFFLINE : SyncCycle.State.STUCK;
        note(String.valueOf(why.getMessage()));
        tell(state, String.valueOf(why.getMessage()));
    }

    private void tell(SyncCycle.State state, String error) {
        told.accept(new News(scope, state, edge.queued(scope), pushed, pulled, pushed + pulled + left, error));
    }

    private void note(String error) {
        int raised = Math.max(0, openConflicts() - conflicts);
        edge.note(new SyncRun(scope, began, clock.instant(), pushed, pulled, raised, error));
    }
}
