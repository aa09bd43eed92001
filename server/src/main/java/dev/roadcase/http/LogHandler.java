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
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;

/** The log of a scope as others follow it: page by page, or where it was cleared the scope as it is. */
final class LogHandler {
    private static final long MAX_WAIT_SECONDS = 25;

    private final Store store;
    private final Grounds grounds;
    private final Arrivals arrivals;

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
            page(scope, after, bytes, out, e -> leavesOut && arrivals.has(reader, e.id(), e.body()));
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

    /** All of a scope at once, for an edge that stands before what was cleared. */
    void snapshot(Exchange x) throws IOException {
        UUID scope = grounds.allowed(x);
        ScopeCopy copy = store.read(r -> r.copy(scope)).orElseThrow(LogHandler::unknown);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed, 1 << 13)) {
            ScopeCopyCodec.write(out, copy);
        }
        packed(x, Protocol.COPY, packed);
    }

    private static void packed(Exchange x, String type, ByteArrayOutputStream bytes) {
        x.ctx().disableCompression();
        x.ctx().header("Content-Encoding", "gzip");
        x.ctx().header("Cache-Control", "no-store");
        x.ctx().contentType(type).result(bytes.toByteArray());
    }

    private record Page(ScopeState state, List<LogEntry> entries) {}

    private void page(UUID scope, long after, long bytes, OutputStream out, Predicate<LogEntry> isOwn)
            throws IOException {
        Page page =
                store.read(r -> new Page(r.scope(scope).orElseThrow(LogHandler::unknown), r.log(scope, after, bytes)));
        for (LogEntry entry : page.entries()) {
            if (isOwn.test(entry)) {
                Frames.writeOwn(out, entry);
            } else {
                Frames.write(out, entry);
            }
        }
        long last = page.entries().isEmpty() ? after : page.entries().getLast().seq();
        ScopeState state = page.state();
        ObjectNode trailer = Json.MAPPER.createObjectNode();
        trailer.put("kind", state.kind().name().toLowerCase(java.util.Locale.ROOT));
        trailer.put("epoch", state.epoch().toString());
        trailer.put("head", state.head());
        trailer.put("schema", Changeset.SCHEMA);
        if (last == state.head()) {
            trailer.put("digest", state.digestText()).put("chain", state.chain());
        }
        Frames.end(out, trailer);
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
