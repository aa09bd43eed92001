package dev.roadcase.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one device, or all of them, from holding every connection there is: so many per address, so many in total, none
 * that has not sent its first request in time, and none that dawdles. When all are taken, whoever holds the most gives one
 * up for a newcomer. Called on Jetty's threads; it never waits.
 */
final class ConnectionCaps implements Connection.Listener {
    /** A crew behind one router shares an address; 500 event streams and their requests fit. */
    static final int PER_ADDRESS = 1_024;

    static final int TOTAL = 4_096;

    /** The headers of the first request are one or two packets; this is long even for bad Wi-Fi. */
    static final Duration FIRST_REQUEST = Duration.ofSeconds(15);

    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(ConnectionCaps.class);

    private final AbstractConnector connector;
    private final int perAddress;
    private final int total;
    private final Duration firstRequest;
    private final Map<String, Integer> held = new ConcurrentHashMap<>();
    /** With the address each came from: once closed, a connection no longer tells. */
    private final Map<Connection, String> open = new ConcurrentHashMap<>();

    private final Dawdlers dawdlers;

    private volatile long told = System.nanoTime() - BETWEEN_LINES.toNanos();

    ConnectionCaps(AbstractConnector connector) {
        this(connector, PER_ADDRESS, TOTAL, FIRST_REQUEST, Dawdlers.PATIENCE);
    }

    ConnectionCaps(AbstractConnector connector, int perAddress, int total, Duration firstRequest, Duration patience) {
        dawdlers = new Dawdlers(patience);
        this.connector = connector;
        this.perAddress = perAddress;
        this.total = total;
        this.firstRequest = firstRequest;
    }

    /** Begins to count what is opened from now on. */
    void watch() {
        connector.addEventListener(this);
        later();
    }

    /** The same counts for another socket of the server. */
    void watchAlso(AbstractConnector further) {
        further.addEventListener(this);
    }

    private void later() {
        long millis = Math.min(BETWEEN_SWEEPS.toMillis(), firstRequest.toMillis());
        connector.getScheduler().schedule(this::sweep, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void onOpened(Connection connection) {
        if (isInside(connection)) {
            return;
        }
        String address = address(connection);
        open.put(connection, address);
        int count = held.merge(address, 1, Integer::sum);
        if (count > perAddress) {
            tell("Too many connections, the newest is closed address={} held={} total={}", connection, count);
            connection.getEndPoint().close();
        } else if (open.size() > total) {
            Connection spared = ofTheGreediest(connection);
            tell("Too many connections in total, one is closed address={} held={} total={}", spared, count);
            spared.getEndPoint().close();
        }
    }

    /** A connection of the address that holds the most, one without a request before others; else the newest. */
    private Connection ofTheGreediest(Connection newest) {
        String greediest = held.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        return open.entrySet().stream()
                .filter(e -> e.getValue().equals(greediest))
                .map(Map.Entry::getKey)
                .min(Comparator.comparingLong(ConnectionCaps::requests)
                        .thenComparingLong(Connection::getCreatedTimeStamp))
                .orElse(newest);
    }

    @Override
    public void onClosed(Connection connection) {
        String address = open.remove(connection);
        if (address != null) {
            held.computeIfPresent(address, (a, n) -> n > 1 ? n - 1 : null);
        }
    }

    private void sweep() {
        long youngest = System.currentTimeMillis() - firstRequest.toMillis();
        for (Connection connection : open.keySet()) {
            if (requests(connection) == 0 && connection.getCreatedTimeStamp() < youngest) {
                tell("No request came in time, the connection is closed address={} held={} total={}", connection, 1);
                connection.getEndPoint().close();
            }
        }
        for (Connection connection : dawdlers.among(open.keySet())) {
            tell("A connection takes or sends too little and is closed address={} held={} total={}", connection, 1);
            connection.getEndPoint().close();
        }
        if (connector.isRunning()) {
            later();
        }
    }

    /** What is spoken within TLS is no connection of its own. */
    private static boolean isInside(Connection connection) {
        return connection.getEndPoint() instanceof SslConnection.SslEndPoint;
    }

    private static long requests(Connection connection) {
        return switch (connection) {
            case SslConnection tls -> tls.getSslEndPoint().getConnection().getMessagesIn();
            case HttpConnection http -> http.getMessagesIn();
            default -> 0; // not even told yet whether it is to be TLS
        };
    }

    /** Once a minute: an attack must not fill the disk with its own log. */
    private void tell(String line, Connection connection, int count) {
        long now = System.nanoTime();
        if (now - told >= BETWEEN_LINES.toNanos()) {
            told = now;
            log.warn(line, address(connection), count, open.size());
        }
    }

    int open() {
        return open.size();
    }

    private static String address(Connection connection) {
        SocketAddress remote = connection.getEndPoint().getRemoteSocketAddress();
        return remote instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress()
                : String.valueOf(remote);
    }
}
