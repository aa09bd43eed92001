package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Frames;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.LogEntry;
import dev.roadcase.model.Outgoing;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Received;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.ScopeCopy;
import dev.roadcase.model.ScopeCopyCodec;
import dev.roadcase.store.Commit;
import dev.roadcase.store.Edge;
import dev.roadcase.store.Edges;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import dev.roadcase.store.Upstream;
import dev.roadcase.store.Users;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The hub's side of the sync protocol, version 1. Every call may be repeated; none depends on one before it. */
final class ProtocolHandler {
    /** The version of the protocol; another one cannot be spoken with. */
    static final int PROTOCOL = 1;

    static final String FRAMES = "application/x-roadcase-frames";
    static final String COPY = "application/x-roadcase-scope";
    /** The oldest schema whose edges may still sync. */
    static final int MIN_SCHEMA = 1;

    private static final String DISCARDED =
            "the hub was set back to an earlier state on purpose, and this was made before that";
    private static final String CURSOR = "Roadcase-Cursor";
    private static final long MAX_PUSH = 16L << 20;
    private static final long PAGE = 1_000_000;
    private static final int MAX_CHANGES = 500;
    private static final long MAX_WAIT_SECONDS = 25;

    private final Store store;
    private final Clock clock;
    private final Arrivals arrivals = new Arrivals();

