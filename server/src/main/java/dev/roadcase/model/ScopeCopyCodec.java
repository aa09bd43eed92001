package dev.roadcase.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The form in which a whole scope travels: a line of JSON that says what it is, one for each entry, record and conflict, and a
 * closing one with their numbers, so that a stream that was cut off is never taken for a whole.
 */
public final class ScopeCopyCodec {
    private ScopeCopyCodec() {}

    public static void write(OutputStream out, ScopeCopy copy) throws IOException {
        line(out, head(copy));
        for (ScopeCopy.Mark mark : copy.marks()) {
            line(out, mark(mark));
        }
        for (Row row : copy.rows()) {
            line(out, row(row));
        }
        for (Conflict conflict : copy.conflicts()) {
            ObjectNode json = Json.MAPPER.createObjectNode();
            json.set("conflict", ConflictCodec.write(conflict));
            line(out, json);
        }
        line(
                out,
                Json.MAPPER
                        .createObjectNode()
                        .put("end", true)
                        .put("marks", copy.marks().size())
                        .put("rows", copy.rows().size())
                        .put("conflicts", copy.conflicts().size()));
    }

    private static ObjectNode head(ScopeCopy copy) {
        return Json.MAPPER
                .createObjectNode()
                .put("scope", copy.scope().toString())
                .put("kind", copy.kind().name().toLowerCase(Locale.ROOT))
                .put("epoch", copy.epoch().toString())
                .put("seq", copy.seq())
                .put("chain", copy.chain())
                .put("digest", Long.toHexString(copy.digest()))
                .put("schema", copy.schema());
    }

    private static ObjectNode mark(ScopeCopy.Mark mark) {
        return Json.MAPPER
                .createObjectNode()
                .put("mark", mark.seq())
                .put("id", mark.changeset().toString())
                .put("sha256", mark.bodyHash())
                .put("at", Kind.Moment.text(mark.at()))
                .put("chain", mark.chain());
    }

    private static ObjectNode row(Row row) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("row", row.type().path()).put("id", row.id().toString());
        json.set("is", Json.read(RowCodec.write(row)));
        return json;
    }

    private static void line(OutputStream out, ObjectNode json) throws IOException {
        out.write(Json.write(json).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    /**
     * Reads a whole scope; entities that this version does not know are left out. The stream is the caller's to close.
     *
     * @throws Frames.Broken when it is something else, or not all of it
     */
    public static ScopeCopy read(InputStream in) throws IOException {
        Reader reader = new Reader(in);
        try {
            return reader.copy();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Frames.Broken("What came is not in the form of the sync protocol");
        }
    }

    private static final class Reader {
        private final BufferedReader lines;
        private final List<ScopeCopy.Mark> marks = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        private final List<Conflict> conflicts = new ArrayList<>();
        private int seen;

        Reader(InputStream in) {
            lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        ScopeCopy copy() throws IOException {
            JsonNode head = next();
            JsonNode line = next();
            while (!line.path("end").asBoolean()) {
                take(line);
                seen++;
                line = next();
            }
            int told = line.path("marks").asInt()
                    + line.path("rows").asInt()
                    + line.path("conflicts").asInt();
            if (told != seen) {
                throw new Frames.Broken("The stream was cut off");
            }
            return new ScopeCopy(
                    UUID.fromString(head.path("scope").asText()),
                    ScopeKind.valueOf(head.path("kind").asText().toUpperCase(Locale.ROOT)),
                    UUID.fromString(head.path("epoch").asText()),
                    head.path("seq").asLong(),
                    head.path("chain").asText(),
                    Long.parseUnsignedLong(head.path("digest").asText(), 16),
                    head.path("schema").asInt(),
                    marks,
                    rows,
                    conflicts);
        }

        private void take(JsonNode line) {
            if (line.has("mark")) {
                marks.add(new ScopeCopy.Mark(
                        line.path("mark").asLong(),
                        UUID.fromString(line.path("id").asText()),
                        line.path("sha256").asText(),
                        Times.parse(line.path("at").asText()),
                        line.path("chain").asText()));
            } else if (line.has("row")) {
                EntityType<?> type = EntityTypes.find(line.path("row").asText());
                if (type != null) {
                    Key key = new Key(type, UUID.fromString(line.path("id").asText()));
                    rows.add(RowCodec.read(key, line.path("is").toString()));
                }
            } else {
                ConflictCodec.read(line.path("conflict")).ifPresent(conflicts::add);
            }
        }

        private JsonNode next() throws IOException {
            String line = lines.readLine();
            if (line == null) {
                throw new Frames.Broken("The stream was cut off");
            }
            JsonNode json = Json.MAPPER.readTree(line);
            if (json == null || !json.isObject()) {
                throw new Frames.Broken("What came is not in the form of the sync protocol");
            }
            return json;
        }
    }
}
