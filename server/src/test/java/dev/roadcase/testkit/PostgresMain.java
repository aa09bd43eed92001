package dev.roadcase.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL for trying a hub out: runs until it is ended, and writes its address to the file it is given. */
public final class PostgresMain {
    private PostgresMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path data = Path.of(args[0]);
        Path address = Path.of(args[1]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start()) {
            Path part = address.resolveSibling(address.getFileName() + ".part");
            Files.writeString(part, postgres.getJdbcUrl("postgres", "postgres"));
            Files.move(part, address);
            Thread.currentThread().join();
        }
    }
}
