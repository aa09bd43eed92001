package dev.roadcase.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The line to one hub: where it is, how long an answer may take, who asks, and what a refusal or a broken line means in words
 * for a technician. Safe for many threads.
 */
final class HubLine implements AutoCloseable {
    static final MediaType JSON = MediaType.get("application/json");
    /** In bytes a millisecond: a line that carries less is taken for a dead one. */
    private static final long SLOWEST = 10;

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");
    private static final String NOT_A_HUB =
            "Something answers at %s, but it is not a Roadcase hub. Does the network ask to sign in first?";

    private final OkHttpClient http;
    private final HttpUrl base;
    private final Duration atLeast;
    private volatile String token;

    /**
     * @param token the credential this edge got when it was paired; empty before
     * @param patience how long nothing may arrive before the hub counts as away; a whole call may take three times as long, and
     *     longer the more it carries
     */
    HubLine(String url, String token, HubTrust trust, Duration patience) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw new HubException(
                    HubException.Kind.REJECTED, "The hub's address must begin with http:// or https://.");
        }
        requireSecret(parsed);
        base = parsed;
        this.token = token;
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(5).compareTo(patience) < 0 ? Duration.ofSeconds(5) : patience)
                .readTimeout(patience)
                .writeTimeout(patience)
                .followRedirects(false);
        trust.apply(builder);
        http = builder.build();
        atLeast = patience.multipliedBy(3);
    }

    /** Codes and credentials go over the internet to a hub; in clear text they would be anybody's on the way. */
    private static void requireSecret(HttpUrl url) {
        if (!url.isHttps() && !LOOPBACK.matcher(url.host()).matches()) {
            throw new HubException(
                    HubException.Kind.REJECTED,
                    "A hub on another machine is spoken to over HTTPS only: its address must begin with https://.");
        }
    }

    /** From now on every call carries this credential. */
    void authorizeWith(String credential) {
        token = credential;
    }

    HubException notAHub() {
        return new HubException(HubException.Kind.OFFLINE, NOT_A_HUB.formatted(base));
    }

    /**
     * An answer that says yes; whoever asked closes it.
     *
     * @param expected how many bytes the answer may have
     */
    Response call(Request request, long expected) throws IOException {
        RequestBody body = request.body();
        long carried = expected + (body == null ? 0 : body.contentLength());
        Call call = http.newCall(request);
        call.timeout().timeout(atLeast.toMillis() + carried / SLOWEST, TimeUnit.MILLISECONDS);
        Response response = call.execute();
        try {
            refuse(response);
            return response;
        } catch (IOException | RuntimeException e) {
            response.close();
            throw e;
        }
    }

    Request post(String path, ObjectNode body) {
        return request(path).post(RequestBody.create(Json.write(body), JSON)).build();
    }

    Request.Builder request(String path) {
        return authorized(new Request.Builder().url(url(path).build()));
    }

    HttpUrl.Builder url(String path) {
        return base.newBuilder().addPathSegments(path);
    }

    Request.Builder authorized(Request.Builder request) {
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    JsonNode json(Request request) {
        try (Response response = call(request, 0)) {
            JsonNode json = Json.MAPPER.readTree(response.body().byteStream());
            if (json == null || !json.isObject()) {
                throw notAHub();
            }
            return json;
        } catch (JsonProcessingException e) {
            throw notAHub();
        } catch (IOException e) {
            throw offline(e);
        }
    }

    HubException offline(IOException e) {
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
            case 404, 410 -> detail.isEmpty() ? notAHub() : new HubException(HubException.Kind.MISSING, detail);
            case 409 -> new HubException(HubException.Kind.FORK, detail);
            case 426 -> new HubException(HubException.Kind.VERSION, detail);
            case 429, 503 ->
                new HubException(
                        HubException.Kind.BUSY,
                        detail.isEmpty() ? "The hub is busy." : detail,
                        seconds(response.header("Retry-After")));
            case 400, 413, 415, 422 ->
                detail.isEmpty() ? notAHub() : new HubException(HubException.Kind.REJECTED, detail);
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
