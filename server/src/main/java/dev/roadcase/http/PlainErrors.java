package dev.roadcase.http;

import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what Jetty refuses before a route sees it, such as a broken request line, in the form of every other problem. */
final class PlainErrors extends ErrorHandler {
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        Problem problem = status >= 500 && status != 505
                ? Problem.of(status, "bug", "A fault in Roadcase", "Please report it with the instance below.")
                : Problem.of(status, "refused", "Refused", "The request is not HTTP as this server accepts it.");
        byte[] body = Json.write(problem.json("urn:uuid:" + Ids.random())).getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        // Jetty hangs up after a request it could not read; a client that is told does not send the next one here
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
