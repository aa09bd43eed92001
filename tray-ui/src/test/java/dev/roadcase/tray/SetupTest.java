package dev.roadcase.tray;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the tray leaves on a person's computer. */
class SetupTest {
    @TempDir
    private Path home;

    @Test
    void theFirstRunIsFirstUntilSomethingWasChosenOrKept() throws Exception {
        Places places = new Places(Map.of(), home, "Linux");
        Setup setup = new Setup(places, home);
        assertThat(setup.isFirst()).isEqualTo(!Files.exists(Path.of("/var/lib/roadcase/roadcase.db")));
        assertThat(setup.keep(new FirstChoice("Truck \"2\"", true, true, "", "")))
                .isEmpty();
        assertThat(setup.isFirst()).isFalse();
        assertThat(Files.readString(home.resolve(".config/roadcase/roadcase.yaml")))
                .endsWith("name: \"Truck \\\"2\\\"\"\naccess:\n  mode: open\ndemo: true\n");
    }

    @Test
    void whatWasSetBeforeIsNeverOverwritten() throws Exception {
        Path file = home.resolve("roadcase.yaml");
        Files.writeString(file, "port: 80\n");
        new FirstChoice("Truck 2", false, false, "", "").write(file);
        assertThat(file).hasContent("port: 80\n");
    }

    @Test
    void skippingLeavesEverythingAsItComes() {
        Setup setup = new Setup(new Places(Map.of(), home, "Linux"), home);
        assertThat(setup.keep(FirstChoice.SKIPPED)).isEmpty();
        assertThat(home).isEmptyDirectory();
        assertThat(FirstChoice.SKIPPED.pairs()).isFalse();
    }

    @Test
    void startingAtLoginIsOneFileThatComesAndGoes() {
        Setup setup = new Setup(new Places(Map.of(), home, "Linux"), home);
        assertThat(setup.startsAtLogin()).isFalse();
        assertThat(setup.startAtLogin(true)).contains("starts when you log in");
        assertThat(home.resolve(".config/autostart/roadcase-tray.desktop"))
                .content()
                .contains("[Desktop Entry]", "Exec=\"roadcase-tray\"");
        assertThat(setup.startsAtLogin()).isTrue();
        setup.startAtLogin(false);
        assertThat(setup.startsAtLogin()).isFalse();
    }

    @Test
    void everySystemHasItsPlaceForThat() {
        Path launcher = Path.of("/opt/roadcase/bin/roadcase-tray");
        assertThat(Autostart.of(Map.of(), home, "Mac OS X", launcher).file().toString())
                .endsWith("Library/LaunchAgents/dev.roadcase.tray.plist");
        assertThat(Autostart.of(Map.of(), home, "Windows 11", launcher).file().toString())
                .endsWith("Roadcase.cmd");
    }

    @Test
    @Timeout(60)
    void theSecondStartKnocksAtTheFirstAndEnds() throws Exception {
        CountDownLatch knocked = new CountDownLatch(1);
        try (OnlyOne first = OnlyOne.orKnock(home).orElseThrow()) {
            first.onKnock(knocked::countDown);
            assertThat(OnlyOne.orKnock(home)).isEmpty();
            knocked.await();
        }
        Optional<OnlyOne> later = OnlyOne.orKnock(home);
        assertThat(later).isPresent();
        later.get().close();
    }

    @Test
    void showsToPackAreThoseOfTheHubAndAllOfThem() throws Exception {
        String status = """
                {"productions":[{"id":"p1","name":"Summit"},{"id":"p2","name":""}]}""";
        assertThat(Show.of(new ObjectMapper().readTree(status)))
                .extracting(Show::path)
                .containsExactly("/api/sync/download", "/api/sync/production/p1/download");
    }
}
