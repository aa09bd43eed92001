package dev.roadcase.app;

import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.Relocation;
import java.nio.file.Path;

/** Moves a server's data into another database while it does not run. */
public final class Moving {
    private final Path data;

    public Moving(Path data) {
        this.data = data;
    }

    /** Moves everything, and leaves the old database as it is. */
    @SuppressWarnings("try") // the lock is only held
    public Relocation.Result move(DatabaseUrl from, DatabaseUrl to) {
        try (DataLock lock = DataLock.take(data)) {
            return Relocation.move(from, to);
        }
    }
}
