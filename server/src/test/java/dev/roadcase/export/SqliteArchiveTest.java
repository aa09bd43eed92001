package dev.roadcase.export;

import dev.roadcase.model.Ids;
import dev.roadcase.store.DatabaseUrl;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteArchiveTest extends ArchiveContract {
    @TempDir
    Path folder = Path.of("");

    @Override
    DatabaseUrl database() {
        return DatabaseUrl.sqlite(folder.resolve(Ids.random() + ".db"));
    }
}
