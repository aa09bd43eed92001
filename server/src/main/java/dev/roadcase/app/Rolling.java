package dev.roadcase.app;

import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Snapshots;
import dev.roadcase.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a snapshot every half hour in which something changed, without being asked. A server that starts again and again
 * takes none as long as the newest is young, so that it cannot push out older ones.
 */
final class Rolling implements Service {
    private static final Logger log = LoggerFactory.getLogger(Rolling.class);
    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final Duration FIRST = Duration.ofMinutes(2);

    private final Store store;
    private final Snapshots snapshots;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("backups").daemon().factory());
    private @Nullable ScheduledFuture<?> task;
    // timer's thread only
    private List<ScopeState> taken = List.of();

    Rolling(Settings settings, Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        snapshots = new Snapshots(store, settings.data(), clock);
    }

    @Override
    public String name() {
        return "backups";
    }

    /** PostgreSQL has tools of its own. */
    @Override
    public void start() {
        if (store.url().isSqlite()) {
            task = timer.scheduleWithFixedDelay(this::look, FIRST.toMinutes(), FIRST.toMinutes(), TimeUnit.MINUTES);
        }
    }

    /** Takes one when it is due. */
    void look() {
        try {
            if (isDue()) {
                List<ScopeState> now = store.heads();
                snapshots
                        .take()
                        .ifPresent(s ->
                                log.info("Backed up to {} bytes={}", s.file().getFileName(), s.bytes()));
                taken = now;
            }
        } catch (RuntimeException e) {
            log.warn("No backup could be taken; it is tried again: {}", e.getMessage());
        }
    }

    /** Whether something changed since the last one and that one is old enough. */
    private boolean isDue() {
        boolean isYoung = snapshots.list().stream()
                .findFirst()
                .filter(s -> Duration.between(s.at(), clock.instant()).abs().compareTo(EVERY) < 0)
                .isPresent();
        return !isYoung && !store.heads().equals(taken);
    }

    @Override
    public void close() {
        if (task != null) {
            task.cancel(false);
        }
        timer.shutdown();
    }
}
