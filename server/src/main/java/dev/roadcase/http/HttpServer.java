package dev.roadcase.http;

import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.store.Store;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's HTTP side: started on an address and port, stopped within a few seconds with streams told first. */
public final class HttpServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpServer.class);
    private static final long STOP_MILLIS = 4_000;

    /** What an answer may need to leave before the server that gave it stops. */
    public static final long PARTING_MILLIS = 200;

    private final Streams streams;
    private final Javalin javalin;
    private final List<Route> routes;
    private final Listeners listeners;
    private String host = "";
    private int wanted;

    public HttpServer(Store store, Clock clock, Plugs plugs, Doors doors) {
        streams = new Streams(store, plugs.gate());
        listeners = new Listeners(doors.https());
        routes = new Routes(store, clock, plugs, doors, streams, listeners::connections).all();
        AuditTrail trail = new AuditTrail(store.audit(), clock);
        Guard guard = new Guard(plugs.gate(), trail);
        Porter porter = new Porter(doors, trail);
        Sender sender = new Sender(doors.https().proxies());
        javalin = Javalin.create(config -> {
            configure(config, guard, porter);
            secure(config, sender, new Transport(doors.https(), sender, trail));
        });
    }

    private void configure(JavalinConfig config, Guard guard, Porter porter) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = Bodies.IMPORT;
        config.http.defaultContentType = "application/json";
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLIS);
            server.setErrorHandler(new PlainErrors());
        });
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.routes.before(porter::look);
        for (Route route : routes) {
            config.routes.addEndpoint(new Endpoint(route.verb(), route.path(), ctx -> guard.pass(route, ctx)));
        }
        addMethodNotAllowed(config);
        config.routes.exception(Exception.class, (e, ctx) -> fail(ctx, e));
        // without this one Javalin answers its own exceptions in a form of its own
        config.routes.exception(HttpResponseException.class, (e, ctx) -> fail(ctx, e));
    }

    private void secure(JavalinConfig config, Sender sender, Transport transport) {
        config.contextResolver.ip = sender::address;
        config.routes.before(ctx -> ctx.attribute(SessionCookie.IS_SECURE, sender.isSecure(ctx)));
        config.routes.before(transport::look);
        config.jetty.addConnector((server, http) -> listeners.first(server, http, host, wanted));
    }

    /** Every path that exists says which verbs it has. */
    private void addMethodNotAllowed(JavalinConfig config) {
        Map<String, TreeSet<String>> verbs = new TreeMap<>();
        routes.forEach(r -> verbs.computeIfAbsent(r.path(), p -> new TreeSet<>())
                .add(r.verb().name()));
        verbs.forEach((path, known) -> {
            String allowed = String.join(", ", known);
            config.routes.addEndpoint(new Endpoint(HandlerType.OPTIONS, path, ctx -> Porter.preflight(ctx, allowed)));
            for (HandlerType verb : List.of(
                    HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE)) {
                if (!known.contains(verb.name())) {
                    config.routes.addEndpoint(new Endpoint(verb, path, ctx -> {
                        ctx.header("Allow", allowed);
                        throw Problem.methodNotAllowed(allowed);
                    }));
                }
            }
        });
    }

    private static void fail(Context ctx, Exception failure) {
        if (ctx.res().isCommitted()) {
            log.debug("An answer was cut off: {}", failure.toString());
            return;
        }
        String instance = "urn:uuid:" + Ids.random();
        Problem problem = failure instanceof HttpResponseException http ? fromJavalin(http) : Problems.of(failure);
        if (problem.status() == 500) {
            log.error("A request failed instance={} {} {}", instance, ctx.method(), ctx.path(), failure);
        } else {
            log.debug("Refused instance={} status={} {} {}", instance, problem.status(), ctx.method(), ctx.path());
        }
        if (problem.retryAfter() != null) {
            ctx.header("Retry-After", String.valueOf(problem.retryAfter()));
        }
        if (problem.status() == 401) {
            ctx.header("WWW-Authenticate", "Bearer realm=\"Roadcase\"");
        }
        ctx.status(problem.status());
        ctx.header("Cache-Control", "no-store");
        ctx.contentType("application/problem+json")
                .result(Json.write(problem.json(instance)).getBytes(StandardCharsets.UTF_8));
    }

    private static Problem fromJavalin(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> Problem.notFound("There is nothing at this address. The API is described at /docs.");
            case 413 -> Problem.tooLarge(Bodies.IMPORT);
            default -> Problem.of(e.getStatus(), "refused", "Refused", "The request was refused.");
        };
    }

    /** Starts listening; fails with {@link java.net.BindException} below when the port is taken. */
    public void start(String address, int port) {
        host = address;
        wanted = port;
        javalin.start();
        listeners.watch();
    }

    /** Listens on these addresses as well from now on, at the same port, and no longer on others that were given before. */
    public void follow(Set<String> addresses) {
        listeners.follow(addresses);
    }

    /** Addresses it was told to listen on and cannot, each with what is wrong. */
    public Map<String, String> troubles() {
        return listeners.troubles();
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** How many clients follow the show. */
    public int streams() {
        return streams.count();
    }

    /** Sends a transient event to everybody. */
    public void tell(String name, String data) {
        streams.tell(name, data);
    }

    /** Every path and verb with the role it needs, as text, for the tests and the security guide. */
    public List<String> table() {
        return routes.stream()
                .map(r -> r.verb() + " " + r.path() + " " + r.level().wire())
                .toList();
    }

    @Override
    public void close() {
        streams.close();
        javalin.stop();
    }
}
