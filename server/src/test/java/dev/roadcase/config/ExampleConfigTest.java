package dev.roadcase.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExampleConfigTest {
    private static final Path EXAMPLE = Path.of("../config/roadcase.example.yaml");

    @Test
    void theExampleIsAcceptedAndSaysTheDefaults() {
        ServerConfig config = ConfigLoader.load(Path.of("data"), EXAMPLE, Map.of(), Map.of());
        for (ConfigKey key : ConfigKey.values()) {
            assertThat(config.values()).as(key.key()).containsKey(key);
            assertThat(config.text(key)).as(key.key()).isEqualTo(key.initial());
        }
    }

    @Test
    void everyKeyOfTheExampleIsExplained() throws IOException {
        var lines = Files.readAllLines(EXAMPLE);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).matches("\\s*[a-z-]+: \\S.*")) {
                assertThat(lines.get(i - 1).strip()).as(lines.get(i)).startsWith("#");
            }
        }
    }
}
