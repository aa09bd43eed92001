package dev.roadcase.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what other processes commit to the same PostgreSQL, on a connection of its own, and hands on the heads; who gets
 * them tells the new from the known. On a direct connection it is told which scope moved (V005) and looks at all of them only
 * now and then. Behind a pooler nothing is told, so it looks every 250 ms. A lost connection is made anew.
 */
final class HeadWatcher implements AutoCloseable {
    /** How often to look when nobody tells; decision 008 has the delay seen with and without. */
    private static final Duration UNTOLD = Duration.ofMillis(250);

    /** How often to look although one is told. */
    static final Duration TOLD = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(HeadWatcher.class);
    private static final String CHANNEL = "roadcase";

    private final Database database;
    private final Consumer<List<ScopeState>> seen;
    private final Duration told;
    private final Thread thread;
    private volatile boolean open = true;
    // watcher thread only
    private @Nullable Session session;
    private boolean listening;
    private long lookedAt;

    HeadWatcher(Database database, Consumer<List<ScopeState>> seen, Duration told) {
        this.database = database;
        this.seen = seen;
        this.told = told;
        thread = Thread.ofPlatform().name("store-watcher").daemon().start(this::run);
    }

    private void run() {
        while (open) {
            try {
                watch();
            } catch (SQLException e) {
                log.debug("Looking for other processes' commits failed", e);
                closeSession();
                pause();
            }
        }
        closeSession();
    }

    private void watch() throws SQLException {
        Session with = session;
        if (with == null) {
            with = new Session(database.open(false), database.dialect());
            session = with;
            listening = with.listen(CHANNEL);
            look(with);
        }
        Set<UUID> moved = listening ? heard(with) : pause();
        if (!moved.isEmpty()) {
            look(with, moved);
        } else if (!listening || System.nanoTime() - lookedAt > told.toNanos()) {
            look(with);
        }
    }

    /** Waits for a moment, so that closing is not kept waiting either. */
    private Set<UUID> heard(Session with) throws SQLException {
        Set<UUID> moved = new TreeSet<>();
        for (String payload : with.heard((int) UNTOLD.toMillis())) {
            moved.add(UUID.fromString(payload.split(" ")[0]));
        }
        return moved;
    }

    private void look(Session with) throws SQLException {
        List<ScopeState> heads = Scopes.all(with);
        with.rollback();
        lookedAt = System.nanoTime();
        seen.accept(heads);
    }

    private void look(Session with, Set<UUID> moved) throws SQLException {
        List<ScopeState> heads = new ArrayList<>();
        for (UUID scope : moved) {
            ScopeState head = Scopes.find(with, scope);
            if (head != null) {
                heads.add(head);
            }
        }
        with.rollback();
        seen.accept(heads);
    }

    private Set<UUID> pause() {
        try {
            Thread.sleep(UNTOLD);
        } catch (InterruptedException e) {
            open = false;
        }
        return Set.of();
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
