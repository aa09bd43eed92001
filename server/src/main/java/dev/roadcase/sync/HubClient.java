package dev.roadcase.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.BriefFrames;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Frames;
import dev.roadcase.model.Json;
import dev.roadcase.model.LogEntry;
import dev.roadcase.model.Outgoing;
import dev.roadcase.model.ScopeCopy;
import dev.roadcase.model.ScopeCopyCodec;
import dev.roadcase.model.ScopeKind;
import dev.roadcase.model.User;
import dev.roadcase.store.CommonGround.Point;
import dev.roadcase.store.EdgeIdentity;
import dev.roadcase.store.HubPage;
import dev.roadcase.store.Upstream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the sync protocol with one hub. Every call may be repeated; each fails with a {@link HubException} that says what
 * kind of trouble it is. Safe for many threads.
 */
public final class HubClient implements AutoCloseable {
    private static final MediaType FRAMES = MediaType.get("application/x-roadcase-frames");

    /** What is expected of a copy that comes in one go, in bytes; the rest of a larger one is asked for afterwards. */
    private static final long COPY = 4_000_000;

    private final HubLine line;
    private final InstantSource clock;
    private final ClockOffset clocks = new ClockOffset();
    /** Whether the hub understands and tells the short forms. */
    private volatile boolean brief;
    /** Copies that have not come whole yet, by scope. */
    private final Map<UUID, Partial> begun = new ConcurrentHashMap<>();

    /**
     * @param token the credential this edge got when it was paired; empty before
     * @param patience how long nothing may arrive before the hub counts as away; a whole call may take three times as long, and
     *     longer the more it carries
     */
    public HubClient(String url, String token, HubTrust trust, InstantSource clock, Duration patience) {
        line = new HubLine(url, token, trust, patience);
        this.clock = clock;
    }

    /**
     * Where the hub stands with each of its scopes, seen from this edge.
     *
     * @param schema the version of the descriptors it works with
     * @param copy whether it knows this edge as another one that lives on
     * @param users what differs whenever those differ who may sign in; empty when it does not tell
     */
    public record Standing(
            UUID hub, int schema, boolean copy, List<Scope> scopes, long clockOffsetMillis, String users) {}

    /**
     * One scope of the hub.
     *
     * @param status new, ok, behind, fork or unknown
     * @param digest of all records it holds there; null when it does not tell
     * @param inbox the sum over what waits there for a person; null when it does not tell
     */
    public record Scope(
            UUID id,
            @Nullable ScopeKind kind,
            String status,
            long head,
            String name,
            boolean deleted,
            @Nullable Long digest,
            @Nullable Long inbox) {}

    /**
     * Compares where both stand; one round trip.
     *
     * @param offers whether the hub shall tell of the shows that are not here, too
     */
    public Standing session(UUID replica, EdgeIdentity.Nonce nonce, List<Upstream> cursors, boolean offers) {
        ObjectNode body = Greeting.of(replica, nonce, cursors);
        if (!offers) {
            body.put("offers", false);
        }
        boolean isShort = brief;
        long sent = clock.millis();
        body.put("t1", sent);
        JsonNode answer = line.json(isShort ? packed(body) : line.post("api/sync/v1/session", body));
        long received = clock.millis();
        if (!answer.has("proto") || !answer.path("hub").has("id")) {
            throw line.notAHub();
        }
        brief = answer.path("brief").asBoolean();
        long offset =
                clocks.learn(sent, answer.path("t2").asLong(), answer.path("t3").asLong(), received);
        return Greeting.answered(answer, offset, isShort ? cursors : List.of());
    }

