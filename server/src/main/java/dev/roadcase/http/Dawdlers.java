package dev.roadcase.http;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Tells which connections take or send so little that they only hold their place: a timeout for silence does not see one
 * that moves a byte now and then. An event stream that has nothing to say, and a long answer being made, are neither.
 */
final class Dawdlers {
    /** As long as bad Wi-Fi may stand still and come back. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Bytes a second, both ways; the worst Wi-Fi that still carries a page is ten times as fast. */
    static final long LEAST = 1_024;

    private final Duration patience;
    // of the one thread that sweeps
    private final Map<Connection, Begun> sending = new ConcurrentHashMap<>();

    /** When a request was first seen under way, and what had come in by then. */
    private record Begun(long at, long taken) {}

    Dawdlers(Duration patience) {
        this.patience = patience;
    }

    /** Those of these that dawdle now; asked again and again, from one thread at a time. */
    Collection<Connection> among(Collection<Connection> open) {
        sending.keySet().retainAll(open);
        long now = System.nanoTime();
        return open.stream()
                .filter(c -> takesSlowly(c, now) || sendsSlowly(c, now))
                .toList();
    }

    private boolean takesSlowly(Connection connection, long now) {
        return connection.getEndPoint() instanceof Metered socket
                && socket.pace(now, patience).orElse(LEAST) < LEAST;
    }

    private boolean sendsSlowly(Connection connection, long now) {
        if (!(connection.getEndPoint() instanceof Metered socket) || !isMidway(connection)) {
            sending.remove(connection);
            return false;
        }
        Begun begun = sending.computeIfAbsent(connection, c -> new Begun(now, socket.taken()));
        long nanos = now - begun.at;
        return nanos >= patience.toNanos() && (socket.taken() - begun.taken) * 1_000_000_000L / nanos < LEAST;
    }

    /** Whether a request has begun to come in and is not there yet. */
    private static boolean isMidway(Connection connection) {
        HttpConnection http = http(connection);
        HttpParser parser = http == null ? null : http.getParser();
        return parser != null && !parser.isStart() && !parser.isComplete() && !parser.isClosed();
    }

    private static @Nullable HttpConnection http(Connection connection) {
        Connection spoken =
                connection instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : connection;
        return spoken instanceof HttpConnection http ? http : null;
    }
}
