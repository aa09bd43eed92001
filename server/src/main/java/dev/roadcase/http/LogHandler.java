package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Frames;
import dev.roadcase.model.Json;
import dev.roadcase.model.LogEntry;
import dev.roadcase.model.ScopeCopy;
import dev.roadcase.model.ScopeCopyCodec;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The log of a scope as others follow it: page by page, or where it was cleared the scope as it is. */
final class LogHandler {
    private static final long MAX_WAIT_SECONDS = 25;

    private final Store store;
    private final Grounds grounds;
    private final Arrivals arrivals;
    private final Copies copies = new Copies(InstantSource.system());

    /** @param arrivals knows what a reader has sent itself, so that it need not be told again */
    LogHandler(Store store, Grounds grounds, Arrivals arrivals) {
        this.store = store;
        this.grounds = grounds;
        this.arrivals = arrivals;
    }

    /** A page of the log. */
    void log(Exchange x) throws IOException, InterruptedException {
        UUID scope = grounds.allowed(x);
        long after = number(x, "after", 0);
        grounds.refuseFork(scope, x.query("epoch") + " " + after + " " + x.query("chain"));
        await(scope, after, Math.min(number(x, "wait", 0), MAX_WAIT_SECONDS));
        refuseCleared(scope, after);
        long bytes = Math.max(1, Math.min(number(x, "bytes", Protocol.PAGE), 4 * Protocol.PAGE));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed, 1 << 13)) {
            boolean leavesOut = Boolean.parseBoolean(x.query("without-own"));
            UUID reader = x.caller().actor().id();
            Page page = page(scope, after, bytes);
            Telling telling = new Telling(out, Boolean.parseBoolean(x.query("brief")));
            for (LogEntry entry : page.entries()) {
                telling.tell(entry, leavesOut ? arrivals.find(reader, entry.id(), entry.body()) : null);
            }
            telling.flush();
            Frames.end(out, trailer(page));
        }
        packed(x, Protocol.FRAMES, packed);
    }

    private void refuseCleared(UUID scope, long after) {
        if (store.read(r -> r.isCleared(scope, after + 1))) {
            throw Problem.of(
                    410,
                    "snapshot",
                    "Cleared",
                    "This show was archived long ago and its log cleared. Take the whole state instead: GET .../snapshot");
        }
    }

    /** All of a scope at once, for an edge that stands before what was cleared; or the rest of it, where the line broke. */
    void snapshot(Exchange x) throws IOException {
        UUID scope = grounds.allowed(x);
        String tag = plain(x.ctx().header("If-Range"));
        Copies.Copy begun = tag.isEmpty() ? null : copies.tagged(scope, tag).orElse(null);
        Copies.Copy copy = begun == null ? copy(scope) : begun;
        byte[] bytes = Files.readAllBytes(copy.file());
        int from = begun == null ? 0 : from(x.ctx().header("Range"));
        boolean isRest = from > 0 && from < bytes.length;
        if (isRest) {
            x.ctx()
                    .status(206)
                    .header("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
        }
        x.ctx().disableCompression();
        x.ctx().header("Accept-Ranges", "bytes").header("ETag", '"' + copy.tag() + '"');
        x.ctx().header("Content-Encoding", "gzip").header("Cache-Control", "no-store");
        x.ctx().contentType(Protocol.COPY).result(isRest ? Arrays.copyOfRange(bytes, from, bytes.length) : bytes);
    }

    private Copies.Copy copy(UUID scope) throws IOException {
        ScopeState state = store.head(scope).orElseThrow(LogHandler::unknown);
        return copies.of(scope, state.chain(), file -> {
            ScopeCopy copy = store.read(r -> r.copy(scope)).orElseThrow(LogHandler::unknown);
            try (OutputStream out = new GZIPOutputStream(file, 1 << 13)) {
                ScopeCopyCodec.write(out, copy);
            }
        });
    }

    private static String plain(@Nullable String tag) {
        return tag == null ? "" : tag.replace("\"", "");
    }

    private static int from(@Nullable String range) {
        return range != null && range.matches("bytes=\\d{1,9}-")
                ? Integer.parseInt(range.substring(6, range.length() - 1))
                : 0;
    }

    private static void packed(Exchange x, String type, ByteArrayOutputStream bytes) {
        x.ctx().disableCompression();
        x.ctx().header("Content-Encoding", "gzip");
        x.ctx().header("Cache-Control", "no-store");
        x.ctx().contentType(type).result(bytes.toByteArray());
    }

    /**
     * @param last where the page ends
     * @param chain over all up to there; empty when there is no entry
     * @param inbox the sum over what waits for a person, when the page ends at the head
     */
    private record Page(ScopeState state, List<LogEntry> entries, long last, String chain, long inbox) {}

    private Page page(UUID scope, long after, long bytes) {
        return store.read(r -> {
            ScopeState state = r.scope(scope).orElseThrow(LogHandler::unknown);
            List<LogEntry> entries = r.log(scope, after, bytes);
            long last = entries.isEmpty() ? after : entries.getLast().seq();
            String chain = entries.isEmpty() ? "" : r.chainAt(scope, last).orElse("");
            return new Page(state, entries, last, chain, last == state.head() ? r.inbox(scope) : 0);
        });
    }

    private static ObjectNode trailer(Page page) {
        ScopeState state = page.state();
        ObjectNode trailer = Json.MAPPER.createObjectNode();
        trailer.put("kind", state.kind().name().toLowerCase(java.util.Locale.ROOT));
        trailer.put("epoch", state.epoch().toString());
        trailer.put("head", state.head());
        trailer.put("schema", Changeset.SCHEMA);
        if (page.last() == state.head()) {
            trailer.put("digest", state.digestText())
                    .put("inbox", Long.toHexString(page.inbox()))
                    .put("chain", state.chain());
        } else {
            trailer.put("chain", page.chain());
        }
        return trailer;
    }

    private static Problem unknown() {
        return Problem.notFound("This hub has no such show.");
    }

    private void await(UUID scope, long after, long seconds) throws InterruptedException {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < until
                && store.head(scope).map(ScopeState::head).orElse(0L) <= after) {
            Thread.sleep(100);
        }
    }

    /** The newest entry that both have, of those the other side names. */
    void common(Exchange x) {
        UUID scope = grounds.allowed(x);
        JsonNode points = Bodies.json(x.ctx(), Bodies.RECORD).path("points");
        long common = store.read(r -> {
            long found = 0;
            for (JsonNode point : points) {
                long seq = point.path("seq").asLong();
                if (seq > found
                        && r.chainAt(scope, seq)
                                .filter(point.path("chain").asText()::equals)
                                .isPresent()) {
                    found = seq;
                }
            }
            return found;
        });
        x.answer(200, Json.MAPPER.createObjectNode().put("seq", common));
    }

    private static long number(Exchange x, String name, long otherwise) {
        String text = x.query(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,18}")) {
            throw Problem.malformed(name + " must be a whole number.");
        }
        return Long.parseLong(text);
    }
}
