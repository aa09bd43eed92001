package dev.roadcase.cli;

import dev.roadcase.config.ConfigKey;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. {@link ServeLine} reads the same options in less time. */
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
        return serving().run(Objects.requireNonNull(spec).commandLine().getOut());
    }

    /** What the options ask for. */
    Serving serving() {
        return new Serving(data, flags(), quiet);
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
}