    ProtocolHandler(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Compares where both are, scope by scope, and tells what else there is. */
    void session(Exchange x) {
        Instant received = clock.instant();
        JsonNode asked = Bodies.json(x.ctx(), Bodies.RECORD);
        if (asked.path("proto").asInt() != PROTOCOL) {
            throw Problem.of(
                    426,
                    "protocol",
                    "Update needed",
                    "This hub speaks version 1 of the sync protocol. Update the other side.");
        }
        requireSchema(asked.path("schema").asInt(Changeset.SCHEMA));
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.put("proto", PROTOCOL);
        answer.put("schema", Changeset.SCHEMA);
        answer.put("minSchema", MIN_SCHEMA);
        answer.putObject("hub").put("id", store.serverId().toString());
        answer.putObject("limits")
                .put("changes", MAX_CHANGES)
                .put("pushBytes", 1 << 20)
                .put("pageBytes", PAGE);
        ArrayNode scopes = scopes(x, asked.path("scopes"));
        answer.put("copy", isCopy(x, asked, scopes));
        answer.set("scopes", scopes);
        if (x.caller().actor().kind() == Actor.Kind.EDGE) {
            answer.put("users", Users.digest(store.users().own()));
        }
        answer.put("t2", received.toEpochMilli());
        answer.put("t3", clock.millis());
        x.answer(200, answer);
    }

    private static void requireSchema(int schema) {
        if (schema < MIN_SCHEMA) {
            throw Problem.of(
                    426,
                    "schema",
                    "Update needed",
                    "That version of Roadcase is too old for this hub. Update it; what waits there is kept.");
        }
    }

    /** Whether another copy of the same data has been here under the same name. A hub that was restored cannot tell. */
    private boolean isCopy(Exchange x, JsonNode asked, ArrayNode scopes) {
        UUID replica = Ids.parse(asked.path("replica").asText());
        UUID nonce = Ids.parse(asked.path("nonce").asText());
        if (replica == null || nonce == null) {
            return false;
        }
        Edge.Nonce told = new Edge.Nonce(Ids.parse(asked.path("prev_nonce").asText()), nonce);
        UUID credential = x.caller().actor().id();
        return !store.edges()
                .greet(credential, replica, told, asked.path("schema").asInt(), isFork(scopes));
    }

    private static boolean isFork(ArrayNode scopes) {
        for (JsonNode scope : scopes) {
            if (scope.path("status").asText().equals("fork")) {
                return true;
            }
        }
        return false;
    }

    /** Refuses an edge what it was not let in for. */
    private void requireAllowed(Exchange x, UUID scope) {
        boolean refused = store.edges()
                .find(x.caller().actor().id())
                .filter(edge -> !scope.equals(Store.LIBRARY) && !edge.may(scope))
                .isPresent();
        if (refused) {
            throw Problem.forbidden(
                    "This edge was paired for other productions. Ask on the hub for a code for this one.");
        }
    }

    private ArrayNode scopes(Exchange x, JsonNode asked) {
        Map<UUID, JsonNode> known = new java.util.HashMap<>();
        for (JsonNode scope : asked) {
            UUID id = Ids.parse(scope.path("id").asText());
            if (id != null) {
                known.put(id, scope);
            }
        }
        ArrayNode list = Json.MAPPER.createArrayNode();
        Edges.Known edge = store.edges().find(x.caller().actor().id()).orElse(null);
        store.read(r -> {
            for (ScopeState state : r.scopes()) {
                if (edge != null && !state.id().equals(Store.LIBRARY) && !edge.may(state.id())) {
                    continue;
                }
                ObjectNode json = list.addObject();
                json.put("id", state.id().toString());
                json.put("kind", state.kind().name().toLowerCase(java.util.Locale.ROOT));
                json.put("epoch", state.epoch().toString());
                json.put("head", state.head());
                json.put("chain", state.chain());
                json.put("digest", state.digestText());
                JsonNode cursor = known.remove(state.id());
                json.put(
                        "status",
                        status(
                                cursor,
                                state,
                                seq -> r.chainAt(state.id(), seq).orElse(null),
                                seq -> r.isCleared(state.id(), seq)));
                r.row(new dev.roadcase.model.Key(Production.TYPE, state.id()))
                        .ifPresent(row -> json.put("name", row.label()).put("deleted", row.deleted()));
            }
            return true;
        });
        known.keySet().forEach(id -> list.addObject().put("id", id.toString()).put("status", "unknown"));
        return list;
    }

    private static String status(
            @Nullable JsonNode cursor,
            ScopeState state,
            Function<Long, @Nullable String> chainAt,
            Predicate<Long> isCleared) {
        if (cursor == null) {
            return "new";
        }
        long seq = cursor.path("seq").asLong();
        boolean same = seq <= state.head() && cursor.path("chain").asText().equals(chainAt.apply(seq));
        if (!same) {
            return "fork";
        }
        if (seq == state.head()) {
            return "ok";
        }
        return isCleared.test(seq + 1) ? "snapshot" : "behind";
    }

    /** Takes in changes that were made elsewhere, in the order they were made. */
    void push(Exchange x) throws IOException {
        UUID scope = scope(x);
        if (store.head(scope).isPresent()) {
            requireAllowed(x, scope);
        } else {
            store.edges().allow(x.caller().actor().id(), scope);
        }
        String cursor = x.ctx().header(CURSOR);
        refuseFork(scope, cursor);
        boolean aside = isDiscarded(scope, cursor);
        Actor sender = x.caller().actor();
        Intake intake =
                new Intake(store, sender, store.edges().find(sender.id()).isPresent(), scope, clock.instant());
        List<Proposal> proposals = new ArrayList<>();
        try (InputStream in = body(x)) {
            Frames.Reader frames = new Frames.Reader(in);
            for (Outgoing change = frames.outgoing(); change != null; change = frames.outgoing()) {
                if (proposals.size() == MAX_CHANGES) {
                    throw Problem.tooLarge(1L << 20);
                }
                Received received = intake.received(change);
                proposals.add(Proposal.taking(change.id(), aside ? received.aside(DISCARDED) : received));
            }
        } catch (Frames.Broken e) {
            throw Problem.malformed(e.getMessage() + ". Nothing was taken in; send it again.");
        }
        ArrayNode results = Json.MAPPER.createArrayNode();
        if (!proposals.isEmpty()) {
            Commit.Result result = commit(proposals);
            for (Proposal proposal : proposals) {
                note(sender.id(), proposal);
            }
            for (int i = 0; i < proposals.size(); i++) {
                results.addObject()
                        .put("id", proposals.get(i).id().toString())
                        .put("status", result.done().get(i).what().wire());
            }
        }
        ScopeState head = store.head(scope).orElse(null);
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.set("results", results);
        answer.put("head", head == null ? 0 : head.head());
        x.answer(200, answer);
    }

    private void note(UUID from, Proposal proposal) {
        Received received = proposal.received();
        if (received != null && received.body() != null) {
            arrivals.note(from, proposal.id(), received.body());
        }
    }

    private Commit.Result commit(List<Proposal> proposals) {
        try {
            return store.commit(new Commit(proposals, false, null));
        } catch (Refusal.NotFound e) {
            throw Problem.notFound("This hub has no such show, and what was sent does not begin with making it.");
        }
    }

    private InputStream body(Exchange x) throws IOException {
        byte[] bytes = received(x.ctx().req().getInputStream());
        boolean packed = "gzip".equalsIgnoreCase(x.ctx().header("Content-Encoding"));
        return new ByteArrayInputStream(packed ? unpacked(bytes) : bytes);
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return readAll(in);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw Problem.malformed("What was sent was cut off or is not gzip. Nothing was taken in; send it again.");
        }
    }

