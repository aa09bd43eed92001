package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A failure on its way to a client, in the form of RFC 9457. Every failing request leaves through one of these. */
public final class Problem extends RuntimeException {
    private final int status;
    private final String slug;
    private final String title;
    private final transient ObjectNode extra = JsonNodeFactory.instance.objectNode();
    private @Nullable Integer retryAfter;

    private Problem(int status, String slug, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    static Problem malformed(String detail) {
        return new Problem(400, "malformed", "Malformed request", detail);
    }

    static Problem unauthorized() {
        return new Problem(401, "unauthorized", "Not signed in", "Sign in with the crew PIN or a token first.");
    }

    static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", "Not allowed", detail);
    }

    static Problem notFound(String detail) {
        return new Problem(404, "not-found", "Not found", detail);
    }

    static Problem methodNotAllowed(String allowed) {
        return new Problem(405, "method-not-allowed", "Method not allowed", "Here you can use " + allowed + ".");
    }

    static Problem gone(String detail) {
        return new Problem(410, "gone", "Deleted", detail);
    }

    static Problem tooLarge(long limit) {
        return new Problem(
                413,
                "too-large",
                "Too large",
                "Send at most " + (limit >> 20) + " MiB here, in several parts if needed.");
    }

    /** More changes in one push than {@code most}; nothing of it was taken in. */
    static Problem tooMany(int most) {
        return new Problem(
                413,
                "too-large",
                "Too large",
                "Send at most " + most + " changes at once, in several parts if needed.");
    }

    static Problem unsupported(String detail) {
        return new Problem(415, "unsupported-media-type", "Unsupported media type", detail);
    }

    /** Something that cannot be done as things stand; {@code detail} says what to do instead. */
    public static Problem refused(String slug, String detail) {
        return new Problem(409, slug, "Not possible now", detail);
    }

    static Problem of(int status, String slug, String title, String detail) {
        return new Problem(status, slug, title, detail);
    }

    Problem with(String name, JsonNode value) {
        extra.set(name, value);
        return this;
    }

    Problem with(Consumer<ObjectNode> more) {
        more.accept(extra);
        return this;
    }

    Problem retryAfter(int seconds) {
        retryAfter = seconds;
        return this;
    }

    int status() {
        return status;
    }

    @Nullable
    Integer retryAfter() {
        return retryAfter;
    }

    /** The document; {@code instance} names this very failure, in the log too. */
    ObjectNode json(String instance) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "/problems/" + slug);
        json.put("title", title);
        json.put("status", status);
        json.put("detail", getMessage());
        json.put("instance", instance);
        json.setAll(extra);
        return json;
    }
}
