package dev.roadcase.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, and whether over HTTPS: what the connection says, or what a proxy says that we were told to believe.
 * Of a proxy's list only its own end counts, the right one; what stands left of it anybody can have written.
 */
final class Sender {
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final int MOST_HOPS = 16;

    private final Set<String> proxies;

    Sender(Set<String> proxies) {
        this.proxies = proxies;
    }

    /** The address of the device, as far as we know. */
    String address(Context ctx) {
        String near = direct(ctx);
        String chain = ctx.header("X-Forwarded-For");
        if (chain == null || !proxies.contains(near)) {
            return near;
        }
        String[] hops = chain.split(",", -1);
        for (int i = hops.length - 1; i >= Math.max(0, hops.length - MOST_HOPS); i--) {
            String hop = hops[i].strip();
            if (!ADDRESS.matcher(hop).matches()) {
                return near;
            }
            if (!proxies.contains(hop)) {
                return hop;
            }
        }
        return near;
    }

    boolean isSecure(Context ctx) {
        return ctx.req().isSecure()
                || (proxies.contains(direct(ctx)) && "https".equals(last(ctx, "X-Forwarded-Proto")));
    }

    private static @Nullable String last(Context ctx, String header) {
        String value = ctx.header(header);
        return value == null
                ? null
                : value.substring(value.lastIndexOf(',') + 1).strip();
    }

    /** Whether it comes from a program on this machine, and not from a proxy that runs here. */
    boolean isThisMachine(Context ctx) {
        String near = direct(ctx);
        try {
            return !proxies.contains(near) && InetAddress.getByName(near).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String direct(Context ctx) {
        String address = ctx.req().getRemoteAddr();
        return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
    }
}
