package dev.roadcase.http;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ids;
import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets a request through to its route, or not: session, role, in this order and before the body is looked at. */
final class Guard {
    /** Who is nobody here. */
    static final Caller NOBODY =
            new Caller(new Actor(Ids.fixed("actor", "nobody"), "nobody", Actor.Kind.SYSTEM), Level.NOBODY, "", null);

    private static final String SYNCING = "/api/sync/v1/";

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private final Gate gate;
    private final AuditTrail trail;

    Guard(Gate gate, AuditTrail trail) {
        this.gate = gate;
        this.trail = trail;
    }

    void pass(Route route, Context ctx) throws Exception {
        Exchange x = new Exchange(ctx, gate.caller(token(ctx), ctx.ip()).orElse(NOBODY));
        try {
            requireLevel(route, x.caller());
            requireReadable(ctx.queryString());
            route.action().handle(x);
        } catch (Exception e) {
            trail.note(route, x, Problems.of(e).status());
            throw e;
        }
        trail.note(route, x, ctx.statusCode());
    }

    private static void requireLevel(Route route, Caller caller) {
        if (!caller.level().covers(route.level())) {
            throw caller.level() == Level.NOBODY
                    ? Problem.unauthorized()
                    : Problem.forbidden("This needs the role " + route.level().wire() + "; you are "
                            + caller.level().wire() + ".");
        }
        if (caller.actor().kind() == Actor.Kind.EDGE && !route.path().startsWith(SYNCING)) {
            throw Problem.forbidden("The credential of an edge is for syncing only.");
        }
    }

    /** A parameter that cannot be decoded would otherwise be left out without a word, and its filter with it. */
    private static void requireReadable(@Nullable String query) {
        if (query != null && BROKEN_ESCAPE.matcher(query).find()) {
            throw Problem.malformed("The query has a % that is not followed by two hexadecimal digits.");
        }
    }

    static @Nullable String token(Context ctx) {
        if (Transport.isPlain(ctx)) {
            return null;
        }
        String header = ctx.header("Authorization");
        if (header != null) {
            return header.regionMatches(true, 0, "Bearer ", 0, 7)
                    ? header.substring(7).trim()
                    : "";
        }
        return SessionCookie.read(ctx);
    }
}
