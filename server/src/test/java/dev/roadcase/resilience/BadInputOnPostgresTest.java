package dev.roadcase.resilience;

import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Postgres;

/** The same bad input; PostgreSQL refuses other things than SQLite when the server lets them through. */
class BadInputOnPostgresTest extends BadInputTest {
    @Override
    DatabaseUrl database() {
        return Postgres.freshDatabase();
    }

    @Override
    int requests() {
        return 500;
    }
}
