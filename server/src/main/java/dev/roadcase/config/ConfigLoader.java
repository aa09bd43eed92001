package dev.roadcase.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Lays the layers over each other and reports everything that is wrong with any of them. */
public final class ConfigLoader {
    /** Keys of older versions and what took their place. */
    private static final Map<String, String> WITHDRAWN = Map.of("http.port", "port", "server.port", "port");

    private static final java.util.Set<String> OTHER_VARIABLES =
            java.util.Set.of("ROADCASE_DATA", "ROADCASE_CONFIG", "ROADCASE_JAVA_OPTS");

    private final Map<String, String> environment;
    private final Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
    private final List<String> faults = new ArrayList<>();

    private ConfigLoader(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Reads all layers.
     *
     * @param file the configuration file; it need not exist
     * @param flags values from the command line by key, the last word
     */
    public static ServerConfig load(Path data, Path file, Map<String, String> environment, Map<String, String> flags) {
        ConfigLoader loader = new ConfigLoader(environment);
        loader.file(file);
        loader.environment();
        flags.forEach((key, value) -> loader.put(key, value, "the command line"));
        loader.requireTogether();
        if (!loader.faults.isEmpty()) {
            throw new ConfigException(loader.faults);
        }
        return new ServerConfig(data, loader.values);
    }

    private void file(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            JsonNode tree = new YAMLMapper().readTree(Files.readString(file));
            if (tree != null && !tree.isMissingNode() && !tree.isNull()) {
                section("", tree, file.toString());
            }
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            faults.add(file + ": is not YAML" + (at == null ? "" : ", see line " + at.getLineNr()));
        } catch (IOException e) {
            faults.add(file + ": cannot be read");
        }
    }

    private void section(String prefix, JsonNode tree, String where) {
        tree.properties().forEach(e -> {
            String key = prefix + e.getKey();
            if (e.getValue().isObject()) {
                section(key + ".", e.getValue(), where);
            } else if (!e.getValue().isNull()) {
                put(key, e.getValue().asText(), where);
            }
        });
    }

    private void environment() {
        environment.forEach((name, value) -> {
            if (name.startsWith("ROADCASE_") && !OTHER_VARIABLES.contains(name)) {
                String key = Arrays.stream(ConfigKey.values())
                        .filter(k -> k.variable().equals(name))
                        .map(ConfigKey::key)
                        .findFirst()
                        .orElse(name);
                put(key, value, "the environment");
            }
        });
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
        String replacement = WITHDRAWN.get(key);
        if (replacement != null) {
            return key + " was withdrawn; use " + replacement;
        }
        String nearest = Arrays.stream(ConfigKey.values())
                .map(k -> key.startsWith("ROADCASE_") ? k.variable() : k.key())
                .min(Comparator.comparingInt(k -> distance(k, key)))
                .orElse("");
        return key + " is not a key of this version; did you mean " + nearest + "?";
    }

    /** Edits between two words (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(cost, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private void requireTogether() {
        String url = values.getOrDefault(ConfigKey.DATABASE_URL, "");
        if ("hub".equals(values.get(ConfigKey.ROLE)) && !url.startsWith("jdbc:postgresql:")) {
            faults.add("role hub needs PostgreSQL: set database.url (or --database) to jdbc:postgresql://HOST/NAME");
        }
    }
}
