package dev.roadcase.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** {@code roadcase.yaml} as keys with dots and their values as text. */
final class ConfigFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path path;
    private final BiConsumer<String, String> values;
    private final Consumer<String> faults;

    ConfigFile(Path path, BiConsumer<String, String> values, Consumer<String> faults) {
        this.path = path;
        this.values = values;
        this.faults = faults;
    }

    void read() {
        try {
            JsonNode tree = YAML.readTree(Files.readString(path));
            if (tree.isObject()) {
                section("", tree);
            } else if (!tree.isMissingNode() && !tree.isNull()) {
                faults.accept(path + ": must hold keys and values, such as port: 3001");
            }
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            faults.accept(
                    path + ": is not YAML or has a key twice" + (at == null ? "" : ", see line " + at.getLineNr()));
        } catch (IOException e) {
            faults.accept(path + ": cannot be read as text");
        }
    }

    private void section(String prefix, JsonNode tree) {
        tree.properties().forEach(e -> value(prefix + e.getKey(), e.getValue()));
    }

    private void value(String key, JsonNode value) {
        if (value.isObject()) {
            section(key + ".", value);
        } else if (value.isArray()) {
            faults.accept(path + ": " + key + " must be one value, not a list");
        } else if (!value.isNull()) {
            values.accept(key, value.asText());
        }
    }
}
