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
import dev.roadcase.store.Edge;
import dev.roadcase.store.Edge.Point;
import dev.roadcase.store.HubPage;
import dev.roadcase.store.Store;
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
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the sync protocol with one hub. Every call may be repeated; each fails with a {@link HubException} that says what
 * kind of trouble it is. Safe for many threads.
 */
public final class HubClient implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType FRAMES = MediaType.get("application/x-roadcase-frames");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");
    private static final String NOT_A_HUB =
            "Something answers at %s, but it is not a Roadcase hub. Does the network ask to sign in first?";

    private final OkHttpClient http;
    private final HttpUrl base;
    private final InstantSource clock;
    private volatile String token;
    /** Whether the hub understands and tells the short forms. */
    private volatile boolean brief;
    /** Copies that have not come whole yet, by scope. */
    private final Map<UUID, Partial> begun = new ConcurrentHashMap<>();

    /**
     * @param token the credential this edge got when it was paired; empty before
     * @param patience how long nothing may arrive before the hub counts as away; a whole call may take twelve times as long
     */
    public HubClient(String url, String token, HubTrust trust, InstantSource clock, Duration patience) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw new HubException(
                    HubException.Kind.REJECTED, "The hub's address must begin with http:// or https://.");
        }
        requireSecret(parsed);
        base = parsed;
        this.token = token;
        this.clock = clock;
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(5).compareTo(patience) < 0 ? Duration.ofSeconds(5) : patience)
                .readTimeout(patience)
                .writeTimeout(patience)
                .callTimeout(patience.multipliedBy(12))
                .followRedirects(false);
        trust.apply(builder);
        http = builder.build();
    }

    /** Codes and credentials go over the internet to a hub; in clear text they would be anybody's on the way. */
    private static void requireSecret(HttpUrl url) {
        if (!url.isHttps() && !LOOPBACK.matcher(url.host()).matches()) {
            throw new HubException(
                    HubException.Kind.REJECTED,
                    "A hub on another machine is spoken to over HTTPS only: its address must begin with https://.");
        }
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
     * @param digest of all it holds there; null when it does not tell
     */
    public record Scope(
            UUID id,
            @Nullable ScopeKind kind,
            String status,
            long head,
            String name,
            boolean deleted,
            @Nullable Long digest) {
        /** One of which the hub holds just what is here. */
        static Scope same(Upstream mine) {
            ScopeKind kind = mine.scope().equals(Store.LIBRARY) ? ScopeKind.LIBRARY : ScopeKind.PRODUCTION;
            return new Scope(mine.scope(), kind, "ok", mine.seq(), "", false, mine.digest());
        }
    }

    /** Compares where both stand; one round trip. */
    public Standing session(UUID replica, Edge.Nonce nonce, List<Upstream> cursors) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("proto", 1);
        body.put("schema", Changeset.SCHEMA);
        body.put("replica", replica.toString());
        body.put("prev_nonce", nonce.before() == null ? null : nonce.before().toString());
        body.put("nonce", nonce.now().toString());
        ArrayNode scopes = body.putArray("scopes");
        for (Upstream u : cursors) {
            scopes.addObject()
                    .put("id", u.scope().toString())
                    .put("epoch", u.epoch().toString())
                    .put("seq", u.seq())
                    .put("chain", u.chain())
                    .put("digest", Long.toHexString(u.digest()));
        }
        boolean isShort = brief;
        long sent = clock.millis();
        body.put("t1", sent);
        JsonNode answer = json(isShort ? packed(body) : post("api/sync/v1/session", body));
        long received = clock.millis();
        if (!answer.has("proto") || !answer.path("hub").has("id")) {
            throw new HubException(HubException.Kind.OFFLINE, NOT_A_HUB.formatted(base));
        }
        brief = answer.path("brief").asBoolean();
        long offset = ((answer.path("t2").asLong() - sent) + (answer.path("t3").asLong() - received)) / 2;
        return new Standing(
                UUID.fromString(answer.path("hub").path("id").asText()),
                answer.path("schema").asInt(Changeset.SCHEMA),
                answer.path("copy").asBoolean(),
                isShort ? complete(scopes(answer.path("scopes")), cursors) : scopes(answer.path("scopes")),
                offset,
                answer.path("users").asText());
    }

    private Request packed(ObjectNode body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(Json.write(body).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        HttpUrl url =
                url("api/sync/v1/session").addQueryParameter("brief", "true").build();
        return authorized(new Request.Builder().url(url))
                .header("Content-Encoding", "gzip")
                .post(RequestBody.create(packed.toByteArray(), JSON))
                .build();
    }

    /** With those that a short answer leaves out because both hold the same. */
    private static List<Scope> complete(List<Scope> told, List<Upstream> cursors) {
        List<Scope> all = new ArrayList<>(told);
        for (Upstream mine : cursors) {
            if (told.stream().noneMatch(scope -> scope.id().equals(mine.scope()))) {
                all.add(Scope.same(mine));
            }
        }
        return all;
    }

    /** Whom the hub lets in by name and password. */
    public List<User> users() {
        JsonNode answer = json(request("api/sync/v1/users").get().build());
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

    private static List<Scope> scopes(JsonNode list) {
        List<Scope> scopes = new ArrayList<>();
        for (JsonNode s : list) {
            String kind = s.path("kind").asText();
            scopes.add(new Scope(
                    UUID.fromString(s.path("id").asText()),
                    kind.isEmpty() ? null : ScopeKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    s.path("status").asText(),
                    s.path("head").asLong(),
                    s.path("name").asText(),
                    s.path("deleted").asBoolean(),
                    s.path("digest").asText().isEmpty()
                            ? null
                            : Long.parseUnsignedLong(s.path("digest").asText(), 16)));
        }
        return scopes;
    }

    /** Begins to send changes on another thread; {@link #await} tells when the hub has them. */
    public CompletableFuture<Void> begin(Upstream cursor, List<Outgoing> changes) {
        return CompletableFuture.runAsync(() -> push(cursor, changes), Thread::startVirtualThread);
    }

    /** Returns when the hub has all of it, and throws when it has none. */
    public static void await(CompletableFuture<Void> sent) {
        try {
            sent.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Sends changes in order; the hub has them when this returns, and all or none when it throws. */
    public void push(Upstream cursor, List<Outgoing> changes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed, 1 << 13)) {
            write(out, changes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        HttpUrl.Builder url = url("api/sync/v1/" + cursor.scope() + "/push");
        if (brief) {
            url.addQueryParameter("brief", "true");
        }
        Request.Builder request = authorized(new Request.Builder().url(url.build()))
                .header("Content-Encoding", "gzip")
                .header("Roadcase-Cursor", cursor.epoch() + " " + cursor.seq() + " " + cursor.chain())
                .post(RequestBody.create(packed.toByteArray(), FRAMES));
        JsonNode answer = json(request.build());
        int taken = answer.path("count").asInt(answer.path("results").size());
        if (taken != changes.size()) {
            throw new HubException(HubException.Kind.OFFLINE, NOT_A_HUB.formatted(base));
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
     * @param sent the bodies of changes sent lately, which the hub may leave out of its answer
     */
    public HubPage log(Upstream cursor, long bytes, Map<UUID, String> sent) {
        try {
            return page(cursor, bytes, sent);
        } catch (Frames.NotSent e) {
            return log(cursor, bytes, Map.of());
        } catch (Frames.Broken e) {
            throw new HubException(HubException.Kind.OFFLINE, e.getMessage() + ". It is tried again.");
        } catch (IOException e) {
            throw offline(e);
        }
    }

    private HubPage page(Upstream cursor, long bytes, Map<UUID, String> sent) throws IOException {
        HttpUrl url = url("api/sync/v1/" + cursor.scope() + "/log")
                .addQueryParameter("epoch", cursor.epoch().toString())
                .addQueryParameter("after", String.valueOf(cursor.seq()))
                .addQueryParameter("chain", cursor.chain())
                .addQueryParameter("bytes", String.valueOf(bytes))
                .addQueryParameter("without-own", String.valueOf(!sent.isEmpty()))
                .addQueryParameter("brief", "true")
                .build();
        Request request = authorized(new Request.Builder().url(url)).build();
        try (Response response = http.newCall(request).execute()) {
            refuse(response);
            MediaType type = response.body().contentType();
            if (type == null || !FRAMES.subtype().equals(type.subtype())) {
                throw new HubException(HubException.Kind.OFFLINE, NOT_A_HUB.formatted(base));
            }
            return page(cursor.scope(), response.body().byteStream(), sent);
        }
    }

    private static HubPage page(UUID scope, InputStream in, Map<UUID, String> sent) throws IOException {
        Frames.Reader frames = new Frames.Reader(in);
        List<LogEntry> entries = new ArrayList<>();
        for (LogEntry entry = frames.entry(sent); entry != null; entry = frames.entry(sent)) {
            entries.add(entry);
        }
        JsonNode trailer = frames.trailer();
        String digest = trailer.path("digest").asText();
        String chain = trailer.path("chain").asText();
        return new HubPage(
                scope,
                ScopeKind.valueOf(trailer.path("kind").asText("production").toUpperCase(Locale.ROOT)),
                UUID.fromString(trailer.path("epoch").asText()),
                entries,
                trailer.path("head").asLong(),
                digest.isEmpty() ? null : Long.parseUnsignedLong(digest, 16),
                trailer.path("schema").asInt(Changeset.SCHEMA),
                chain.isEmpty() ? null : chain);
    }

    /** All of a scope at once; when the line broke before, only what is missing is asked for. */
    public ScopeCopy copy(UUID scope) {
        Partial partial = begun.computeIfAbsent(scope, id -> new Partial());
        Request request =
                partial.ask(request("api/sync/v1/" + scope + "/snapshot")).build();
        try (Response response = http.newCall(request).execute()) {
            refuse(response);
            partial.take(response);
        } catch (IOException e) {
            throw offline(e);
        }
        begun.remove(scope);
        try (InputStream in = new GZIPInputStream(partial.packed())) {
            return ScopeCopyCodec.read(in);
        } catch (Frames.Broken | JsonProcessingException | ZipException | EOFException e) {
            throw new HubException(HubException.Kind.OFFLINE, "What the hub sent was cut off. It is tried again.");
        } catch (IOException e) {
            throw offline(e);
        }
    }

    /** The newest of these entries that the hub has too; 0 when it has none. */
    public long common(UUID scope, List<Point> points) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode list = body.putArray("points");
        points.forEach(p -> list.addObject().put("seq", p.seq()).put("chain", p.chain()));
        return json(post("api/sync/v1/" + scope + "/common", body)).path("seq").asLong();
    }

    /** Trades a one-time code for this edge's credential, which is used from then on. */
    public String redeem(String code, String name) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("code", code).put("name", name);
        String got = json(post("api/sync/v1/redeem", body)).path("token").asText();
        if (got.isEmpty()) {
            throw new HubException(HubException.Kind.OFFLINE, NOT_A_HUB.formatted(base));
        }
        token = got;
        return got;
    }

    private Request post(String path, ObjectNode body) {
        return request(path).post(RequestBody.create(Json.write(body), JSON)).build();
    }

    private Request.Builder request(String path) {
        return authorized(new Request.Builder().url(url(path).build()));
    }

    private HttpUrl.Builder url(String path) {
        return base.newBuilder().addPathSegments(path);
    }

    private Request.Builder authorized(Request.Builder request) {
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode json(Request request) {
        try (Response response = http.newCall(request).execute()) {
            refuse(response);
            JsonNode json = Json.MAPPER.readTree(response.body().byteStream());
            if (json == null || !json.isObject()) {
                throw new HubException(HubException.Kind.OFFLINE, NOT_A_HUB.formatted(base));
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new HubException(HubException.Kind.OFFLINE, NOT_A_HUB.formatted(base));
        } catch (IOException e) {
            throw offline(e);
        }
    }

    private HubException offline(IOException e) {
        if (e instanceof SSLException) {
            return new HubException(
                    HubException.Kind.OFFLINE,
                    "The certificate at " + base
                            + " is not one that this machine trusts. If the hub made its own, fetch "
                            + "its /connect/root.crt, compare the fingerprint, and name the file in hub.trust; if the "
                            + "network asks to sign in first, do that.");
        }
        boolean slow = e instanceof java.io.InterruptedIOException;
        return new HubException(
                HubException.Kind.OFFLINE,
                slow
                        ? "The hub at " + base + " does not answer in time."
                        : "The hub at " + base + " cannot be reached. Is there internet here?");
    }

    private void refuse(Response response) throws IOException {
        if (response.isSuccessful()) {
            return;
        }
        JsonNode problem = problem(response);
        String detail = problem.path("detail").asText();
        if (problem.path("type").asText().endsWith("snapshot")) {
            throw new HubException(HubException.Kind.CLEARED, detail);
        }
        throw switch (response.code()) {
            case 401, 403 ->
                new HubException(
                        HubException.Kind.REFUSED,
                        detail.isEmpty() ? "The hub does not know this edge. Pair it again." : detail);
            case 404, 410 ->
                detail.isEmpty()
                        ? new HubException(HubException.Kind.OFFLINE, NOT_A_HUB.formatted(base))
                        : new HubException(HubException.Kind.MISSING, detail);
            case 409 -> new HubException(HubException.Kind.FORK, detail);
            case 426 -> new HubException(HubException.Kind.VERSION, detail);
            case 429, 503 ->
                new HubException(
                        HubException.Kind.BUSY,
                        detail.isEmpty() ? "The hub is busy." : detail,
                        seconds(response.header("Retry-After")));
            case 400, 413, 415, 422 ->
                detail.isEmpty()
                        ? new HubException(HubException.Kind.OFFLINE, NOT_A_HUB.formatted(base))
                        : new HubException(HubException.Kind.REJECTED, detail);
            default ->
                new HubException(
                        HubException.Kind.OFFLINE,
                        response.code() < 500 && detail.isEmpty()
                                ? NOT_A_HUB.formatted(base)
                                : "The hub answered " + response.code() + ".");
        };
    }

    private static JsonNode problem(Response response) throws IOException {
        MediaType type = response.body().contentType();
        if (type == null || !type.subtype().equals("problem+json")) {
            return Json.MAPPER.missingNode();
        }
        try {
            return Json.MAPPER.readTree(response.body().string());
        } catch (JsonProcessingException e) {
            return Json.MAPPER.missingNode();
        }
    }

    private static long seconds(@Nullable String header) {
        return header != null && header.matches("\\d{1,5}") ? Long.parseLong(header) : 5;
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
