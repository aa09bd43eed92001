package dev.roadcase.store;

import dev.roadcase.testkit.Postgres;

class PostgresStoreTest extends StoreContract {
    @Override
    DatabaseUrl database() {
        return Postgres.freshDatabase();
    }
}
