package dev.roadcase.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Where data and configuration live on this system, for a service and for a person. */
public final class Folders {
    private static final Path SERVICE_DATA_ON_LINUX = Path.of("/var/lib/roadcase");
    /** Where the service tells everybody on this machine its address; there is no token. */
    private static final Path SERVICE_ADDRESS = Path.of("/run/roadcase");

    private static final Path SERVICE_CONFIG = Path.of("/etc/roadcase");

    private final Map<String, String> environment;
    private final Path home;
    private final String system;
    private final String user;
    private final Path serviceData;

    public Folders(Map<String, String> environment, Path home, String system, String user) {
        this(environment, home, system, user, SERVICE_DATA_ON_LINUX);
    }

    Folders(Map<String, String> environment, Path home, String system, String user, Path serviceData) {
        this.serviceData = serviceData;
        this.environment = environment;
        this.home = home;
        this.system = system.toLowerCase(Locale.ROOT);
        this.user = user;
    }

    /** Those of the process that asks. */
    public static Folders ofThisProcess() {
        return new Folders(
                System.getenv(),
                Path.of(System.getProperty("user.home", ".")),
                System.getProperty("os.name", ""),
                System.getProperty("user.name", ""));
    }

    /** The data directory of a server that is not told another. */
    public Path data() {
        String given = environment.get("ROADCASE_DATA");
        if (given != null && !given.isBlank()) {
            return Path.of(given);
        }
        return isService() ? serviceData : personalData();
    }

    /** Where a client looks for a running server, in this order. */
    public List<Path> dataCandidates() {
        String given = environment.get("ROADCASE_DATA");
        if (given != null && !given.isBlank()) {
            return List.of(Path.of(given));
        }
        Set<Path> all = new LinkedHashSet<>(List.of(personalData()));
        if (!isMac() && !isWindows()) {
            all.add(serviceData);
            all.add(SERVICE_ADDRESS);
        }
        return List.copyOf(all);
    }

    /** The configuration file; {@code ROADCASE_CONFIG} names it or the directory it is in. */
    public Path configFile() {
        String given = environment.get("ROADCASE_CONFIG");
        if (given != null && !given.isBlank()) {
            return given.endsWith(".yaml") ? Path.of(given) : Path.of(given, "roadcase.yaml");
        }
        return (isService() ? SERVICE_CONFIG : personalConfig()).resolve("roadcase.yaml");
    }

    /** Whether the installer prepared this machine and this process may use what it prepared. */
    private boolean isService() {
        return !isMac() && !isWindows() && (user.equals("roadcase") || Files.isWritable(serviceData));
    }

    private Path personalData() {
        if (isMac()) {
            return home.resolve("Library/Application Support/Roadcase");
        }
        if (isWindows()) {
            return Path.of(Objects.requireNonNullElse(environment.get("ProgramData"), "C:\\ProgramData"), "Roadcase");
        }
        return xdg("XDG_DATA_HOME", ".local/share").resolve("roadcase");
    }

    private Path personalConfig() {
        return isMac() || isWindows()
                ? personalData()
                : xdg("XDG_CONFIG_HOME", ".config").resolve("roadcase");
    }

    private Path xdg(String variable, String otherwise) {
        String given = environment.get(variable);
        return given == null || given.isBlank() ? home.resolve(otherwise) : Path.of(given);
    }

    private boolean isMac() {
        return system.startsWith("mac");
    }

    private boolean isWindows() {
        return system.startsWith("windows");
    }
}
