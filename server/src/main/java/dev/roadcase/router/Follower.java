package dev.roadcase.router;

import dev.roadcase.router.Status.Link;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows one router from {@link #start} to {@link #close} on a virtual thread, and comes back after every failure. */
final class Follower implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Follower.class);

    /** The longest pause between two attempts, in first pauses. */
    private static final int LONGEST = 30;

    private final Driver driver;
    private final RouterAddress address;
    private final Duration pause;
    private final InstantSource clock;
    private final Runnable told;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // guarded by lock
    private Status status;
    private Driver.@Nullable Session session;
    private boolean closed;

    Follower(Driver driver, RouterAddress address, Duration pause, InstantSource clock, Runnable told) {
        this.driver = driver;
        this.address = address;
        this.pause = pause;
        this.clock = clock;
        this.told = told;
        status = new Status(Link.CONNECTING, "", clock.instant(), null);
        thread = Thread.ofVirtual().name("router-" + address.text()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    RouterAddress address() {
        return address;
    }

    Status status() {
        lock.lock();
        try {
            return status;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        int failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            if (follow()) {
                failures = 0;
            }
            rest(failures++);
        }
    }

    /** Follows until the connection breaks off; true when the router was seen. */
    private boolean follow() {
        boolean seen = false;
        try (Driver.Session fresh = driver.connect(address)) {
            while (isCurrent(fresh)) {
                become(Link.CONNECTED, "", fresh.next());
                seen = true;
            }
        } catch (IOException e) {
            become(Link.WAITING, String.valueOf(e.getMessage()), null);
        } finally {
            isCurrent(null);
        }
        return seen;
    }

    private boolean isCurrent(Driver.@Nullable Session current) {
        lock.lock();
        try {
            session = current;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void become(Link link, String reason, @Nullable RouterState state) {
        lock.lock();
        try {
            boolean same = status.link() == link && status.reason().equals(reason);
            status = new Status(link, reason, same ? status.since() : clock.instant(), state);
            changed.signalAll();
            if (closed || (same && state == null)) {
                return;
            }
            if (!same) {
                log.info("Router {} is {} {}", address.text(), link.wire(), reason);
            }
        } finally {
            lock.unlock();
        }
        told.run();
    }

    /** 1, 2, 4, 8, 16 and then 30 first pauses. */
    private void rest(int failures) {
        try {
            Thread.sleep(pause.multipliedBy(Math.min(LONGEST, 1L << Math.min(5, failures))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        }
    }

    /** Asks the router to change, and waits until it says so of itself. */
    RouterState set(Setting setting, Duration patience) throws IOException {
        Driver.Session current = connected();
        current.set(setting, patience);
        return await(s -> s.shows(setting.crosspoints()), patience);
    }

    private Driver.Session connected() throws IOException {
        lock.lock();
        try {
            if (session == null || status.state() == null) {
                throw new IOException("The router is not connected. " + status.reason());
            }
            return session;
        } finally {
            lock.unlock();
        }
    }

    /** The state once it is so; a router in take mode agrees and waits for a hand at its panel. */
    private RouterState await(Predicate<RouterState> so, Duration patience) throws IOException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (true) {
                RouterState now = status.state();
                if (now == null) {
                    throw new IOException("The connection broke off; look whether the router was switched.");
                }
                if (so.test(now)) {
                    return now;
                }
                if (left <= 0) {
                    throw new IOException("The router agreed, but does not show it. Is take mode on?");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            thread.interrupt();
            if (session != null) {
                session.close();
            }
        } catch (IOException e) {
            log.debug("A connection to a router did not close", e); // it is left anyway
        } finally {
            lock.unlock();
        }
        join();
    }

    private void join() {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(4));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
