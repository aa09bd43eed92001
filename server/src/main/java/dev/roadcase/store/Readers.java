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
        /** Returns whether the session is still good. */
        boolean run(Session session) {
            try {
                T value = work.with(session);
                session.rollback();
                result.complete(value);
                return true;
            } catch (SQLException | StoredView.ReadFailed e) {
                result.completeExceptionally(new StoreException("The database could not be read", e));
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
            if (task == null) {
                continue;
            }
            try {
                if (session == null) {
                    session = new Session(database.open(false), database.dialect());
                }
            } catch (SQLException e) {
                task.result()
                        .completeExceptionally(new StoreException.Unavailable("The database cannot be reached", e));
                continue;
            }
            if (!task.run(session)) {
                closeQuietly(session);
                session = null;
            }
        }
        closeQuietly(session);
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
