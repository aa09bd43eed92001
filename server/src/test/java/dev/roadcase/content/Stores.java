package dev.roadcase.content;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Proposal;
import dev.roadcase.store.Commit;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.Store;
import dev.roadcase.store.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Stores to load content into, and a person who edits it. */
final class Stores {
    private static final Actor DANA = new Actor(Ids.fixed("actor", "dana"), "Dana", Actor.Kind.USER);

    private Stores() {}

    static Store open(DatabaseUrl url) {
        return Store.open(StoreOptions.of(url), Clock.systemUTC());
    }

    static Store sqlite(Path folder, String name) {
        return open(DatabaseUrl.sqlite(folder.resolve(name + ".db")));
    }

    /** A store in a folder of its own that lasts until the tests end. */
    static Store temporary() {
        try {
            Path folder = java.nio.file.Files.createTempDirectory("roadcase-content");
            folder.toFile().deleteOnExit();
            folder.resolve("roadcase.db").toFile().deleteOnExit();
            return sqlite(folder, "roadcase");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void edit(Store store, UUID scope, Ask ask) {
        store.commit(Commit.of(Proposal.by(DANA, Instant.now(), scope, Cause.EDIT, List.of(ask))));
    }
}
