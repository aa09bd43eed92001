package dev.roadcase.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays the layers over each other and reports everything that is wrong with any of them. */
public final class ConfigLoader {
    /** Keys of older versions and what took their place. */
    private static final Map<String, String> WITHDRAWN = Map.of("http.port", "port", "server.port", "port");

    /** Variables that others read. */
    private static final Set<String> OTHER_VARIABLES =
            Set.of("ROADCASE_DATA", "ROADCASE_CONFIG", "ROADCASE_JAVA_OPTS", "ROADCASE_KEEPER");

    private final Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
    private final List<String> faults = new ArrayList<>();

    private ConfigLoader() {}

    /**
     * Reads all layers.
     *
     * @param file the configuration file; it need not exist, unless {@code ROADCASE_CONFIG} asks for it
     * @param flags values from the command line by key, the last word
     */
    public static ServerConfig load(Path data, Path file, Map<String, String> environment, Map<String, String> flags) {
        ConfigLoader loader = new ConfigLoader();
        loader.file(file, environment.getOrDefault("ROADCASE_CONFIG", ""));
        loader.environment(environment);
        flags.forEach((key, value) -> loader.put(key, value, "command line"));
        loader.requireTogether();
        if (!loader.faults.isEmpty()) {
            throw new ConfigException(loader.faults);
        }
        return new ServerConfig(data, loader.values);
    }

    private void file(Path file, String asked) {
        if (Files.exists(file)) {
            new ConfigFile(file, (key, value) -> put(key, value, file.toString()), faults::add).read();
        } else if (!asked.isBlank() && !Files.exists(Path.of(asked))) {
            faults.add("environment ROADCASE_CONFIG: there is nothing at " + asked);
        }
    }

    private void environment(Map<String, String> environment) {
        environment.entrySet().stream()
                .filter(e -> e.getKey().startsWith("ROADCASE_") && !OTHER_VARIABLES.contains(e.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> put(keyOf(e.getKey()), e.getValue(), "environment " + e.getKey()));
    }

    /** The key a variable stands for; a variable that stands for none keeps its name. */
    private static String keyOf(String variable) {
        return Arrays.stream(ConfigKey.values())
                .filter(k -> k.variable().equals(variable))
                .map(ConfigKey::key)
                .findFirst()
                .orElse(variable);
    }

    private void put(String key, String value, String where) {
        ConfigKey known = ConfigKey.of(key).orElse(null);
        if (known == null) {
            faults.add(where + ": " + unknown(key));
        } else if (!known.accepts(value)) {
            faults.add(where + ": " + key + " must be " + known.expected());
        } else {
            values.put(known, value);
        }
    }

    private static String unknown(String key) {
        boolean isVariable = key.startsWith("ROADCASE_");
        for (var withdrawn : WITHDRAWN.entrySet()) {
            if (key.equals(isVariable ? ConfigKey.variable(withdrawn.getKey()) : withdrawn.getKey())) {
                String now = withdrawn.getValue();
                return key + " was withdrawn; use " + (isVariable ? ConfigKey.variable(now) : now);
            }
        }
        var names = Arrays.stream(ConfigKey.values()).map(k -> isVariable ? k.variable() : k.key());
        return key + " is not a key of this version; "
                + Nearest.to(key, names)
                        .map(n -> "did you mean " + n + "?")
                        .orElse("roadcase.example.yaml lists them all");
    }

    private void requireBothFiles() {
        boolean certificate =
                !values.getOrDefault(ConfigKey.TLS_CERTIFICATE, "").isBlank();
        boolean key = !values.getOrDefault(ConfigKey.TLS_KEY, "").isBlank();
        if (certificate != key) {
            faults.add(
                    "tls.certificate and tls.key belong together: set both, or neither for a certificate of its own");
        } else if (certificate && "none".equals(values.getOrDefault(ConfigKey.TLS_MODE, "none"))) {
            faults.add("tls.certificate is set, but tls.mode is none: set it to optional or required");
        }
    }

    private void requireTogether() {
        requireBothFiles();
        String url = values.getOrDefault(ConfigKey.DATABASE_URL, "");
        if ("hub".equals(values.get(ConfigKey.ROLE)) && !new DatabaseAddress(url).isPostgres()) {
            faults.add("role hub needs PostgreSQL: set database.url (or --database) to jdbc:postgresql://HOST/NAME");
        }
        requireOneWayToCheckTokens();
    }

    private void requireOneWayToCheckTokens() {
        boolean keys = !values.getOrDefault(ConfigKey.ISSUER_KEYS, "").isEmpty();
        boolean secret = !values.getOrDefault(ConfigKey.ISSUER_SECRET, "").isEmpty();
        boolean issuer = !values.getOrDefault(ConfigKey.ISSUER_NAME, "").isEmpty();
        if (issuer && keys == secret) {
            faults.add("issuer.name needs either issuer.keys or issuer.secret, and not both");
        } else if (!issuer && (keys || secret)) {
            faults.add("issuer.keys and issuer.secret need issuer.name: the iss of the tokens");
        }
    }
}
