package dev.roadcase.app;

import dev.roadcase.model.RoadcaseException;
import dev.roadcase.store.Restore;
import dev.roadcase.store.Store;
import dev.roadcase.store.StoreOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings a server back to an earlier state while it does not run. */
public final class Restoring {
    private final Path data;
    private final StoreOptions options;
    private final Clock clock;

    public Restoring(Path data, StoreOptions options, Clock clock) {
        this.data = data;
        this.options = options;
        this.clock = clock;
    }

    /**
     * Puts a snapshot into force, or where the database was brought back by other means only says how it goes on.
     *
     * @param file the snapshot; null on PostgreSQL, which has tools of its own
     * @param discardLater whether what edges still hold of later is kept for people instead of coming back
     * @return where what was there is now
     */
    @SuppressWarnings("try") // the lock is only held
    public Optional<Path> restore(@Nullable Path file, boolean discardLater) {
        try (DataLock lock = DataLock.take(data)) {
            Optional<Path> kept = file == null ? Optional.empty() : replace(file);
            if (discardLater) {
                try (Store store = Store.open(options, clock)) {
                    Restore.discardLater(store);
                }
            }
            return kept;
        }
    }

    private Optional<Path> replace(Path file) {
        if (!options.url().isSqlite()) {
            throw new RoadcaseException(
                    "This server keeps its data in PostgreSQL. Bring the database back with pg_restore or"
                            + " with what its host offers. Edges bring what they still hold of later by themselves; if that shall"
                            + " wait for people instead, run 'roadcase restore --discard-later' before you start the server.");
        }
        Restore.Report report = Restore.verify(file);
        if (!report.isGood()) {
            throw new RoadcaseException("This file cannot be used: " + String.join("; ", report.faults())
                    + ". Nothing was changed. 'roadcase backups' lists others.");
        }
        return Restore.replace(options.url().file(), file, clock.instant());
    }
}
