package dev.roadcase.export;

import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Postgres;

class PostgresArchiveTest extends ArchiveContract {
    @Override
    DatabaseUrl database() {
        return Postgres.freshDatabase();
    }
}
