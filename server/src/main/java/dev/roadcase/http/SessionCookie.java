package dev.roadcase.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import org.jspecify.annotations.Nullable;

/**
 * The session as browsers keep it. Over HTTPS it has a name of its own: browsers let no plain page replace a cookie that was
 * set securely (RFC 6265bis section 5.7), so one name for both would lock a device out when it comes back over HTTP. The
 * prefix makes them refuse it from anywhere but this very host over HTTPS.
 */
final class SessionCookie {
    static final String PLAIN = "roadcase_session";
    static final String SECURE = "__Host-roadcase_session";

    /** What {@link Sender} found; set on every request before its route. */
    static final String IS_SECURE = "roadcase.secure";

    private SessionCookie() {}

    private static boolean isSecure(Context ctx) {
        return Boolean.TRUE.equals(ctx.attribute(IS_SECURE));
    }

    static @Nullable String read(Context ctx) {
        return ctx.cookie(isSecure(ctx) ? SECURE : PLAIN);
    }

    static void write(Context ctx, String token, int seconds) {
        Cookie cookie = new Cookie(isSecure(ctx) ? SECURE : PLAIN, token, "/", seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(isSecure(ctx));
        cookie.setSameSite(SameSite.STRICT);
        ctx.cookie(cookie);
    }

    static void remove(Context ctx) {
        write(ctx, "", 0);
    }
}
