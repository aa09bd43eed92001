package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Row;
import dev.roadcase.store.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the API needs for taking shows out and in. */
public interface Transfers {
    /** Writes one show as a JSON archive. */
    void archive(UUID production, OutputStream out) throws IOException;

    /** Writes the crews' sheets of one show as a workbook. */
    void workbook(UUID production, OutputStream out) throws IOException;

    /** Writes the tables or stickers of a cable schedule as a file. */
    void print(Printout printout, OutputStream out) throws IOException;

    /** What to bring in, and how. */
    record Request(
            @Nullable UUID production,
            @Nullable String sheet,
            boolean dryRun,
            Actor actor,
            @Nullable String fileName) {}

    /** Brings a file in and tells what became of it. */
    Report bring(InputStream file, Request request) throws IOException;

    /** The report as JSON, and whether anything stood in the way. */
    record Report(JsonNode json, boolean faulty) {}

    /** CSV of a list, under field names or under the crews' headers. */
    String csv(Reading reading, EntityType<?> type, List<Row> rows, boolean crew);
}
