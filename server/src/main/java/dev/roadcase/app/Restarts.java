package dev.roadcase.app;

import dev.roadcase.http.HttpServer;
import dev.roadcase.model.RoadcaseException;
import dev.roadcase.store.AuditEntry;
import dev.roadcase.store.Restore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that can go back to a snapshot by itself: it stops, the data is exchanged while nobody works with it, and it
 * starts again in the same process, so that no service manager has to be there. When the server does not come up with what
 * the snapshot held, it goes on with what was there before.
 */
public final class Restarts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Restarts.class);

    private final Clock clock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    // guarded by lock
    private Settings settings;
    private @Nullable Roadcase current;
    private boolean failed;
    private boolean closed;

    private Restarts(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Starts a server; when it returns, requests are answered. */
    public static Restarts start(Settings settings, Clock clock) {
        Restarts server = new Restarts(settings, clock);
        server.current = server.begin();
        return server;
    }

    private Roadcase begin() {
        return Roadcase.start(settings, clock, this::ask);
    }

    /** The server of now; another one after a restore. */
    public Roadcase current() {
        lock.lock();
        try {
            if (current == null) {
                throw new IllegalStateException("The server has ended.");
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the server has ended for good; false when it could not come back after a restore. */
    public boolean await() throws InterruptedException {
        ended.await();
        return !failed;
    }

    private void ask(RestoreOrder order) {
        Thread.ofPlatform().name("restore").start(() -> carryOut(order));
    }

    private void carryOut(RestoreOrder order) {
        lock.lock();
        try {
            if (closed || current == null) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(HttpServer.PARTING_MILLIS);
            log.info("Restoring {} by={}", order.text(), order.by().name());
            settings = settings.at(current.port());
            current.close();
            current = null;
            current = restored(order);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("The server did not come back after a restore; start it again", e);
            failed = true;
            ended.countDown();
        } finally {
            lock.unlock();
        }
    }

    private Roadcase restored(RestoreOrder order) {
        RestoreNote note = new RestoreNote(settings.data());
        Optional<Path> kept;
        try {
            kept = new Restoring(settings.data(), settings.store(), clock)
                    .restore(order.snapshot().orElse(null), order.discardLater());
        } catch (RoadcaseException e) {
            log.warn("Nothing was restored: {}", e.getMessage());
            note.write(order, clock.instant(), null, e.getMessage());
            return begin();
        }
        try {
            Roadcase fresh = begin();
            note.write(order, clock.instant(), kept.orElse(null), null);
            audit(fresh, order);
            return fresh;
        } catch (RuntimeException e) {
            log.error("The server does not start with what was restored; it goes on with what was there", e);
            kept.ifPresent(before -> Restore.replace(
                    settings.store().url().file(), before, clock.instant().plusSeconds(1)));
            note.write(
                    order, clock.instant(), null, "The server did not start with it and goes on with what was there.");
            return begin();
        }
    }

    /** The entry of the request itself went with the database that was set aside. */
    private void audit(Roadcase fresh, RestoreOrder order) {
        fresh.store()
                .audit()
                .write(new AuditEntry(
                        0,
                        clock.instant(),
                        "POST /api/restore",
                        AuditEntry.Outcome.DONE,
                        order.by().id(),
                        order.by().name(),
                        order.address(),
                        order.text()));
    }

    /** Stops the server; during a restore, once that is over. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (current != null) {
                current.close();
            }
            current = null;
        } finally {
            lock.unlock();
            ended.countDown();
        }
    }
}
