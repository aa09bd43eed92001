package dev.roadcase.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every request before anything else does: whether it was meant for this server, and whether the page that sent
 * it may.
 *
 * <p><b>Host.</b> A hostile page can make a name of its own point at this server (DNS rebinding); its requests then carry
 * that name. Addresses, {@code localhost} and the server's own names pass; nobody can rebind those.
 *
 * <p><b>Origin.</b> A page of another site may neither use the session that the browser keeps for us nor guess PINs.
 */
final class Porter {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]{2,45}]");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
    private static final String VERBS = "GET, POST, PUT, PATCH, DELETE";
    private static final String HEADERS =
            "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID";
    private static final String SEEN = "ETag, Link, Location, Retry-After";

    private final Doors doors;
    private final AuditTrail trail;

    Porter(Doors doors, AuditTrail trail) {
        this.doors = doors;
        this.trail = trail;
    }

    void look(Context ctx) {
        harden(ctx);
        String host = ctx.header("Host");
        if (host != null && !isOurs(host)) {
            trail.turnedAway(AuditTrail.Door.FOREIGN_NAME, ctx, host);
            throw Problem.forbidden(
                    "This server does not go by the name in the address. Use its IP address, or add the "
                            + "name to 'names' in roadcase.yaml.");
        }
        String origin = ctx.header("Origin");
        if (origin != null && (!isSame(origin, host) || isDowngraded(origin, ctx))) {
            admit(ctx, origin);
        } else if (origin == null && isForeignFetch(ctx)) {
            throw foreign(ctx, "");
        }
    }

    /** What every answer carries; a page that needs more than nothing sets a policy of its own over this one. */
    private static void harden(Context ctx) {
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("X-Frame-Options", "DENY");
        if (ctx.req().isSecure()) { // over plain HTTP browsers ignore it, and complain on the console of every page
            ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        }
        ctx.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
    }

    private boolean isOurs(String header) {
        String host = PORT.matcher(header.toLowerCase(Locale.ROOT)).replaceFirst("");
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return ADDRESS.matcher(name).matches()
                || name.equals("localhost")
                || doors.names().get().contains(name);
    }

    private void admit(Context ctx, String origin) {
        if (!doors.origins().contains(origin.toLowerCase(Locale.ROOT))) {
            throw foreign(ctx, origin);
        }
        ctx.header("Access-Control-Allow-Origin", origin);
        ctx.header("Vary", "Origin");
        ctx.header("Access-Control-Expose-Headers", SEEN);
    }

    /** Answers the question that a browser asks before it lets a page of another site send a request. */
    static void preflight(Context ctx, String allowed) {
        ctx.header("Allow", allowed);
        ctx.header("Access-Control-Allow-Methods", VERBS);
        ctx.header("Access-Control-Allow-Headers", HEADERS);
        ctx.header("Access-Control-Max-Age", "600");
        ctx.status(204);
    }

    /** A browser tells without an Origin when another page fetches from us, say as an image; links may still lead here. */
    private static boolean isForeignFetch(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        boolean foreign = site != null && !Set.of("same-origin", "none").contains(site);
        return foreign && !"navigate".equals(ctx.header("Sec-Fetch-Mode"));
    }

    private Problem foreign(Context ctx, String page) {
        trail.turnedAway(AuditTrail.Door.FOREIGN_PAGE, ctx, page);
        return Problem.forbidden(
                "Requests from pages of other sites are refused; 'origins' in roadcase.yaml lets some in.");
    }

    /** A page that came over plain HTTP may be anybody's by the time it arrived; it does not speak over HTTPS. */
    private static boolean isDowngraded(String origin, Context ctx) {
        return ctx.req().isSecure() && origin.regionMatches(true, 0, "http:", 0, 5);
    }

    private static boolean isSame(String origin, @Nullable String host) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
