package dev.roadcase.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Kind;
import dev.roadcase.model.RoadcaseException;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Snapshots;
import dev.roadcase.store.Store;
import dev.roadcase.sync.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes snapshots without being asked: every half hour in which something changed, and when a show was packed. Works on a thread of its
 * own beside the writer. A PostgreSQL has tools of its own, so there it does nothing.
 */
final class Backups implements Service {
    private static final Logger log = LoggerFactory.getLogger(Backups.class);
    private static final long LOOK_SECONDS = 5;

    private final Store store;
    private final Snapshots snapshots;
    private final Path data;
    private final Duration every;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("backups").daemon().factory());
    private final Queue<Job> packing = new ConcurrentLinkedQueue<>();

    private @Nullable ScheduledFuture<?> task;

    // the timer's thread only
    private List<ScopeState> kept = List.of();
    private Instant due = Instant.MAX;

    private volatile @Nullable String failure;

    /** @param every how often at most; zero for never */
    Backups(Store store, Path data, Duration every, Clock clock) {
        this.store = store;
        this.data = data;
        this.every = every;
        this.clock = clock;
        snapshots = new Snapshots(store, data, clock);
    }

    @Override
    public String name() {
        return "backups";
    }

    @Override
    public void start() {
        if (isOn()) {
            due = clock.instant().plus(every);
            task = timer.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    private boolean isOn() {
        return store.url().isSqlite() && !every.isZero();
    }

    /** A show is being packed: what came with it is kept as soon as it is there. */
    void after(Job job) {
        if (isOn()) {
            packing.add(job);
        }
    }

    void look() {
        boolean packed = packing.removeIf(job -> !job.state().equals("running"));
        if (!packed && clock.instant().isBefore(due)) {
            return;
        }
        due = clock.instant().plus(every);
        if (!packed && isYoung()) {
            return;
        }
        List<ScopeState> now = written();
        if (!now.equals(kept)) {
            take(now);
        }
    }

    /** Where the scopes stand that anything was ever written to. After a start none of it counts as copied. */
    private List<ScopeState> written() {
        return store.heads().stream().filter(scope -> scope.head() > 0).toList();
    }

    /** A server that starts again and again must not push out older copies. */
    private boolean isYoung() {
        return snapshots.list().stream()
                .findFirst()
                .filter(s -> Duration.between(s.at(), clock.instant()).abs().compareTo(every) < 0)
                .isPresent();
    }

    private void take(List<ScopeState> now) {
        try {
            refuseWithoutRoom();
            snapshots
                    .take()
                    .ifPresent(s -> log.info("Backup taken file={}", s.file().getFileName()));
            kept = now;
            failure = null;
        } catch (RoadcaseException e) {
            failure = e.getMessage();
            log.warn("The backup could not be taken; it is tried again: {}", e.getMessage());
        }
    }

    /** A copy, its proof, and as much again for the show itself must fit. */
    private void refuseWithoutRoom() {
        try {
            long needed = 3 * Files.size(store.url().file());
            long free = Files.getFileStore(data).getUsableSpace();
            if (free < needed) {
                throw new RoadcaseException(
                        "There is too little room on the disk for a backup: %d MB free, %d MB needed."
                                .formatted(free / 1_000_000, needed / 1_000_000 + 1));
            }
        } catch (IOException e) {
            throw new RoadcaseException("The disk could not be looked at before the backup", e);
        }
    }

    /** When the last copy was made, how many there are, and what kept the last one from being made. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        List<Snapshots.Snapshot> all = snapshots.list();
        json.put("everyMinutes", isOn() ? every.toMinutes() : 0);
        json.put("count", all.size());
        json.put(
                "lastAt", all.isEmpty() ? null : Kind.Moment.text(all.getFirst().at()));
        return json.put("failure", failure);
    }

    @Override
    public void close() {
        if (task != null) {
            task.cancel(false);
        }
        timer.shutdown();
        try {
            if (!timer.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("A backup was still being written; it does not count");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
