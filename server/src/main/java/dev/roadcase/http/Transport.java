package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.TextNode;
import io.javalin.http.Context;
import java.util.List;

/**
 * Sees to it that secrets travel encrypted where that is asked for: leads browsers from HTTP to HTTPS, tells programs, and
 * takes no credential over plain HTTP. This machine's own programs are let be: nobody listens on the way to itself.
 *
 * <p>No HSTS: a browser would hold a LAN name or another service on it to HTTPS long after the box is gone from the rack.
 */
final class Transport {
    /** On a request that came unencrypted although it should not have: it counts as nobody's. */
    private static final String PLAIN = "roadcase.plain";

    /** Where a secret is traded in, without a session. */
    private static final List<String> TRADES = List.of("/api/auth/", "/api/sync/v1/redeem");

    private final Https https;
    private final Sender sender;
    private final AuditTrail trail;

    Transport(Https https, Sender sender, AuditTrail trail) {
        this.trail = trail;
        this.https = https;
        this.sender = sender;
    }

    void look(Context ctx) {
        if (sender.isSecure(ctx) || sender.isThisMachine(ctx)) {
            return;
        }
        if (https.mode() == Https.Mode.REQUIRED) {
            lead(ctx);
        } else if (https.guardsSecrets() && carriesSecret(ctx)) {
            throw refused(
                    ctx,
                    "This hub takes PINs, passwords and tokens only over HTTPS. Whatever was sent just now was "
                            + "readable on the way: replace it. For HTTPS set tls.mode, or put a proxy in front and name it in "
                            + "'proxies'.");
        }
    }

    private void lead(Context ctx) {
        if (isOpen(ctx.path())) {
            ctx.attribute(PLAIN, true);
        } else if (wantsPage(ctx)) {
            ctx.header("Cache-Control", "no-store");
            ctx.redirect(secureUrl(ctx), io.javalin.http.HttpStatus.TEMPORARY_REDIRECT);
            ctx.skipRemainingHandlers();
        } else {
            throw refused(
                    ctx,
                    "This server is spoken to over HTTPS only; http://" + ctx.header("Host")
                            + "/connect/trust tells how a device comes to trust it.");
        }
    }

    /** How devices get to trust the server must be told to those who do not yet. */
    private static boolean isOpen(String path) {
        return path.equals("/connect") || path.startsWith("/connect/") || path.equals("/api/health");
    }

    private static boolean wantsPage(Context ctx) {
        String accept = ctx.header("Accept");
        return reads(ctx) && ctx.header("Host") != null && accept != null && accept.contains("text/html");
    }

    private static boolean reads(Context ctx) {
        return ctx.method().name().equals("GET") || ctx.method().name().equals("HEAD");
    }

    private static boolean carriesSecret(Context ctx) {
        return ctx.header("Authorization") != null
                || ctx.cookie(SessionCookie.PLAIN) != null
                || (!reads(ctx) && TRADES.stream().anyMatch(ctx.path()::startsWith));
    }

    private Problem refused(Context ctx, String detail) {
        trail.turnedAway(AuditTrail.Door.IN_THE_CLEAR, ctx, "");
        return Problem.of(403, "https-required", "HTTPS required", detail)
                .with("url", TextNode.valueOf(secureUrl(ctx)));
    }

    private static String secureUrl(Context ctx) {
        String query = ctx.queryString();
        return "https://" + ctx.header("Host") + ctx.req().getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** Whether a session that came along is to be overlooked. */
    static boolean isPlain(Context ctx) {
        return ctx.attribute(PLAIN) != null;
    }
}
