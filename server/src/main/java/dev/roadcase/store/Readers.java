package dev.roadcase.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few platform threads, each with its own connection, that run reads in snapshot transactions. Requests wait for them on
 * virtual threads: a slow query inside SQLite would hold a virtual thread's carrier, and two of them the whole server.
 */
final class Readers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Readers.class);

    private final Database database;
    private final BlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>(4_096);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean open = true;

    Readers(Database database, int count) {
        this.database = database;
        for (int i = 1; i <= count; i++) {
            threads.add(Thread.ofPlatform().name("store-reader-" + i).daemon().start(this::run));
        }
    }

    /** Something to read with a session. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T with(Session session) throws SQLException;
    }

    private record Task<T extends @Nullable Object>(Work<T> work, CompletableFuture<T> result) {
        /** Returns whether the session is still good; a lost connection leaves the task open when it may be tried again. */
        boolean run(Session session, boolean mayRetry) {
            try {
                T value = work.with(session);
                session.rollback();
                result.complete(value);
                return true;
            } catch (SQLException | StoredView.ReadFailed e) {
                SQLException failure = e instanceof StoredView.ReadFailed failed ? failed.sql() : (SQLException) e;
                if (mayRetry && Dialect.isDisconnected(failure)) {
                    return false;
                }
                result.completeExceptionally(
                        Dialect.isDisconnected(failure)
                                ? new StoreException.Unavailable("The database cannot be reached for now", e)
                                : new StoreException("The database could not be read", e));
                return false;
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
                return false;
            }
        }
    }

    <T extends @Nullable Object> T read(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        if (!open || !queue.offer(new Task<>(work, result))) {
            throw new StoreException.Unavailable(
                    "The server is stopping or has too much to do. Try again shortly.", null);
        }
        if (!open && threads.stream().noneMatch(Thread::isAlive)) {
            refuseLeftOver();
        }
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void run() {
        @Nullable Session session = null;
        while (open || !queue.isEmpty()) {
            Task<?> task = next();
            if (task != null) {
                session = run(task, session);
            }
        }
        closeQuietly(session);
        refuseLeftOver();
    }

    /** Runs one task, on a new connection when the kept one was lost meanwhile; returns the session to keep. */
    private @Nullable Session run(Task<?> task, @Nullable Session kept) {
        @Nullable Session session = kept;
        for (boolean first = true; !task.result().isDone(); first = false) {
            try {
                if (session == null) {
                    session = new Session(database.open(false), database.dialect());
                }
            } catch (SQLException e) {
                task.result()
                        .completeExceptionally(new StoreException.Unavailable("The database cannot be reached", e));
                return null;
            }
            if (!task.run(session, first)) {
                closeQuietly(session);
                session = null;
            }
        }
        return session;
    }

    /** What was offered in the moment of stopping is not left waiting. */
    private void refuseLeftOver() {
        for (Task<?> left = queue.poll(); left != null; left = queue.poll()) {
            left.result().completeExceptionally(new StoreException.Unavailable("The server is stopping.", null));
        }
    }

    private @Nullable Task<?> next() {
        try {
            return queue.poll(100, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            open = false;
            return null;
        }
    }

    private static void closeQuietly(@Nullable Session session) {
        try {
            if (session != null) {
                session.close();
            }
        } catch (SQLException e) {
            log.debug("Closing a reader failed", e);
        }
    }

    @Override
    public void close() {
        open = false;
        for (Thread thread : threads) {
            try {
                thread.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
