package dev.roadcase.store;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what other processes commit to the same PostgreSQL. It asks for the heads of all scopes every 250 ms on a
 * connection of its own and hands them on; who gets them tells the new from the known. A lost connection is made anew.
 */
final class HeadWatcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HeadWatcher.class);
    private static final long PAUSE_MS = 250;

    private final Database database;
    private final Consumer<List<ScopeState>> seen;
    private final Thread thread;
    private volatile boolean open = true;
    // watcher thread only
    private @Nullable Session session;

    HeadWatcher(Database database, Consumer<List<ScopeState>> seen) {
        this.database = database;
        this.seen = seen;
        thread = Thread.ofPlatform().name("store-watcher").daemon().start(this::run);
    }

    private void run() {
        while (open) {
            try {
                look();
            } catch (SQLException e) {
                log.debug("Looking for other processes' commits failed", e);
                closeSession();
            }
            pause();
        }
        closeSession();
    }

    private void look() throws SQLException {
        Session with = session;
        if (with == null) {
            with = new Session(database.open(false), database.dialect());
            session = with;
        }
        List<ScopeState> heads = Scopes.all(with);
        with.rollback();
        seen.accept(heads);
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            open = false;
        }
    }

    private void closeSession() {
        try {
            if (session != null) {
                session.close();
            }
        } catch (SQLException e) {
            log.debug("Closing the watcher's connection failed", e);
        }
        session = null;
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
