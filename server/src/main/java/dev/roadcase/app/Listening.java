package dev.roadcase.app;

import dev.roadcase.app.Reachability.State;
import dev.roadcase.discovery.Interfaces;
import dev.roadcase.http.HttpServer;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where HTTP listens: the port it got, and the addresses, which it keeps up with while the server runs. */
final class Listening implements Service {
    private static final Logger log = LoggerFactory.getLogger(Listening.class);

    private final int wanted;
    private final Binding binding;
    private final Interfaces interfaces;
    private volatile @Nullable HttpServer http;
    private volatile Ports.Choice port = new Ports.Choice(0, Optional.empty());

    Listening(int wanted, Binding binding, Interfaces interfaces) {
        this.wanted = wanted;
        this.binding = binding;
        this.interfaces = interfaces;
    }

    /** Tells it whose sockets they are, before it starts. */
    void serve(HttpServer server) {
        http = server;
    }

    private HttpServer http() {
        return Objects.requireNonNull(http, "serve comes first");
    }

    Binding binding() {
        return binding;
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public void start() {
        Set<String> hosts = new LinkedHashSet<>(Set.of(binding.first()));
        hosts.addAll(binding.further(interfaces.now()));
        port = Ports.choose(hosts, wanted);
        http().start(binding.first(), port.port());
        follow();
        Reachability now = reachability();
        if (now.state() != State.UP) {
            log.warn("{}", now.detail());
        }
    }

    /** Listens on the addresses of now, and tries those again that could not be had. */
    void follow() {
        http().follow(binding.further(interfaces.now()));
    }

    /** 0 before it listens. */
    int port() {
        HttpServer server = http;
        return server == null ? 0 : server.port();
    }

    /** The address for programs on this machine. */
    String url() {
        String first = binding.first().equals("0.0.0.0") ? "127.0.0.1" : binding.first();
        return "http://" + (first.contains(":") ? "[" + first + "]" : first) + ":" + port();
    }

    /** Whether devices can get in right now. */
    Reachability reachability() {
        if (!binding.isOpen(interfaces.now())) {
            return new Reachability(
                    binding.isAll() ? State.NO_NETWORK : State.NO_ADDRESS, binding.remedy(Interfaces.ofThisMachine()));
        }
        Map<String, String> troubles = http().troubles();
        if (!troubles.isEmpty()) {
            return new Reachability(State.TAKEN, "Roadcase " + String.join("; it ", troubles.values()) + ".");
        }
        return port.owner()
                .map(owner -> new Reachability(
                        State.OTHER_PORT,
                        "Port " + wanted + " is used by " + owner + ". Roadcase runs on " + port.port()
                                + " for now; the addresses show that."))
                .orElse(Reachability.UP);
    }

    @Override
    public void close() {
        http().close();
    }
}
