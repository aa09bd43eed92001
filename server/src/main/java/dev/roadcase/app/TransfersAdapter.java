package dev.roadcase.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.export.Columns;
import dev.roadcase.export.Exporter;
import dev.roadcase.export.ImportReport;
import dev.roadcase.export.ImportRequest;
import dev.roadcase.export.Importer;
import dev.roadcase.export.Paper;
import dev.roadcase.export.ScheduleFiles;
import dev.roadcase.export.SheetKind;
import dev.roadcase.http.Printout;
import dev.roadcase.http.Transfers;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Json;
import dev.roadcase.model.Row;
import dev.roadcase.store.Reading;
import dev.roadcase.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Lets the API take shows out and in. */
final class TransfersAdapter implements Transfers {
    private final Exporter exporter;
    private final Importer importer;
    private final ReentrantLock printing = new ReentrantLock();

    TransfersAdapter(Store store, Clock clock) {
        exporter = new Exporter(store, clock);
        importer = new Importer(store, clock);
    }

    /** Something that writes an export. */
    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    @Override
    public void archive(UUID production, OutputStream out) throws IOException {
        byWayOfAFile(file -> exporter.archive(production, file), out);
    }

    @Override
    public void workbook(UUID production, OutputStream out) throws IOException {
        byWayOfAFile(file -> exporter.xlsx(production, file), out);
    }

    /** One after the other: a small server has the memory for one large print, not for a crew's. */
    @Override
    public void print(Printout printout, OutputStream out) throws IOException {
        byWayOfAFile(file -> alone(printout, file), out);
    }

    private void alone(Printout printout, OutputStream out) throws IOException {
        printing.lock();
        try {
            write(printout, out);
        } finally {
            printing.unlock();
        }
    }

    private static void write(Printout printout, OutputStream out) throws IOException {
        Paper paper = printout.a4() ? Paper.A4 : Paper.LETTER;
        switch (printout.form()) {
            case CSV -> ScheduleFiles.csv(printout.sheets().getFirst(), out);
            case XLSX -> ScheduleFiles.xlsx(printout.sheets(), out);
            case PDF -> ScheduleFiles.pdf(printout.sheets(), printout.foot(), paper, out);
            case LABELS -> ScheduleFiles.labels(printout.labels(), printout.foot(), paper, out);
        }
    }

    /** A client that takes its time must not hold a reader of the store. */
    private static void byWayOfAFile(Writing writing, OutputStream out) throws IOException {
        Path file = Files.createTempFile("roadcase-export-", ".tmp");
        try {
            try (OutputStream to = Files.newOutputStream(file)) {
                writing.to(to);
            }
            Files.copy(file, out);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public Report bring(InputStream file, Request request) throws IOException {
        ImportRequest wanted = new ImportRequest(
                request.production(),
                sheet(request.sheet()),
                request.dryRun(),
                request.actor(),
                Objects.requireNonNullElse(request.fileName(), ""));
        ImportReport report = importer.run(file, wanted);
        JsonNode json = Json.MAPPER.valueToTree(report);
        return new Report(json, report.refused());
    }

    private static @Nullable SheetKind sheet(@Nullable String name) {
        return name == null ? null : SheetKind.of(name).orElseThrow();
    }

    @Override
    public String csv(Reading reading, EntityType<?> type, List<Row> rows, boolean crew) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            exporter.csv(reading, type, rows, crew ? Columns.CREW : Columns.ALL, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
