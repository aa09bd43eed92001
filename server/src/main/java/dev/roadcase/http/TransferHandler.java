package dev.roadcase.http;

import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.store.Store;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows out as archives and workbooks; archives, sheets and browser exports in. */
final class TransferHandler {
    private static final List<String> SHEETS =
            List.of("sources", "sends", "ip-addresses", "checklist-items", "devices");

    private final Store store;
    private final Transfers transfers;

    TransferHandler(Store store, Transfers transfers) {
        this.store = store;
        this.transfers = transfers;
    }

    void export(Exchange x) throws IOException {
        UUID id = x.id("id");
        Row production = store.read(r -> r.row(new Key(Production.TYPE, id)))
                .orElseThrow(() -> Problem.notFound("There is no such production on this server."));
        if (production.deleted()) {
            throw Problem.gone("The production was deleted. Restore it to export it.");
        }
        String format = x.query("format");
        boolean workbook = "xlsx".equals(format);
        if (format != null && !workbook && !format.equals("json")) {
            throw Problem.malformed("format must be json or xlsx.");
        }
        String file = fileName(production.text("showName")) + (workbook ? ".xlsx" : ".roadcase.json");
        x.ctx().header("Content-Disposition", "attachment; filename=\"" + file + "\"");
        x.ctx()
                .contentType(
                        workbook
                                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                                : "application/json");
        if (workbook) {
            transfers.workbook(id, x.ctx().outputStream());
        } else {
            transfers.archive(id, x.ctx().outputStream());
        }
    }

    /** A show's name as the beginning of a file's; letters and digits of ASCII, and dashes. */
    static String fileName(String show) {
        String name = show.replaceAll("[^\\p{Alnum}]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "show" : name;
    }

    void bring(Exchange x) throws IOException {
        UUID production = optionalId(x.query("production"));
        String sheet = x.query("sheet");
        if (sheet != null && !SHEETS.contains(sheet)) {
            throw Problem.malformed("sheet must be one of " + String.join(", ", SHEETS) + ".");
        }
        Transfers.Request request = new Transfers.Request(
                production, sheet, "true".equals(x.query("dryRun")), x.caller().actor(), x.query("fileName"));
        if (x.ctx().req().getContentLengthLong() > Bodies.IMPORT) {
            throw Problem.tooLarge(Bodies.IMPORT);
        }
        try (InputStream body = new Limited(x.ctx().req().getInputStream(), Bodies.IMPORT)) {
            Transfers.Report report = transfers.bring(body, request);
            x.answer(report.faulty() && !request.dryRun() ? 422 : 200, report.json());
        }
    }

    private static @Nullable UUID optionalId(@Nullable String text) {
        UUID id = text == null ? null : dev.roadcase.model.Ids.parse(text);
        if (text != null && id == null) {
            throw Problem.malformed("production must be the id of a production.");
        }
        return id;
    }

    /** A stream that refuses to be longer than allowed. */
    private static final class Limited extends FilterInputStream {
        private final long limit;
        private long left;

        Limited(InputStream in, long limit) {
            super(in);
            this.limit = limit;
            left = limit;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int n) {
            left -= n;
            if (left < 0) {
                throw Problem.tooLarge(limit);
            }
        }
    }
}
