package dev.roadcase.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    @TempDir
    Path folder = Path.of("");

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("roadcase.yaml"), yaml);
    }

    private ServerConfig load(String yaml, Map<String, String> environment, Map<String, String> flags)
            throws IOException {
        return ConfigLoader.load(folder, file(yaml), environment, flags);
    }

    @Test
    void aServerWithoutAFileHasTheDefaults() {
        ServerConfig config = ConfigLoader.load(folder, folder.resolve("none.yaml"), Map.of(), Map.of());
        for (ConfigKey key : ConfigKey.values()) {
            assertThat(config.text(key)).isEqualTo(key.initial());
        }
        assertThat(config.databaseUrl()).isEqualTo("sqlite:" + folder.resolve("roadcase.db"));
    }

    @Test
    void theEnvironmentWinsOverTheFileAndFlagsOverBoth() throws IOException {
        String yaml = "port: 1\nname: file\nbind: eth0\n";
        Map<String, String> environment = Map.of("ROADCASE_PORT", "2", "ROADCASE_NAME", "environment");
        ServerConfig config = load(yaml, environment, Map.of("port", "3"));
        assertThat(config.number(ConfigKey.PORT)).isEqualTo(3);
        assertThat(config.text(ConfigKey.NAME)).isEqualTo("environment");
        assertThat(config.text(ConfigKey.BIND)).isEqualTo("eth0");
    }

    @Test
    void dotsBecomeUnderscoresInTheEnvironment() throws IOException {
        ServerConfig config = load("", Map.of("ROADCASE_HUB_URL", "https://hub.example"), Map.of());
        assertThat(config.text(ConfigKey.HUB_URL)).isEqualTo("https://hub.example");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThatThrownBy(() -> load("port: many\nacces:\n  mode: pin\n", Map.of("ROADCASE_DEMO", "maybe"), Map.of()))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.faults())
                                .hasSize(3)
                                .anyMatch(f -> f.contains("port must be a port"))
                                .anyMatch(f -> f.contains("acces.mode is not a key") && f.contains("access.mode"))
                                .anyMatch(f -> f.contains("demo must be true or false")));
    }

    @Test
    void aWithdrawnKeyNamesItsReplacement() {
        assertThatThrownBy(() -> load("http:\n  port: 80\n", Map.of(), Map.of()))
                .hasMessageContaining("http.port was withdrawn; use port");
    }

    @Test
    void aHubNeedsPostgres() {
        assertThatThrownBy(() -> load("role: hub\n", Map.of(), Map.of())).hasMessageContaining("needs PostgreSQL");
    }

    @Test
    void aFileThatIsNotYamlIsNamedWithItsLine() {
        assertThatThrownBy(() -> load("port: 1\n  name: [\n", Map.of(), Map.of()))
                .hasMessageContaining("is not YAML, see line");
    }

    @Test
    void passwordsOfTheDatabaseAreNotShown() throws IOException {
        ServerConfig config = load("database:\n  url: jdbc:postgresql://h/d?password=hunter2\n", Map.of(), Map.of());
        assertThat(config.toString()).doesNotContain("hunter2");
    }
}
