package dev.roadcase.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first run beside the service: who is asked, and what becomes of the answers. */
class ServiceSetupTest {
    private static final FirstChoice CHOICE = new FirstChoice("Truck 2", true, false, "", "");

    @TempDir
    private Path home;

    private ServiceSetup setup(String... command) {
        return new ServiceSetup(List.of(command), home.resolve("roadcase.yaml"), home.resolve("asked"));
    }

    @Test
    void aPersonIsAskedOnceAndNobodyOnceTheServiceIsSetUp() throws Exception {
        assertThat(setup().isOpen()).isFalse(); // nothing here that could write the settings
        ServiceSetup setup = setup("true");
        assertThat(setup.isOpen()).isTrue();
        setup.close();
        assertThat(setup.isOpen()).isFalse();
        Files.delete(home.resolve("asked"));
        Files.writeString(home.resolve("roadcase.yaml"), "name: FOH\n");
        assertThat(setup.isOpen()).isFalse();
    }

    @Test
    void theSettingsAreHandedOverAndTheTokenComesBack() {
        Path given = home.resolve("given");
        assertThat(setup("sh", "-c", "cat >" + given + "; echo a-token").keep(CHOICE))
                .contains("a-token");
        assertThat(given).hasContent(CHOICE.yaml());
    }

    @Test
    void whoLooksForTheSettingsOfAServiceIsToldTheFileItReads() {
        assertThat(setup().settingsWords())
                .contains(home.resolve("roadcase.yaml").toString())
                .contains("sudo systemctl restart roadcase");
    }

    @Test
    void whoMayNotGetsNoToken() {
        assertThat(setup("sh", "-c", "cat >/dev/null; echo not-a-token; exit 126")
                        .keep(CHOICE))
                .isEmpty();
        assertThat(setup("false").keep(CHOICE)).isEmpty();
        assertThat(setup(home.resolve("no-such-program").toString()).keep(CHOICE))
                .isEmpty();
    }
}
