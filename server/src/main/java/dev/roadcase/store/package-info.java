/**
 * Keeps the show: one writer with group commit, readers beside it, the journal, migrations and snapshots, on SQLite or
 * PostgreSQL.
 *
 * <p>The only package that knows {@code java.sql} and Flyway; every {@code SQLException} ends here. Knows {@code model}
 * and {@code sync.core}.
 */
@NullMarked
package dev.roadcase.store;

import org.jspecify.annotations.NullMarked;
