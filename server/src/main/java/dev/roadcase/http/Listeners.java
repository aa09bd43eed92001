package dev.roadcase.http;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets the server listens on, all at one port. The first is there from start to end; those of further addresses come
 * and go with the addresses, and one that cannot be had is tried again at each {@link #follow}.
 */
final class Listeners {
    /** Connections that the system may hold until they are accepted; Java's 50 are few for a crew that reloads at once. */
    private static final int WAITING = 1_024;

    /** How long a connection on which nothing goes on is kept while the server stops, in milliseconds; Jetty waits a second. */
    private static final long PARTING = 100;

    /**
     * Bytes, of which Linux makes twice as many. Left to itself it takes up to 4 MiB a connection from whoever does not read;
     * this carries 12 MB a second over 20 ms of Wi-Fi.
     */
    private static final int SEND_BUFFER = 128 << 10;

    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    private final Https https;
    private final Map<String, ServerConnector> further = new LinkedHashMap<>();
    private final Map<String, String> troubles = new TreeMap<>();
    private @Nullable ServerConnector first;
    private @Nullable HttpConfiguration configuration;
    private @Nullable ConnectionCaps caps;

    Listeners(Https https) {
        this.https = https;
    }

    /** A socket whose connections are metered. */
    private static final class Socketed extends ServerConnector {
        Socketed(Server server, int acceptors, int selectors, ConnectionFactory... protocols) {
            super(server, acceptors, selectors, protocols);
            setAcceptQueueSize(WAITING);
            setAcceptedSendBufferSize(SEND_BUFFER);
            setShutdownIdleTimeout(PARTING);
        }

        @Override
        protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
            Metered socket = new Metered(channel, selector, key, getScheduler());
            socket.setIdleTimeout(getIdleTimeout());
            return socket;
        }
    }

    /** The socket that stays. */
    synchronized ServerConnector first(Server server, HttpConfiguration config, String host, int port) {
        configuration = config;
        ServerConnector made = new Socketed(server, -1, -1, protocols(config));
        made.setHost(host);
        made.setPort(port);
        first = made;
        return made;
    }

    private ConnectionFactory[] protocols(HttpConfiguration config) {
        HttpConnectionFactory http = new HttpConnectionFactory(config);
        SSLContext context = https.context();
        return context == null
                ? new ConnectionFactory[] {http}
                : new ConnectionFactory[] {
                    new DetectorConnectionFactory(new SslConnectionFactory(modern(context), http.getProtocol())), http
                };
    }

    /** TLS 1.2 and 1.3 with forward secrecy and authenticated ciphers: every device of the last ten years has them. */
    private static SslContextFactory.Server modern(SSLContext context) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(context);
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        factory.setIncludeCipherSuites(
                "TLS_AES_.*", "TLS_CHACHA20_.*", "TLS_ECDHE_.*_GCM_.*", "TLS_ECDHE_.*_CHACHA20_.*");
        factory.setRenegotiationAllowed(false);
        return factory;
    }

    /** Once it listens: caps what comes in. */
    synchronized void watch() {
        if (first != null) {
            caps = new ConnectionCaps(first);
            caps.watch();
        }
    }

    /** Listens on these addresses besides the first, and no longer on others. Those that stay are not disturbed. */
    synchronized void follow(Set<String> hosts) {
        for (String host : Set.copyOf(further.keySet())) {
            if (!hosts.contains(host)) {
                close(host);
            }
        }
        troubles.keySet().retainAll(hosts);
        hosts.stream().filter(h -> !further.containsKey(h)).forEach(this::open);
    }

    private void open(String host) {
        if (first == null || !first.isRunning() || configuration == null || host.equals(first.getHost())) {
            return;
        }
        // no thread waits in accept(): for one that does, the kernel keeps a closed socket open a moment longer,
        // and whoever is let in then is never answered
        ServerConnector made = new Socketed(first.getServer(), 0, 1, protocols(configuration));
        made.setHost(host);
        made.setPort(first.getLocalPort());
        try {
            first.getServer().addConnector(made);
            made.start();
            first.getServer().manage(made);
            if (caps != null) {
                caps.watchAlso(made);
            }
            further.put(host, made);
            troubles.remove(host);
            log.info("Listening on {}", host);
        } catch (Exception e) {
            first.getServer().removeConnector(made);
            trouble(host, e);
        }
    }

    private void trouble(String host, Exception why) {
        String text = "cannot listen on " + host + ": another program has the port, or the address is just leaving";
        if (troubles.put(host, text) == null) {
            log.warn("{} ({})", text, String.valueOf(why.getMessage()));
        }
    }

    private void close(String host) {
        ServerConnector gone = further.remove(host);
        if (gone == null) {
            return;
        }
        try {
            gone.getServer().removeConnector(gone);
            gone.stop();
            log.info("No longer listening on {}", host);
        } catch (Exception e) {
            log.warn("The socket on {} could not be closed in order: {}", host, String.valueOf(e.getMessage()));
        }
    }

    /** What is wrong with which address, in words; empty when all is well. */
    synchronized Map<String, String> troubles() {
        return Map.copyOf(troubles);
    }

    /** How many connections there are now. */
    synchronized int connections() {
        return caps == null ? 0 : caps.open();
    }

    /** The port of all of them, once it listens. */
    synchronized int port() {
        return first == null ? 0 : first.getLocalPort();
    }
}
