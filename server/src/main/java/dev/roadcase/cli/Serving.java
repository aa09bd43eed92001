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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * One run of the server, from the command line to the signal that ends it.
 *
 * @param data the data directory; null for this system's own
 * @param flags configuration keys that the command line set
 * @param quiet whether neither PIN nor code is printed
 */
record Serving(@Nullable Path data, Map<String, String> flags, boolean quiet) {
    Serving {
        flags = Map.copyOf(flags);
    }

    /** Serves until this process is told to stop. */
    int run(PrintWriter out) throws InterruptedException {
        return begin(out).await() ? 0 : 1;
    }

    /** Serves until this process is told to stop, or the latch opens. */
    @SuppressWarnings("try") // it is only closed
    int run(PrintWriter out, CountDownLatch stop) throws InterruptedException {
        try (Restarts server = begin(out)) {
            stop.await();
        }
        return 0;
    }

    private Restarts begin(PrintWriter out) {
        Folders folders = Folders.ofThisProcess();
        Path directory = (data == null ? folders.data() : data).toAbsolutePath().normalize();
        ServerConfig config = ConfigLoader.load(directory, folders.configFile(), System.getenv(), flags);
        Logs.toFolder(directory.resolve("logs"), config.log());
        boolean first = !Files.exists(directory.resolve("admin.token"));
        Restarts server = Restarts.start(settings(config), Clock.systemUTC());
        if (first) {
            System.gc(); // what filling the library took would stay with the process (docs/decisions/051)
        }
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(server::close));
        Welcome welcome = new Welcome(server.current(), config);
        if (quiet) {
            welcome.printQuietly(out);
        } else {
            welcome.print(out);
        }
        return server;
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
