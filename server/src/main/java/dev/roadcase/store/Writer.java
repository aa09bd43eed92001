package dev.roadcase.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lane of writing: one thread, one connection. Commits that wait while the disk works go into the next transaction
 * together and share its fsync, so the more people write, the cheaper each write gets.
 */
final class Writer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Writer.class);
    private static final int MAX_WAITING = 4_096;
    private static final int MAX_ATTEMPTS = 4;

    private final Database database;
    private final Clock clock;
    private final int groupSize;
    private final Consumer<List<ScopeState>> committed;
    private final Supplier<Home> home;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Thread thread;
    private volatile boolean open = true;
    // writer thread only
    private @Nullable Session session;

    private boolean committing;

    /** Something other than a commit that has the lane and a transaction to itself. */
    @FunctionalInterface
    interface Job {
        /** Does it and answers with the scopes that moved; the transaction is the lane's to end. */
        List<ScopeState> run(Session session, Instant now) throws SQLException;
    }

    /** A commit or a job that waits. */
    private record Pending(
            @Nullable Commit commit, @Nullable Job job, CompletableFuture<Commit.Result> result) {
        Commit required() {
            return java.util.Objects.requireNonNull(commit);
        }
    }

    /** A commit of a group with what it came to. */
    private record Applied(Pending pending, Commit.Result result) {}

    /** A commit of a group that was refused. It may have been because of another one of the group, so it waits for that. */
    private record Refused(Pending pending, RuntimeException why) {}

    Writer(
            Database database,
            Clock clock,
            int groupSize,
            String name,
            Consumer<List<ScopeState>> committed,
            Supplier<Home> home) {
        this.home = home;
        this.database = database;
        this.clock = clock;
        this.groupSize = groupSize;
        this.committed = committed;
        thread = Thread.ofPlatform().name(name).start(this::run);
    }

    /** Returns once it is on disk, or throws why it was not done. */
    Commit.Result commit(Commit commit) {
        return submit(new Pending(commit, null, new CompletableFuture<>()));
    }

    /** Returns once what the job did is on disk, or throws why it was not done. */
    void run(Job job) {
        submit(new Pending(null, job, new CompletableFuture<>()));
    }

    private Commit.Result submit(Pending pending) {
        CompletableFuture<Commit.Result> result = pending.result();
        if (!open || !queue.offer(pending)) {
            throw new StoreException.Unavailable(
                    "The server is stopping or has too much to do. Try again shortly.", null);
        }
        if (!thread.isAlive()) {
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
        while (open || !queue.isEmpty()) {
            List<Pending> group = take();
            if (!group.isEmpty()) {
                commitGroup(group);
            }
        }
        closeSession();
        refuseLeftOver();
    }

    /** What was offered in the moment of stopping is not left waiting. */
    private void refuseLeftOver() {
        for (Pending left = queue.poll(); left != null; left = queue.poll()) {
            left.result()
                    .completeExceptionally(
                            new StoreException.Unavailable("The server is stopping. Try again shortly.", null));
        }
    }

    private List<Pending> take() {
        List<Pending> group = new ArrayList<>();
        try {
            Pending first = queue.poll(100, TimeUnit.MILLISECONDS);
            if (first != null) {
                group.add(first);
                fill(group, first);
            }
        } catch (InterruptedException e) {
            open = false;
        }
        return group;
    }

    /** A job stays alone; commits take along those that wait behind them. */
    private void fill(List<Pending> group, Pending first) {
        while (first.job() == null && group.size() < groupSize) {
            Pending next = queue.peek();
            if (next == null || next.job() != null) {
                return;
            }
            group.add(java.util.Objects.requireNonNull(queue.poll()));
        }
    }

    private void commitGroup(List<Pending> pending) {
        commitGroup(pending, 1);
    }

    private void commitGroup(List<Pending> pending, int attempt) {
        try {
            write(pending);
        } catch (SQLException | StoredView.ReadFailed e) {
            boolean wasCommitting = committing;
            undo();
            SQLException sql = e instanceof StoredView.ReadFailed failed ? failed.sql() : (SQLException) e;
            retry(pending, sql, attempt, wasCommitting);
        } catch (RuntimeException | Error e) {
            undo();
            pending.forEach(p -> p.result().completeExceptionally(e));
        }
    }

    private void write(List<Pending> pending) throws SQLException {
        Session with = session();
        Instant now = clock.instant();
        Job job = pending.getFirst().job();
        if (job != null) {
            finish(with, job.run(with, now));
            pending.getFirst().result().complete(new Commit.Result(null, List.of(), List.of()));
            return;
        }
        Group group = new Group(with, now, home.get());
        List<Applied> applied = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        group.prepare(pending.stream().map(Pending::required).toList());
        for (Pending one : pending) {
            try {
                applied.add(new Applied(one, group.apply(one.required())));
            } catch (StoredView.ReadFailed e) {
                throw e;
            } catch (RuntimeException e) {
                refused.add(new Refused(one, e));
            }
        }
        if (group.isEmpty()) {
            with.rollback();
        } else {
            group.flush();
            finish(with, group.moved());
        }
        applied.forEach(a -> a.pending().result().complete(a.result()));
        refused.forEach(r -> r.pending().result().completeExceptionally(r.why()));
    }

    private void finish(Session with, List<ScopeState> moved) throws SQLException {
        committing = true;
        with.commit();
        committing = false;
        committed.accept(moved);
    }

    /** A group that failed is tried one by one, so that nobody's trouble is everybody's. */
    private void retry(List<Pending> pending, SQLException failure, int attempt, boolean wasCommitting) {
        List<Pending> left = pending.stream().filter(p -> !p.result().isDone()).toList();
        if (left.size() > 1 && !database.dialect().isFull(failure)) {
            left.forEach(p -> commitGroup(List.of(p)));
            return;
        }
        // what a lost connection left of a COMMIT is not known, so it is not tried again by itself
        if (!wasCommitting && attempt < MAX_ATTEMPTS && Dialect.isPassing(failure)) {
            log.debug("A commit is tried again", failure);
            commitGroup(left, attempt + 1);
            return;
        }
        RuntimeException told = told(failure);
        log.warn("A commit failed and was rolled back: {}", failure.getMessage());
        left.forEach(p -> p.result().completeExceptionally(told));
    }

    private RuntimeException told(SQLException failure) {
        if (database.dialect().isFull(failure)) {
            return new StoreException.Full(failure);
        }
        return Dialect.isDisconnected(failure)
                ? new StoreException.Unavailable("The database cannot be reached for now. Try again shortly.", failure)
                : new StoreException("The change could not be written", failure);
    }

    private Session session() throws SQLException {
        if (session == null) {
            session = new Session(database.open(true), database.dialect());
        }
        return session;
    }

    /** After a failure the connection is made anew: what state it is in cannot be known. */
    private void undo() {
        committing = false;
        try {
            if (session != null) {
                session.rollback();
            }
        } catch (SQLException e) {
            log.debug("Rolling back failed", e);
        }
        closeSession();
    }

    private void closeSession() {
        try {
            if (session != null) {
                session.close();
            }
        } catch (SQLException e) {
            log.debug("Closing the writer's connection failed", e);
        }
        session = null;
    }

    /** How many commits wait. */
    int waiting() {
        return queue.size();
    }

    /** Writes what waits, then stops. */
    @Override
    public void close() {
        open = false;
        try {
            thread.join(8_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
