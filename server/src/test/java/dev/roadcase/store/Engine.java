package dev.roadcase.store;

import dev.roadcase.testkit.Postgres;
import dev.roadcase.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A database the store runs on. Most tests share one store per engine and take a production of their own in it. */
enum Engine {
    SQLITE,
    POSTGRESQL;

    /** The clock of the shared stores. */
    static final TestClock CLOCK = new TestClock();

    @SuppressWarnings("ImmutableEnumChecker") // opened once, at first use
    private @Nullable Store shared;

    /** An empty database of its own. */
    DatabaseUrl fresh() {
        return this == POSTGRESQL ? Postgres.freshDatabase() : DatabaseUrl.sqlite(folder().resolve("roadcase.db"));
    }

    /** The store that tests share, opened at first use. */
    synchronized Store store() {
        if (shared == null) {
            shared = Store.open(StoreOptions.of(fresh()), CLOCK);
        }
        return shared;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "stores")), "store");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
