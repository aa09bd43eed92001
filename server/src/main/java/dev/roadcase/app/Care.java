package dev.roadcase.app;

import dev.roadcase.store.Store;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done now and then without being asked: the history of shows that were archived long ago is cleared. */
final class Care implements Service {
    private static final Logger log = LoggerFactory.getLogger(Care.class);
    /** A month longer than the longest time for which hubs on Supabase keep backups, with a month to notice. */
    private static final Duration ARCHIVED = Duration.ofDays(90);

    private static final long FIRST_MINUTES = 10;
    private static final long EVERY_MINUTES = Duration.ofDays(1).toMinutes();

    private final Store store;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("care").daemon().factory());
    private @Nullable ScheduledFuture<?> task;

    Care(Store store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "care";
    }

    @Override
    public void start() {
        task = timer.scheduleWithFixedDelay(this::purge, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    private void purge() {
        try {
            int shows = store.purge(ARCHIVED);
            if (shows > 0) {
                log.info("Cleared the history of archived shows shows={}", shows);
            }
        } catch (RuntimeException e) {
            log.warn("Clearing the history of archived shows failed; it is tried again tomorrow", e);
        }
    }

    @Override
    public void close() {
        if (task != null) {
            task.cancel(false);
        }
        timer.shutdown();
    }
}
