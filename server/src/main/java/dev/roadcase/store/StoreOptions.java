package dev.roadcase.store;

/**
 * How a store is run.
 *
 * @param readers threads that read, each with its own connection
 * @param lanes threads that write, by scope; SQLite has one
 * @param groupSize commits that may share one transaction
 */
public record StoreOptions(DatabaseUrl url, int readers, int lanes, int groupSize) {
    public static StoreOptions of(DatabaseUrl url) {
        return new StoreOptions(url, 4, url.isSqlite() ? 1 : 4, 256);
    }

    public StoreOptions withGroupSize(int size) {
        return new StoreOptions(url, readers, lanes, size);
    }
}
