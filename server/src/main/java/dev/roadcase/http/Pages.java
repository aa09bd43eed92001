package dev.roadcase.http;

import dev.roadcase.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The few pages that need no session and no internet: the console and the reader of the API description. */
final class Pages {
    private static final String READER = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                    + "frame-ancestors 'none'";
    private static final Pattern ASSET = Pattern.compile("[\\w.-]{1,120}");
    private static final Map<String, String> FILES = Map.of(
            "swagger-ui.css", "text/css",
            "swagger-ui-bundle.js", "text/javascript",
            "favicon-32x32.png", "image/png");
    private static final Map<String, String> OWN = Map.of("docs.js", "text/javascript", "docs.css", "text/css");

    /** The console's own files by their ending; their names carry a hash of what is in them. */
    private static final Map<String, String> ASSETS = Map.of(
            "js", "text/javascript",
            "css", "text/css",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json",
            "woff2", "font/woff2");

    private static final Shelf SHELF = new Shelf();

    void home(Exchange x) throws IOException {
        if (Pages.class.getResource("/web/index.html") == null) {
            own(x, "home.html", "text/html; charset=utf-8");
        } else {
            send(x, "/web/index.html", "text/html; charset=utf-8", "no-cache");
        }
    }

    /** Where a QR code leads: the console's door, or a plain page in a build without the console. */
    void join(Exchange x) throws IOException {
        if (Pages.class.getResource("/web/index.html") == null) {
            own(x, "join.html", "text/html; charset=utf-8");
        } else {
            home(x);
        }
    }

    /** What lets a browser open the console while nobody answers; at the root, because its reach is its folder. */
    void worker(Exchange x) throws IOException {
        send(x, "/web/sw.js", "text/javascript", "no-cache");
    }

    void asset(Exchange x) throws IOException {
        String name = x.ctx().pathParam("file");
        String type = ASSETS.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !ASSET.matcher(name).matches()) {
            throw Problem.notFound("There is no such file.");
        }
        send(x, "/web/assets/" + name, type, "public, max-age=31536000, immutable");
    }

    void docs(Exchange x) throws IOException {
        own(x, "docs.html", "text/html; charset=utf-8");
    }

    void docsFile(Exchange x) throws IOException {
        String name = x.ctx().pathParam("file");
        if (OWN.containsKey(name)) {
            own(x, name, OWN.getOrDefault(name, "text/plain"));
        } else if (FILES.containsKey(name)) {
            send(x, READER + name, FILES.getOrDefault(name, "text/plain"), "max-age=86400");
        } else {
            throw Problem.notFound("There is no such file.");
        }
    }

    static void own(Exchange x, String name, String type) throws IOException {
        send(x, "/pages/" + name, type, "no-cache");
    }

    /** A page of our own, to be filled in. */
    static String text(String name) throws IOException {
        try (@Nullable InputStream in = Pages.class.getResourceAsStream("/pages/" + name)) {
            if (in == null) {
                throw Problem.notFound("There is no such file.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void send(Exchange x, String resource, String type, String caching) throws IOException {
        x.ctx().disableCompression();
        x.ctx().header("Content-Security-Policy", POLICY);
        x.ctx().header("Cache-Control", caching);
        if (!SHELF.answer(x, resource, type)) {
            throw Problem.notFound("There is no such file.");
        }
    }

    /** The API's description, made at the first wish. */
    static void description(Exchange x, java.util.List<Route> routes) throws IOException {
        x.ctx().disableCompression();
        x.ctx().header("Cache-Control", "no-cache");
        SHELF.answer(
                x,
                "openapi",
                "application/json",
                () -> Json.write(new OpenApi(routes).document()).getBytes(StandardCharsets.UTF_8));
    }
}
