package dev.roadcase.app;

import dev.roadcase.access.Access;
import dev.roadcase.access.HubCredential;
import dev.roadcase.access.IssuerSettings;
import dev.roadcase.access.Role;
import dev.roadcase.access.Secret;
import dev.roadcase.config.IssuerConfig;
import dev.roadcase.content.DemoShow;
import dev.roadcase.content.StarterContent;
import dev.roadcase.discovery.Interfaces;
import dev.roadcase.discovery.Nic;
import dev.roadcase.http.Doors;
import dev.roadcase.http.HttpServer;
import dev.roadcase.http.Plugs;
import dev.roadcase.http.Problem;
import dev.roadcase.model.Json;
import dev.roadcase.router.Followers;
import dev.roadcase.router.Videohub;
import dev.roadcase.store.Store;
import dev.roadcase.sync.HubTrust;
import dev.roadcase.sync.News;
import dev.roadcase.sync.SyncCycle;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole server, put together by hand. Runs from {@link #start} to {@link #close}. */
public final class Roadcase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Roadcase.class);

    private static final int MOST_ENTRANCES = 4;

    private final Settings settings;
    private final Lifecycle lifecycle = new Lifecycle();
    private final DataLock lock;
    private final Store store;
    private final Access access;
    private final HttpServer http;
    private final SyncCycle cycle;
    private final ServerFile file;
    private final Network network;
    private final Interfaces uplinks = new Interfaces("all");
    private final Listening listening;
    private final Seal seal;
    private final RoutersAdapter routers;
    private final Backups backups;
    private final Clock clock;

    private Roadcase(
            Settings settings, Clock clock, Consumer<RestoreOrder> again, DataLock lock, Rescue rescue, Store store) {
        this.lock = lock;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        Binding binding = Binding.of(settings.bind());
        Interfaces interfaces = new Interfaces(binding.text());
        listening = new Listening(settings.port(), binding, interfaces);
        file = ServerFile.ofThisProcess(settings.data());
        backups = new Backups(store, settings.data(), settings.backups(), clock);
        access = new Access(
                settings.access(),
                settings.data(),
                store.serverId().toString(),
                clock,
                new StoredUsers(store.users()),
                new StoredRoster(store.knownDevices()),
                new StoredEndings(store.endedSessions()),
                new StoredGuesses(store.pinGuesses()),
                settings.issuer().filter(i -> settings.role().equals("hub")).map(this::issuer));
        StarterContent content = new StarterContent();
        HubCredential credential = new HubCredential(settings.data());
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
                new HubTrust(settings.venue().encryption().hubRoot()),
                this::tellSync);
        network = new Network(settings, store.serverId().toString(), listening, interfaces);
        seal = Seal.of(settings, network::reach, clock);
        network.onLook(() -> seal.follow(network.reach()));
        Followers followers = new Followers(new Videohub(), Duration.ofSeconds(1), clock, this::tellRouter);
        routers = new RoutersAdapter(settings, store, followers);
        HealthReport health =
                new HealthReport(settings, store, lifecycle, cycle, network, seal, backups, rescue, clock);
        http = new HttpServer(
                store,
                clock,
                new Plugs(
                        new GateAdapter(access, clock),
                        new TransfersAdapter(store, clock),
                        content::defaults,
                        health,
                        new AdminTasks(settings, health, new Examination(settings, listening, cycle, clock)),
                        new RecoveryTasks(settings, store, clock, again),
                        new UpdatesAdapter(settings.data(), clock),
                        new SyncAdapter(settings, store, cycle, access, clock, backups::after),
                        new AccountsAdapter(access.people()),
                        routers),
                new Doors(network::names, settings.venue().origins(), settings.name(), network::ways, seal.https()));
        listening.serve(http);
    }

    private IssuerSettings issuer(IssuerConfig config) {
        return new IssuerSettings(
                config.name(),
                config.audience(),
                config.keys(),
                new Secret(config.secret()),
                config.roleClaim(),
                Role.of(config.role()),
                store.organisation());
    }

    /** Starts a server that cannot start itself anew; when it returns, requests are answered. */
    public static Roadcase start(Settings settings, Clock clock) {
        return start(settings, clock, order -> {
            throw Problem.refused(
                    "cannot-restart",
                    "This server cannot start itself anew. Stop it and run 'roadcase restore' on its machine.");
        });
    }

    /** @param again has this server stop, go back to a snapshot, and start anew */
    static Roadcase start(Settings settings, Clock clock, Consumer<RestoreOrder> again) {
        Roadcase roadcase = assemble(settings, clock, again);
        roadcase.lifecycle.start(roadcase.services());
        log.info(
                "Roadcase is running name={} role={} url={} database={}",
                settings.name(),
                settings.role(),
                roadcase.url(),
                settings.store().url());
        return roadcase;
    }

    /** Leaves nothing taken and nothing open when it fails, so that it can be tried again. */
    private static Roadcase assemble(Settings settings, Clock clock, Consumer<RestoreOrder> again) {
        DataLock lock = DataLock.take(settings.data());
        Store store = null;
        try {
            Rescue rescue = new Rescue(settings.data(), settings.store(), clock);
            store = rescue.open();
            return new Roadcase(settings, clock, again, lock, rescue, store);
        } catch (RuntimeException e) {
            if (store != null) {
                store.close();
            }
            lock.close();
            throw e;
        }
    }

    private List<Service> services() {
        return List.of(
                Service.of("lock", () -> {}, lock::close),
                Service.of("store", this::fill, store::close),
                listening,
                Service.of("certificate", () -> seal.follow(network.reach()), () -> {}),
                network,
                Service.of("sync", this::sync, this::endSync),
                new Care(store),
                backups,
                routers,
                Service.of("server.json", () -> file.write(url(), settings.name(), clock.instant()), file::remove));
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
            uplinks.onChange(nics -> cycle.networkChanged());
            uplinks.start();
        }
    }

    private void endSync() {
        uplinks.close();
        cycle.close();
    }

    private void tellSync(News news) {
        http.tell("sync", Json.write(SyncEvent.of(news)));
    }

    private void tellRouter(UUID device) {
        http.tell("router", Json.write(Json.MAPPER.createObjectNode().put("device", device.toString())));
    }

    /** The address for programs on this machine. */
    public String url() {
        return listening.url();
    }

    /** The addresses for crew devices as they are now, the likeliest first. */
    public List<String> urls() {
        return network.urls();
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    /** What keeps crew devices from getting in as they should, and what to do; empty when nothing does. */
    public String networkTrouble() {
        return listening.reachability().detail();
    }

    /** What the host's own QR code carries: it lets one device in, once, while this server runs. */
    public String invite() {
        return access.invite(Role.EDITOR, Duration.ofDays(1)).token().reveal();
    }

    /**
     * One way in, for the host's own screens.
     *
     * @param by the network it belongs to, in words
     */
    public record Entrance(String url, String by) {}

    /** A way in by each network that crew devices are likely on, four at most; the first there is when they are on none. */
    public List<Entrance> entrances() {
        List<Network.Door> doors = network.doors();
        List<Entrance> likely = doors.stream()
                .filter(d -> d.nic().rank().compareTo(Nic.Rank.VIRTUAL) < 0)
                .limit(MOST_ENTRANCES)
                .map(network::entrance)
                .toList();
        return likely.isEmpty() ? doors.stream().limit(1).map(network::entrance).toList() : likely;
    }

    /** The fingerprint of the root that devices are told to trust; empty without HTTPS of the server's own. */
    public Optional<String> rootFingerprint() {
        return seal.fingerprint();
    }

    /** The short code of the likeliest address; empty when there is none. */
    public String shortCode() {
        return network.ways().stream().map(Doors.Way::code).findFirst().orElse("");
    }

    /** The crew PIN, for the host's own screens. */
    public String pin() {
        return access.pin().reveal();
    }

    /** The same with more digits, for when others guess. */
    public String longPin() {
        return access.longPin().reveal();
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
