package dev.roadcase.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
    @TempDir
    Path folder = Path.of("");

    @Override
    DatabaseUrl database() {
        return DatabaseUrl.sqlite(folder.resolve("roadcase.db"));
    }
}