    private Request packed(ObjectNode body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(Json.write(body).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        HttpUrl url = line.url("api/sync/v1/session")
                .addQueryParameter("brief", "true")
                .build();
        return line.authorized(new Request.Builder().url(url))
                .header("Content-Encoding", "gzip")
                .post(RequestBody.create(packed.toByteArray(), HubLine.JSON))
                .build();
    }

    /** Whom the hub lets in by name and password. */
    public List<User> users() {
        JsonNode answer = line.json(line.request("api/sync/v1/users").get().build());
        List<User> users = new ArrayList<>();
        for (JsonNode u : answer.path("users")) {
            users.add(new User(
                    UUID.fromString(u.path("id").asText()),
                    u.path("name").asText(),
                    u.path("role").asText(),
                    u.path("hash").asText(),
                    u.path("disabled").asBoolean(),
                    u.path("credential").asInt(1),
                    true,
                    clock.instant()));
        }
        return users;
    }

    /** Begins with a call on a thread of its own; {@link #await} tells what came of it. */
    static <T> CompletableFuture<T> begin(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
    }

    /** Returns what the call brought, and throws what it threw. */
    static <T> T await(CompletableFuture<T> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Changes as they go over the line. */
    record Packed(RequestBody body, int count) {}

    /** Makes ready to be sent what is to arrive together and in order. */
    Packed pack(List<Outgoing> changes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed, 1 << 13)) {
            write(out, changes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Packed(RequestBody.create(packed.toByteArray(), FRAMES), changes.size());
    }

    /** Sends changes; the hub has them when this returns, and all or none when it throws. */
    void push(Upstream cursor, Packed changes) {
        HttpUrl.Builder url = line.url("api/sync/v1/" + cursor.scope() + "/push");
        if (brief) {
            url.addQueryParameter("brief", "true");
        }
        Request.Builder request = line.authorized(new Request.Builder().url(url.build()))
                .header("Content-Encoding", "gzip")
                .header("Roadcase-Cursor", cursor.epoch() + " " + cursor.seq() + " " + cursor.chain())
                .post(changes.body());
        JsonNode answer = line.json(request.build());
        int taken = answer.path("count").asInt(answer.path("results").size());
        if (taken != changes.count()) {
            throw line.notAHub();
        }
    }

    private void write(OutputStream out, List<Outgoing> changes) throws IOException {
        if (brief) {
            BriefFrames.write(out, changes);
            return;
        }
        for (Outgoing change : changes) {
            Frames.write(out, change);
        }
        Frames.end(out, Json.MAPPER.createObjectNode());
    }

    /**
     * The next page of a scope's log.
     *
     * @param sent the bodies of changes sent up to now, which the hub may leave out of its answer
     */
    public HubPage log(Upstream cursor, long bytes, Supplier<Map<UUID, String>> sent) {
        try {
            return page(cursor, bytes, sent);
        } catch (Frames.NotSent e) {
            return log(cursor, bytes, Map::of);
        } catch (Frames.Broken e) {
            throw new HubException(HubException.Kind.OFFLINE, e.getMessage() + ". It is tried again.");
        } catch (IOException e) {
            throw line.offline(e);
        }
    }

    private HubPage page(Upstream cursor, long bytes, Supplier<Map<UUID, String>> sent) throws IOException {
        HttpUrl url = line.url("api/sync/v1/" + cursor.scope() + "/log")
                .addQueryParameter("epoch", cursor.epoch().toString())
                .addQueryParameter("after", String.valueOf(cursor.seq()))
                .addQueryParameter("chain", cursor.chain())
                .addQueryParameter("bytes", String.valueOf(bytes))
                .addQueryParameter("without-own", String.valueOf(!sent.get().isEmpty()))
                .addQueryParameter("brief", "true")
                .build();
        Request request = line.authorized(new Request.Builder().url(url)).build();
        try (Response response = line.call(request, bytes)) {
            MediaType type = response.body().contentType();
            if (type == null || !FRAMES.subtype().equals(type.subtype())) {
                throw line.notAHub();
            }
            return page(cursor.scope(), response.body().byteStream(), sent.get());
        }
    }

    private static HubPage page(UUID scope, InputStream in, Map<UUID, String> sent) throws IOException {
        Frames.Reader frames = new Frames.Reader(in);
        List<LogEntry> entries = new ArrayList<>();
        for (LogEntry entry = frames.entry(sent); entry != null; entry = frames.entry(sent)) {
            entries.add(entry);
        }
        JsonNode trailer = frames.trailer();
        String chain = trailer.path("chain").asText();
        return new HubPage(
                scope,
                ScopeKind.valueOf(trailer.path("kind").asText("production").toUpperCase(Locale.ROOT)),
                UUID.fromString(trailer.path("epoch").asText()),
                entries,
                trailer.path("head").asLong(),
                Greeting.sum(trailer.path("digest")),
                Greeting.sum(trailer.path("inbox")),
                trailer.path("schema").asInt(Changeset.SCHEMA),
                chain.isEmpty() ? null : chain);
    }

    /** All of a scope at once; when the line broke before, only what is missing is asked for. */
    public ScopeCopy copy(UUID scope) {
        Partial partial = begun.computeIfAbsent(scope, id -> new Partial());
        Request request =
                partial.ask(line.request("api/sync/v1/" + scope + "/snapshot")).build();
        try (Response response = line.call(request, COPY)) {
            partial.take(response);
        } catch (IOException e) {
            throw line.offline(e);
        }
        begun.remove(scope);
        try (InputStream in = new GZIPInputStream(partial.packed())) {
            return ScopeCopyCodec.read(in);
        } catch (Frames.Broken | JsonProcessingException | ZipException | EOFException e) {
            throw new HubException(HubException.Kind.OFFLINE, "What the hub sent was cut off. It is tried again.");
        } catch (IOException e) {
            throw line.offline(e);
        }
    }

    /** The newest of these entries that the hub has too; 0 when it has none. */
    public long common(UUID scope, List<Point> points) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode list = body.putArray("points");
        points.forEach(p -> list.addObject().put("seq", p.seq()).put("chain", p.chain()));
        return line.json(line.post("api/sync/v1/" + scope + "/common", body))
                .path("seq")
                .asLong();
    }

    /** Trades a one-time code for this edge's credential, which is used from then on. */
    public String redeem(String code, String name) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("code", code).put("name", name);
        String got =
                line.json(line.post("api/sync/v1/redeem", body)).path("token").asText();
        if (got.isEmpty()) {
            throw line.notAHub();
        }
        line.authorizeWith(got);
        return got;
    }

    @Override
    public void close() {
        line.close();
    }
}
