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

    private static final String PLAIN_PEOPLE = "roadcase_people";
    private static final String SECURE_PEOPLE = "__Host-roadcase_people";
    /** As long as browsers keep any. */
    private static final int PEOPLE_SECONDS = 400 * 24 * 3_600;

    private SessionCookie() {}

    private static boolean isSecure(Context ctx) {
        return Boolean.TRUE.equals(ctx.attribute(IS_SECURE));
    }

    static @Nullable String read(Context ctx) {
        return ctx.cookie(isSecure(ctx) ? SECURE : PLAIN);
    }

    static void write(Context ctx, String token, int seconds) {
        write(ctx, isSecure(ctx) ? SECURE : PLAIN, token, seconds);
    }

    private static void write(Context ctx, String name, String value, int seconds) {
        Cookie cookie = new Cookie(name, value, "/", seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(isSecure(ctx));
        cookie.setSameSite(SameSite.STRICT);
        ctx.cookie(cookie);
    }

    /** Who had a session on this device, so that what they typed keeps their name; it lets nobody in. */
    static @Nullable String people(Context ctx) {
        return ctx.cookie(isSecure(ctx) ? SECURE_PEOPLE : PLAIN_PEOPLE);
    }

    static void writePeople(Context ctx, String people) {
        write(ctx, isSecure(ctx) ? SECURE_PEOPLE : PLAIN_PEOPLE, people, PEOPLE_SECONDS);
    }

    static void remove(Context ctx) {
        write(ctx, "", 0);
    }
}
