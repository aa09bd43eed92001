package dev.roadcase.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.SQLiteConfig;

/** SQLite and nothing else: one row of a given size per request, one thread that writes, under the pragmas of the server. */
final class RawCommits implements AutoCloseable {
    private final BlockingQueue<CompletableFuture<Boolean>> queue = new LinkedBlockingQueue<>();
    private final Connection connection;
    private final int groupSize;
    private final String row;
    private final Thread writer;
    private volatile boolean open = true;

    RawCommits(Path file, int groupSize, int rowSize) throws SQLException {
        this.groupSize = groupSize;
        row = "x".repeat(rowSize);
        SQLiteConfig config = new SQLiteConfig();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute("PRAGMA temp_store = MEMORY");
            statement.execute("PRAGMA journal_size_limit = 16777216");
            statement.execute("PRAGMA cache_size = -8000");
            statement.execute("CREATE TABLE IF NOT EXISTS rows (id TEXT PRIMARY KEY, body TEXT) STRICT");
        }
        connection.setAutoCommit(false);
        writer = Thread.ofPlatform().start(this::write);
    }

    private void write() {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO rows VALUES (?, ?)")) {
            while (open) {
                List<CompletableFuture<Boolean>> group = new ArrayList<>();
                group.add(queue.take());
                queue.drainTo(group, groupSize - 1);
                for (int i = 0; i < group.size(); i++) {
                    insert.setString(1, UUID.randomUUID().toString());
                    insert.setString(2, row);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
                group.forEach(one -> one.complete(true));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows per second that so many requesters get onto the disk, each waiting for its own. */
    double run(int requesters, long millis) throws InterruptedException {
        AtomicLong rows = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + millis * 1_000_000;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < requesters; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                while (System.nanoTime() < end) {
                    CompletableFuture<Boolean> done = new CompletableFuture<>();
                    queue.add(done);
                    done.join();
                    rows.incrementAndGet();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return rows.get() / ((System.nanoTime() - begin) / 1e9);
    }

    @Override
    public void close() throws SQLException {
        open = false;
        writer.interrupt();
        while (writer.isAlive()) {
            Thread.onSpinWait();
        }
        connection.close();
    }
}
