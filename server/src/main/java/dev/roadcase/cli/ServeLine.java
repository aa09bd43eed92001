package dev.roadcase.cli;

import dev.roadcase.config.ConfigKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of {@code serve}, read without picocli. Picocli's classes are of Java 5, which no cache of loaded classes holds:
 * they took a third of the server's start (docs/decisions/051). Whatever this does not know, picocli reads and explains.
 */
final class ServeLine {
    /** Options with a value, with the key that they set. */
    static final Map<String, String> VALUES = Map.of(
            "--port", ConfigKey.PORT.key(),
            "--bind", ConfigKey.BIND.key(),
            "--role", ConfigKey.ROLE.key(),
            "--database", ConfigKey.DATABASE_URL.key(),
            "--hub", ConfigKey.HUB_URL.key(),
            "--access", ConfigKey.ACCESS_MODE.key(),
            "--name", ConfigKey.NAME.key(),
            "--tls", ConfigKey.TLS_MODE.key(),
            "--data", "");

    /** Options without one. */
    static final Set<String> SWITCHES = Set.of("--demo", "--no-mdns", "--quiet");

    private ServeLine() {}

    /** What is to be served; empty when picocli shall look at it. */
    static Optional<Serving> read(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("serve")) {
            return Optional.empty();
        }
        Map<String, String> found = new HashMap<>();
        List<String> rest = List.of(arguments).subList(1, arguments.length);
        for (int i = 0; i < rest.size(); i++) {
            String option = rest.get(i);
            String value = "";
            if (VALUES.containsKey(option) && i + 1 < rest.size()) {
                i++;
                value = rest.get(i);
            } else if (!SWITCHES.contains(option)) {
                return Optional.empty();
            }
            if (isOdd(option, value) || found.put(option, value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(serving(found));
    }

    private static boolean isOdd(String option, String value) {
        return VALUES.containsKey(option) && (value.isEmpty() || "-@\"'".indexOf(value.charAt(0)) >= 0);
    }

    private static Serving serving(Map<String, String> found) {
        Map<String, String> flags = new HashMap<>();
        found.forEach((option, value) -> {
            if (!VALUES.getOrDefault(option, "").isEmpty()) {
                flags.put(VALUES.get(option), value);
            }
        });
        if (found.containsKey("--demo")) {
            flags.put(ConfigKey.DEMO.key(), "true");
        }
        if (found.containsKey("--no-mdns")) {
            flags.put(ConfigKey.DISCOVERY_MDNS.key(), "false");
        }
        String data = found.get("--data");
        return new Serving(data == null ? null : Path.of(data), flags, found.containsKey("--quiet"));
    }
}
