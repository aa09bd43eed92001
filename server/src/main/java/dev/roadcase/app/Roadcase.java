package dev.roadcase.app;

import dev.roadcase.access.Access;
import dev.roadcase.access.HubCredential;
import dev.roadcase.access.Role;
import dev.roadcase.content.DemoShow;
import dev.roadcase.content.StarterContent;
import dev.roadcase.http.Doors;
import dev.roadcase.http.HttpServer;
import dev.roadcase.http.Plugs;
import dev.roadcase.model.Json;
import dev.roadcase.router.Followers;
import dev.roadcase.router.Videohub;
import dev.roadcase.store.Store;
import dev.roadcase.sync.News;
import dev.roadcase.sync.SyncCycle;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole server, put together by hand. Runs from {@link #start} to {@link #close}. */
public final class Roadcase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Roadcase.class);

    private final Settings settings;
    private final Lifecycle lifecycle = new Lifecycle();
    private final DataLock lock;
    private final Store store;
    private final Access access;
    private final HttpServer http;
    private final RoutersAdapter routers;
    private final SyncCycle cycle;
    private final ServerFile file;
    private final Network network;
    private final String host;
    private final Clock clock;
    private Ports.Choice port = new Ports.Choice(0, Optional.empty());

    private Roadcase(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        host = Addresses.host(settings.bind());
        lock = DataLock.take(settings.data());
        file = new ServerFile(settings.data());
        store = Store.open(settings.store(), clock);
        access = new Access(settings.access(), settings.data(), store.serverId().toString(), clock);
        StarterContent content = new StarterContent();
        HubCredential credential = new HubCredential(settings.data());
        Followers followers = new Followers(new Videohub(), Duration.ofSeconds(1), clock, this::tellRouter);
        routers = new RoutersAdapter(settings, store, followers);
        cycle = new SyncCycle(
                store,
                clock,
                new SyncCycle.HubToken() {
                    @Override
                    public String read() {
                        return credential.read();
                    }

                    @Override
                    public void write(String token) {
                        credential.write(token);
                    }
                },
                this::tellSync);
        network = new Network(settings, store.serverId().toString(), this::port);
        HealthReport health = new HealthReport(settings, store, lifecycle, cycle, network, clock);
        http = new HttpServer(
                store,
                clock,
                new Plugs(
                        new GateAdapter(access, clock),
                        new TransfersAdapter(store, clock),
                        content::defaults,
                        routers,
                        health,
                        new AdminTasks(settings, store, health, clock),
                        new SyncAdapter(settings, store, cycle, access, clock)),
                new Doors(network::names, settings.venue().origins(), settings.name(), network::ways));
    }

    /** Starts a server; when it returns, requests are answered. */
    public static Roadcase start(Settings settings, Clock clock) {
        Roadcase roadcase = new Roadcase(settings, clock);
        roadcase.lifecycle.start(roadcase.services());
        log.info(
                "Roadcase is running name={} role={} url={} database={}",
                settings.name(),
                settings.role(),
                roadcase.url(),
                settings.store().url());
        return roadcase;
    }

    private List<Service> services() {
        return List.of(
                Service.of("lock", () -> {}, lock::close),
                Service.of("store", this::fill, store::close),
                routers,
                Service.of("http", this::listen, http::close),
                network,
                Service.of("sync", this::sync, cycle::close),
                Service.of("server.json", () -> file.write(url(), settings.name(), clock.instant()), file::remove));
    }

    private void tellRouter(UUID device) {
        http.tell("router", Json.write(Json.MAPPER.createObjectNode().put("device", device.toString())));
    }

    private void fill() {
        new StarterContent().seed(store);
        if (settings.demo()) {
            new DemoShow().seed(store, clock, settings.role().equals("edge"));
        }
    }

    private void sync() {
        if (settings.role().equals("edge")) {
            cycle.start(settings.hub());
        }
    }

    private void tellSync(News news) {
        http.tell("sync", Json.write(SyncEvent.of(news)));
    }

    private void listen() {
        port = Ports.choose(host, settings.port());
        http.start(host, port.port());
        port.owner()
                .ifPresent(owner -> log.warn(
                        "Port {} is used by {}. Roadcase runs on {} for now.", settings.port(), owner, port.port()));
    }

    /** The address for programs on this machine. */
    public String url() {
        String name = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        return "http://" + name + ":" + http.port();
    }

    /** The addresses for crew devices as they are now, the likeliest first. */
    public List<String> urls() {
        return network.urls();
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    /** Who has the port that was asked for, when it was taken. */
    public Optional<String> portOwner() {
        return port.owner();
    }

    /** What the host's own QR code carries: it lets one device in, once, while this server runs. */
    public String invite() {
        return access.invite(Role.EDITOR, Duration.ofDays(1)).reveal();
    }

    /** The short code of the likeliest address; empty when there is none. */
    public String shortCode() {
        return network.ways().stream().map(Doors.Way::code).findFirst().orElse("");
    }

    /** The crew PIN, for the host's own screens. */
    public String pin() {
        return access.pin().reveal();
    }

    public Store store() {
        return store;
    }

    /** Every path and verb with the role it needs. */
    public List<String> routes() {
        return http.table();
    }

    public Lifecycle.State state() {
        return lifecycle.state();
    }

    @Override
    public void close() {
        log.info("Roadcase is stopping");
        lifecycle.close();
        log.info("Roadcase has stopped");
    }
}