    private static byte[] received(InputStream in) {
        try {
            return readAll(in);
        } catch (IOException e) {
            throw Problem.malformed("What was sent was cut off. Nothing was taken in; send it again.");
        }
    }

    private static byte[] readAll(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes((int) MAX_PUSH + 1);
        if (bytes.length > MAX_PUSH) {
            throw Problem.tooLarge(MAX_PUSH);
        }
        return bytes;
    }

    /** Whether the sender goes on from a history that was discarded on purpose when this hub was restored. */
    private boolean isDiscarded(UUID scope, @Nullable String cursor) {
        UUID epoch = cursor == null ? null : Ids.parse(cursor.split(" ", 2)[0]);
        ScopeState state = store.head(scope).orElse(null);
        return epoch != null && state != null && !epoch.equals(Upstream.UNKNOWN) && !epoch.equals(state.epoch());
    }

    /** A page of the log. */
    void log(Exchange x) throws IOException, InterruptedException {
        UUID scope = allowed(x);
        long after = number(x, "after", 0);
        refuseFork(scope, x.query("epoch") + " " + after + " " + x.query("chain"));
        await(scope, after, Math.min(number(x, "wait", 0), MAX_WAIT_SECONDS));
        refuseCleared(scope, after);
        long bytes = Math.max(1, Math.min(number(x, "bytes", PAGE), 4 * PAGE));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed, 1 << 13)) {
            boolean leavesOut = Boolean.parseBoolean(x.query("without-own"));
            UUID reader = x.caller().actor().id();
            page(scope, after, bytes, out, e -> leavesOut && arrivals.has(reader, e.id(), e.body()));
        }
        packed(x, FRAMES, packed);
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
        UUID scope = allowed(x);
        ScopeCopy copy = store.read(r -> r.copy(scope)).orElseThrow(ProtocolHandler::unknown);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed, 1 << 13)) {
            ScopeCopyCodec.write(out, copy);
        }
        packed(x, COPY, packed);
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
        Page page = store.read(
                r -> new Page(r.scope(scope).orElseThrow(ProtocolHandler::unknown), r.log(scope, after, bytes)));
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
        UUID scope = allowed(x);
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

    private void refuseFork(UUID scope, @Nullable String cursor) {
        String[] parts = cursor == null ? new String[0] : cursor.split(" ", -1);
        if (parts.length != 3 || !parts[1].matches("\\d{1,18}")) {
            return;
        }
        long seq = Long.parseLong(parts[1]);
        boolean same = seq == 0
                || store.read(r -> r.chainAt(scope, seq))
                        .filter(parts[2]::equals)
                        .isPresent();
        if (!same) {
            throw Problem.of(
                    409, "fork", "Another history", "The log here went another way. Find the last common entry first.");
        }
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

    private UUID allowed(Exchange x) {
        UUID scope = scope(x);
        requireAllowed(x, scope);
        return scope;
    }

    private static UUID scope(Exchange x) {
        String name = x.ctx().pathParam("scope");
        UUID id = name.equals("library") ? Store.LIBRARY : Ids.parse(name);
        if (id == null) {
            throw Problem.notFound("A scope is the id of a production, or library.");
        }
        return id;
    }
}
