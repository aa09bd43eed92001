package dev.roadcase.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExampleConfigTest {
    private static final Path EXAMPLE = Path.of("..", "config", "roadcase.example.yaml");

    @Test
    void theExampleListsEveryKeyWithItsDefault() {
        Map<String, String> listed = new LinkedHashMap<>();
        new ConfigFile(EXAMPLE, listed::put, fault -> assertThat(fault).isEmpty()).read();
        assertThat(listed).isEqualTo(defaults());
    }

    @Test
    void everyKeyHasASentenceAboveIt() throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLE);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches(" *[a-z-]+: .+")) {
                assertThat(lines.get(i - 1)).as("above line %d", i + 1).matches(" *# .+\\.");
            }
        }
    }

    @Test
    void everyDefaultIsAcceptedByItsOwnKey() {
        assertThat(ConfigKey.values()).allMatch(key -> key.accepts(key.initial()));
    }

    private static Map<String, String> defaults() {
        return Arrays.stream(ConfigKey.values()).collect(Collectors.toMap(ConfigKey::key, ConfigKey::initial));
    }
}
