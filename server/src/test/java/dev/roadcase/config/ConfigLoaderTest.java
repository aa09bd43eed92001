package dev.roadcase.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void nothingSaidMeansTheDefaults() {
        ServerConfig config = load(Map.of(), Map.of());
        assertThat(config.http().port()).isEqualTo(3001);
        assertThat(config.log().maxSize()).isEqualTo(new Size(10_000_000));
        assertThat(config.database().address().text()).isEqualTo("sqlite:" + folder.resolve("roadcase.db"));
        assertThat(config.identity().name()).isNotEmpty();
        assertThat(config.hub().url()).isEmpty();
    }

    @Test
    void theFileWinsOverTheDefaultsTheEnvironmentOverTheFileAndFlagsOverAll() throws IOException {
        write("port: 1\nname: one\nbind: eth0");
        ServerConfig config =
                load(Map.of("ROADCASE_PORT", "2", "ROADCASE_NAME", "two", "HOME", "/h"), Map.of("port", "3"));
        assertThat(config.http().port()).isEqualTo(3);
        assertThat(config.identity().name()).isEqualTo("two");
        assertThat(config.http().bind()).isEqualTo("eth0");
    }

    @Test
    void aVariableIsTheKeyInCapitals() {
        ServerConfig config = load(Map.of("ROADCASE_HUB_URL", "https://hub.example"), Map.of());
        assertThat(config.hub().url().orElseThrow()).hasHost("hub.example");
    }

    @Test
    void anIssuerNeedsOneWayToCheckItsTokens() throws IOException {
        write("issuer:\n  name: https://project.supabase.co/auth/v1\n  keys: https://project.supabase.co/jwks.json");
        assertThat(load(Map.of(), Map.of()).issuer().orElseThrow().keys().orElseThrow())
                .hasHost("project.supabase.co");
        String secret = "x".repeat(32);
        assertThat(faults(Map.of("ROADCASE_ISSUER_SECRET", secret), Map.of()))
                .containsExactly("issuer.name needs either issuer.keys or issuer.secret, and not both");
        assertThat(faults(Map.of("ROADCASE_ISSUER_KEYS", ""), Map.of()))
                .containsExactly("issuer.name needs either issuer.keys or issuer.secret, and not both");
        assertThat(faults(Map.of("ROADCASE_ISSUER_NAME", ""), Map.of()))
                .containsExactly("issuer.keys and issuer.secret need issuer.name: the iss of the tokens");
        assertThat(faults(Map.of("ROADCASE_ISSUER_KEYS", "http://project.supabase.co/jwks.json"), Map.of()))
                .hasSize(1);
    }

    @Test
    void everyFaultIsNamedAtOnceWithWhereItIsAndWhatIsExpected() throws IOException {
        write("port: 70000\nprot: 3001\nbind: [a, b]");
        List<String> faults = faults(Map.of("ROADCASE_ROLE", "boss"), Map.of("access.mode", "none"));
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        file() + ": port must be a port from 0 to 65535; 0 picks a free one",
                        file() + ": prot is not a key of this version; did you mean port?",
                        file() + ": bind must be one value, not a list",
                        "environment ROADCASE_ROLE: role must be edge or hub",
                        "command line: access.mode must be pin, open or users");
    }

    @Test
    void aWithdrawnKeyNamesItsReplacementInEveryLayer() throws IOException {
        write("http:\n  port: 3001");
        assertThat(faults(Map.of("ROADCASE_HTTP_PORT", "3001"), Map.of()))
                .containsExactly(
                        file() + ": http.port was withdrawn; use port",
                        "environment ROADCASE_HTTP_PORT: ROADCASE_HTTP_PORT was withdrawn; use ROADCASE_PORT");
    }

    @Test
    void aKeyLikeNoOtherPointsAtTheList() throws IOException {
        write("xylophone-tuning: 440");
        assertThat(faults(Map.of(), Map.of())).singleElement().asString().contains("roadcase.example.yaml lists them");
    }

    @Test
    void aFileThatIsNoListOfKeysIsRefused() throws IOException {
        write("hello");
        assertThat(faults(Map.of(), Map.of())).singleElement().asString().contains("must hold keys and values");
        write("port: 1\nport: 2");
        assertThat(faults(Map.of(), Map.of())).singleElement().asString().contains("has a key twice, see line 2");
    }

    @Test
    void aFileOfCommentsChangesNothing() throws IOException {
        write("# port: 1");
        assertThat(load(Map.of(), Map.of()).values()).isEmpty();
    }

    @Test
    void aFolderAskedForMustBeThere() {
        assertThat(faults(Map.of("ROADCASE_CONFIG", "/nowhere/at/all"), Map.of()))
                .containsExactly("environment ROADCASE_CONFIG: there is nothing at /nowhere/at/all");
    }

    @Test
    void aHubNeedsPostgres() {
        assertThat(faults(Map.of(), Map.of("role", "hub")))
                .singleElement()
                .asString()
                .contains("needs PostgreSQL");
        var hub = load(Map.of(), Map.of("role", "hub", "database.url", "jdbc:postgresql://db/roadcase"));
        assertThat(hub.identity().role()).isEqualTo(ServerIdentity.Role.HUB);
    }

    @Test
    void aPasswordInTheAddressIsNeverShown() {
        String[] addresses = {
            "jdbc:postgresql://db/roadcase?user=a&password=hunter2",
            "jdbc:postgresql://a:hunter2@db/roadcase",
            "jdbc:postgresql://db/roadcase?password=x@hunter2"
        };
        for (String address : addresses) {
            ServerConfig config = load(Map.of(), Map.of("database.url", address));
            assertThat(config.database().address().text()).isEqualTo(address);
            assertThat(config + " " + config.database()).doesNotContain("hunter2");
        }
        assertThat(faults(Map.of("ROADCASE_DATABASE_URL", "mysql://a:hunter2@db"), Map.of()))
                .singleElement()
                .asString()
                .doesNotContain("hunter2");
    }

    private ServerConfig load(Map<String, String> environment, Map<String, String> flags) {
        return ConfigLoader.load(folder, file(), environment, flags);
    }

    private List<String> faults(Map<String, String> environment, Map<String, String> flags) {
        return catchThrowableOfType(ConfigException.class, () -> load(environment, flags))
                .faults();
    }

    private Path file() {
        return folder.resolve("roadcase.yaml");
    }

    private void write(String yaml) throws IOException {
        Files.writeString(file(), yaml);
    }
}
