package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Base;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.jspecify.annotations.Nullable;

/** One request with its caller, and the few ways in which handlers read it and answer it. */
final class Exchange {
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

    /** Below this, packing saves no packet. */
    private static final int PACKED_FROM = 1_500;

    private final Context ctx;
    private final Caller caller;
    private Caller became;
    private @Nullable String subject;

    Exchange(Context ctx, Caller caller) {
        this.ctx = ctx;
        this.caller = caller;
        became = caller;
    }

    Context ctx() {
        return ctx;
    }

    Caller caller() {
        return caller;
    }

    /** Who the caller is now: after signing in, who they signed in as. */
    Caller became() {
        return became;
    }

    void became(Caller now) {
        became = now;
    }

    /** Says for the audit whom or what the request is about; never a secret. */
    void about(String words) {
        subject = words;
    }

    /** What the request is about; the ids in its path unless the handler said more. */
    String subject() {
        return subject != null ? subject : String.join(" ", ctx.pathParamMap().values());
    }

    /** A UUID in the path; anything else names nothing. */
    UUID id(String name) {
        UUID id = Ids.parse(ctx.pathParam(name));
        if (id == null) {
            throw Problem.notFound("There is nothing with this id; ids are UUIDs.");
        }
        return id;
    }

    @Nullable
    String query(String name) {
        return ctx.queryParam(name);
    }

    /** The base of a write by its If-Match header; null when there is none. */
    static @Nullable Base ifMatch(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (header.trim().equals("*")) {
            return Base.NOW;
        }
        Matcher matcher = VERSION.matcher(header.trim());
        if (!matcher.matches()) {
            throw Problem.malformed("If-Match must be * or the version of the record in quotes.");
        }
        return new Base.Version(Long.parseLong(matcher.group(1)));
    }

    void answer(int status, byte[] body) {
        ctx.status(status).contentType("application/json").result(body);
    }

    /** Sends a kept answer as it is: one copy to the socket, and packed once for all who take it packed. */
    void answer(ListCache.Entry kept) throws IOException {
        boolean isPage =
                kept.type().startsWith("text/html"); // small, and packed it looks like a way to a secret (BREACH)
        boolean packed = !isPage && kept.size() >= PACKED_FROM && takesGzip(ctx.header("Accept-Encoding"));
        byte[] body = packed ? kept.packed().packed() : kept.body();
        ctx.res().addHeader("Vary", "Accept-Encoding");
        if (packed) {
            ctx.header("Content-Encoding", "gzip");
        }
        answer(body, kept.type());
    }

    /** Sends bytes as they are, in one copy to the socket. */
    void answer(byte[] body, String type) throws IOException {
        ctx.status(200).contentType(type);
        ctx.res().setContentLength(body.length);
        if (ctx.res().getOutputStream() instanceof HttpOutput out) {
            out.sendContent(ByteBuffer.wrap(body));
        } else {
            ctx.res().getOutputStream().write(body);
        }
    }

    static boolean takesGzip(@Nullable String accepted) {
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }

    void answer(int status, JsonNode body) {
        answer(status, Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the client says that it has exactly this already. */
    boolean knows(String etag) {
        String known = ctx.header("If-None-Match");
        return known != null && known.contains(etag);
    }

    /** Sets the ETag; true when the client has this already and 304 was answered. */
    boolean isUnchanged(String etag) {
        ctx.header("ETag", etag);
        String known = ctx.header("If-None-Match");
        if (known != null && (known.trim().equals("*") || known.contains(etag))) {
            ctx.status(304);
            return true;
        }
        return false;
    }
}
