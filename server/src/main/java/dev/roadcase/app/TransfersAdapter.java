package dev.roadcase.app;

import dev.roadcase.http.Transfers;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Nested;
import dev.roadcase.model.Row;
import dev.roadcase.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Lets the API take shows out and in. */
final class TransfersAdapter implements Transfers {
    TransfersAdapter(Store store, Clock clock) {}

    @Override
    public void archive(UUID production, OutputStream out) throws IOException {
        throw new IOException();
    }

    @Override
    public void workbook(UUID production, OutputStream out) throws IOException {
        throw new IOException();
    }

    @Override
    public Report bring(InputStream file, Request request) throws IOException {
        throw new IOException();
    }

    @Override
    public String csv(EntityType<?> type, List<Row> rows, Nested nested, boolean crew) {
        return "";
    }
}
