package dev.roadcase.export;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.store.ListQuery;
import dev.roadcase.store.Reading;
import dev.roadcase.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes shows out of Roadcase. Each export is one consistent look at the store and holds one of its readers until the last
 * byte is written, so a slow receiver should be given a file instead. Streams are flushed and stay open. May be used from
 * any thread.
 */
public final class Exporter {
    private final Store store;
    private final Clock clock;

    public Exporter(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Writes the JSON archive of one show.
     *
     * @throws Refusal when there is no such show, or it was deleted; nothing has been written then
     */
    public void archive(UUID production, OutputStream out) throws IOException {
        reading(r -> ArchiveWriter.write(r, production, clock.instant(), out));
    }

    /** Writes one list of a show, or of the library, in people's order. */
    public void csv(EntityType<?> type, @Nullable UUID production, Columns columns, OutputStream out)
            throws IOException {
        reading(r -> {
            if (production != null) {
                live(r, production);
            }
            csv(r, type, r.list(ListQuery.all(type, production)), columns, out);
        });
    }

    /** Writes rows that were read already, such as a filtered list, within the same look at the store. */
    public void csv(Reading reading, EntityType<?> type, List<Row> rows, Columns columns, OutputStream out)
            throws IOException {
        ZoneId zone = rows.stream()
                .findFirst()
                .flatMap(r -> reading.row(new Key(Production.TYPE, r.scope())))
                .map(Importer::zone)
                .orElseGet(ZoneId::systemDefault);
        Sheets.csv(reading, type, rows, columns, zone, out);
    }

    /** Writes a workbook with every sheet crews keep. */
    public void xlsx(UUID production, OutputStream out) throws IOException {
        reading(r -> Sheets.workbook(r, production, Importer.zone(live(r, production)), out));
    }

    private static Row live(Reading reading, UUID production) {
        Row row = reading.row(new Key(Production.TYPE, production))
                .orElseThrow(() -> new Refusal.NotFound(Production.TYPE));
        if (row.deleted()) {
            throw new Refusal.Gone(Production.TYPE);
        }
        return row;
    }

    @FunctionalInterface
    private interface Work {
        void with(Reading reading) throws IOException;
    }

    private void reading(Work work) throws IOException {
        try {
            store.read(r -> {
                try {
                    work.with(r);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return true;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
