package dev.roadcase.export;

import dev.roadcase.export.Faults.Place;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Imports any file Roadcase can read: an archive, a browser's storage, or sheets as CSV, pasted text or XLSX. The file is
 * read to its end before anything is written; whatever is wrong with it is in the report, and with an error nothing is
 * written. May be used from any thread.
 */
public final class Importer {
    private final Store store;
    private final Clock clock;

    public Importer(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Imports what {@code in} gives, at most 64 MiB, by way of a temporary file. Does not close the stream. */
    public ImportReport run(InputStream in, ImportRequest request) throws IOException {
        Path file = Files.createTempFile("roadcase-import-", ".tmp");
        try {
            copy(in, file);
            return run(file, request);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void copy(InputStream in, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = Limits.FILE + 1;
        try (OutputStream out = Files.newOutputStream(file)) {
            while (left > 0) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    return;
                }
                out.write(buffer, 0, n);
                left -= n;
            }
        }
    }

    /**
     * Imports a file that stays as it is meanwhile.
     *
     * @throws Refusal when the show the rows are for is not there or was deleted
     */
    public ImportReport run(Path file, ImportRequest request) throws IOException {
        long started = System.nanoTime();
        Faults faults = new Faults();
        Incoming incoming = incoming(file, request, faults);
        Landing looked = land(incoming, request, null, faults);
        if (request.dryRun() || faults.refuse() || incoming == null) {
            return report(incoming, request, looked, null, started);
        }
        UUID importId = Ids.random();
        Landing landed = land(incoming, request, importId, new Faults());
        return report(incoming, request, landed, landed.created() == 0 ? null : importId, started);
    }

    private Landing land(@Nullable Incoming incoming, ImportRequest request, @Nullable UUID importId, Faults faults)
            throws IOException {
        Landing landing =
                new Landing(store, request.actor(), clock.instant().truncatedTo(ChronoUnit.MILLIS), importId, faults);
        if (incoming != null) {
            incoming.land(landing);
        }
        return landing;
    }

    private static ImportReport report(
            @Nullable Incoming incoming,
            ImportRequest request,
            Landing landing,
            @Nullable UUID importId,
            long started) {
        boolean refused = landing.faults().refuse();
        return new ImportReport(
                incoming == null ? "unknown" : incoming.kind(),
                request.dryRun(),
                importId,
                refused ? 0 : landing.created(),
                landing.existing(),
                landing.different(),
                landing.skipped(),
                landing.faults().list(),
                incoming == null ? List.of() : incoming.productions(),
                (System.nanoTime() - started) / 1e9);
    }

    private @Nullable Incoming incoming(Path file, ImportRequest request, Faults faults) throws IOException {
        long size = Files.size(file);
        if (size > Limits.FILE) {
            faults.error(Place.FILE, null, "The file is larger than 64 MiB.");
            return null;
        }
        if (size == 0) {
            faults.error(Place.FILE, null, "The file is empty.");
            return null;
        }
        return switch (FileKind.of(file)) {
            case ARCHIVE -> new ArchiveImport(file);
            case BROWSER -> new BrowserStores(file, request.productionId());
            case XLSX -> sheets(new XlsxTables(file), "xlsx", request, faults);
            case TEXT -> sheets(new CsvTables(file, ""), "csv", request, faults);
            case OLD_EXCEL -> {
                faults.error(
                        Place.FILE,
                        null,
                        "This is an old Excel file (.xls), or one with a password. Save it as XLSX without a password.");
                yield null;
            }
        };
    }

    private @Nullable Incoming sheets(Tables tables, String kind, ImportRequest request, Faults faults) {
        UUID id = request.productionId();
        if (id == null) {
            faults.error(
                    Place.FILE,
                    null,
                    "Say which show the rows are for (production, or --production on the command line).");
            return null;
        }
        Row production = store.read(r -> r.row(new Key(Production.TYPE, id)))
                .orElseThrow(() -> new Refusal.NotFound(Production.TYPE));
        if (production.deleted()) {
            throw new Refusal.Gone(Production.TYPE);
        }
        return new SheetImport(tables, kind, id, zone(production), request.sheet(), request.fileName());
    }

    /** Where dates of a show mean that date. */
    static ZoneId zone(Row production) {
        try {
            String zone = production.text("timeZone");
            return zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone);
        } catch (DateTimeException e) {
            return ZoneId.systemDefault();
        }
    }
}
