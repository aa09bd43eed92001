package dev.roadcase.cli;

import dev.roadcase.access.AccessMode;
import dev.roadcase.app.Encryption;
import dev.roadcase.app.Restarts;
import dev.roadcase.app.Settings;
import dev.roadcase.app.Venue;
import dev.roadcase.config.ConfigKey;
import dev.roadcase.config.ConfigLoader;
import dev.roadcase.config.Folders;
import dev.roadcase.config.ServerConfig;
import dev.roadcase.config.TlsConfig;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.StoreOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(name = "serve", description = "Run the server until SIGTERM or Ctrl-C.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", description = "Data directory.")
    private @Nullable Path data;

    @Option(names = "--port", description = "TCP port; 0 picks a free one (default 3001).")
    private @Nullable String port;

    @Option(names = "--bind", description = "all, an interface or an address (default all).")
    private @Nullable String bind;

    @Option(names = "--role", description = "edge or hub (default edge).")
    private @Nullable String role;

    @Option(names = "--database", description = "sqlite:PATH or jdbc:postgresql://HOST/NAME.")
    private @Nullable String database;

    @Option(names = "--hub", description = "Address of the hub.")
    private @Nullable String hub;

    @Option(names = "--access", description = "pin, open or users (default pin).")
    private @Nullable String access;

    @Option(names = "--name", description = "What the server is called on the network.")
    private @Nullable String name;

    @Option(names = "--tls", description = "none, optional or required: HTTPS on the same port (default none).")
    private @Nullable String tls;

    @Option(names = "--demo", description = "Bring the demo show on first start.")
    private boolean demo;

    @Option(names = "--no-mdns", description = "Do not announce the server.")
    private boolean noMdns;

    @Option(names = "--quiet", description = "Print no PIN and no code; for output that is kept in a log.")
    private boolean quiet;

    @Override
    public Integer call() throws InterruptedException {
        Folders folders = Folders.ofThisProcess();
        Path directory = (data == null ? folders.data() : data).toAbsolutePath().normalize();
        ServerConfig config = ConfigLoader.load(directory, folders.configFile(), System.getenv(), flags());
        Logs.toFolder(directory.resolve("logs"), config.log());
        Restarts server = Restarts.start(settings(config), Clock.systemUTC());
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(server::close));
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        Welcome welcome = new Welcome(server.current(), config);
        if (quiet) {
            welcome.printQuietly(out);
        } else {
            welcome.print(out);
        }
        return server.await() ? 0 : 1;
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        put(flags, ConfigKey.PORT, port);
        put(flags, ConfigKey.BIND, bind);
        put(flags, ConfigKey.ROLE, role);
        put(flags, ConfigKey.DATABASE_URL, database);
        put(flags, ConfigKey.HUB_URL, hub);
        put(flags, ConfigKey.ACCESS_MODE, access);
        put(flags, ConfigKey.NAME, name);
        put(flags, ConfigKey.TLS_MODE, tls);
        put(flags, ConfigKey.DEMO, demo ? "true" : null);
        put(flags, ConfigKey.DISCOVERY_MDNS, noMdns ? "false" : null);
        return flags;
    }

    private static void put(Map<String, String> flags, ConfigKey key, @Nullable String value) {
        if (value != null) {
            flags.put(key.key(), value);
        }
    }

    private static Encryption encryption(TlsConfig tls) {
        return new Encryption(
                Encryption.Mode.valueOf(tls.mode().toUpperCase(Locale.ROOT)),
                tls.certificate(),
                tls.key(),
                tls.proxies(),
                tls.hubRoot());
    }

    private static Settings settings(ServerConfig config) {
        var database = config.database();
        StoreOptions store = new StoreOptions(
                new DatabaseUrl(config.databaseUrl()), database.readers(), database.lanes(), database.groupSize());
        return new Settings(
                config.data(),
                store,
                config.http().bind(),
                config.http().port(),
                config.text(ConfigKey.ROLE),
                config.identity().name(),
                AccessMode.valueOf(config.access().mode().name()),
                config.demo(),
                config.hub().url().map(java.net.URI::toString).orElse(""),
                new Venue(
                        config.discovery().mdns(),
                        config.http().names(),
                        config.http().origins(),
                        encryption(config.tls())),
                config.issuer(),
                config.backupEvery());
    }
}
