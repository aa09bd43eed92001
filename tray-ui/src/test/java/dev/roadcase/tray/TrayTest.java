package dev.roadcase.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Point;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real tray on a real X screen with a tray host: what stands there is compared with what the state looks like. */
@Timeout(300)
class TrayTest {
    private static final int ICON = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final Path PICTURES = Path.of("target/screens/tray");

    @TempDir
    private Path home;

    @BeforeEach
    void isThere() {
        Assumptions.assumeTrue(Files.isExecutable(TrayUnderX.XVFB), "needs Xvfb");
        Assumptions.assumeTrue(Files.isExecutable(TrayUnderX.HOST), "needs trayer");
        Assumptions.assumeTrue(Files.isExecutable(TrayUnderX.MANAGER), "needs openbox");
    }

    @Test
    void theIconTellsEveryStateAndOpensMenuAndWindow() throws Exception {
        try (FakeServer server = new FakeServer();
                TrayUnderX x = new TrayUnderX(PICTURES, "800x700x24")) {
            server.publish(home.resolve("data"), true);
            x.host(ICON);
            x.tray(Map.of("ROADCASE_DATA", home.resolve("data").toString()), home);
            shows(x, "running", State.RUNNING, 0);
            server.says("running", "syncing", 2, 0);
            shows(x, "syncing", State.SYNCING, 2);
            server.says("running", "offline", 12, 0);
            shows(x, "waiting", State.WAITING, 12);
            server.says("running", "in-sync", 0, 1);
            shows(x, "conflicts", State.CONFLICTS, 1);
            server.says("running", "stuck", 3, 0);
            Point at = shows(x, "error", State.ERROR, 3);

            BufferedImage before = x.look("menu-closed");
            x.click(3, at.x + ICON / 2, at.y + ICON / 2);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> differing(before, x.look("menu")) > 20_000); // pixels: the menu covers more
            x.click(1, 600, 650); // elsewhere: it closes
            Awaitility.await().atMost(PATIENCE).until(() -> differing(before, x.look("menu-gone")) < 20_000);
            x.click(1, at.x + ICON / 2, at.y + ICON / 2);
            BufferedImage big = IconPainter.paint(State.ERROR, 3, 48);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> find(x.look("window"), big).isPresent());
            server.stop();
            shows(x, "stopped", State.STOPPED, 0);
        }
    }

    @Test
    void withoutATrayHostAWindowOpensInsteadAndWorksByKeys() throws Exception {
        try (FakeServer server = new FakeServer();
                TrayUnderX x = new TrayUnderX(PICTURES.resolveSibling("no-tray"), "800x700x24")) {
            server.publish(home.resolve("data"), true);
            server.says("running", "offline", 3, 0);
            x.manager();
            x.tray(Map.of("ROADCASE_DATA", home.resolve("data").toString()), home);
            BufferedImage icon = IconPainter.paint(State.WAITING, 3, 48);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> find(x.look("window"), icon).isPresent());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        x.typeAlt(KeyEvent.VK_Y); // Sync now; again when the window had not the keys yet
                        return server.asked().contains("POST /api/sync/upload {}");
                    });
        }
    }

    @Test
    void aTrayHostThatGoesLeavesAWindowAndOneThatComesTakesTheIcon() throws Exception {
        try (FakeServer server = new FakeServer();
                TrayUnderX x = new TrayUnderX(PICTURES.resolveSibling("leaving"), "800x700x24")) {
            server.publish(home.resolve("data"), true);
            server.says("running", "offline", 7, 0);
            Process host = x.host(ICON);
            Process tray = x.tray(Map.of("ROADCASE_DATA", home.resolve("data").toString()), home);
            shows(x, "with-host", State.WAITING, 7);
            host.destroy();
            BufferedImage big = IconPainter.paint(State.WAITING, 7, 48);
            Awaitility.await("window")
                    .atMost(PATIENCE)
                    .until(() -> find(x.look("host-gone"), big).isPresent());
            x.bar(ICON);
            shows(x, "host-back", State.WAITING, 7);
            Awaitility.await("no window")
                    .atMost(PATIENCE)
                    .until(() -> find(x.look("host-back"), big).isEmpty());
            server.says("running", "stuck", 7, 0);
            shows(x, "goes-on", State.ERROR, 7);
            assertThat(tray.isAlive()).isTrue();
        }
    }

    @Test
    void besideAServiceThatListensElsewhereNoSecondServerStarts() throws Exception {
        try (FakeServer server = new FakeServer();
                TrayUnderX x = new TrayUnderX(PICTURES.resolveSibling("service"), "800x700x24")) {
            server.publish(home.resolve("run"), false);
            Path started = home.resolve("started");
            ServerClient client = new ServerClient(java.util.List.of(home.resolve("mine"), home.resolve("run")));
            assertThat(client.read()).get().returns(false, Reading::accepted).returns(server.url(), Reading::url);
            Files.createDirectories(home.resolve("mine"));
            assertThat(client.keepToken("wrong")).isFalse();
            assertThat(client.keepToken(FakeServer.TOKEN)).isTrue();
            assertThat(client.read()).get().returns(true, Reading::accepted);

            x.host(ICON);
            x.tray(Map.of("ROADCASE_DATA", home.resolve("run").toString()), home, "/usr/bin/touch", started.toString());
            shows(x, "foreign", State.RUNNING, 0);
            assertThat(started).doesNotExist();
        }
    }

    /** The system's own programs stand in a folder before the real ones: a service that is on, and an administrator who agrees. */
    @Test
    void theFirstRunBesideAServiceAsksAndHandsTheAnswersOver() throws Exception {
        Assumptions.assumeFalse(Files.exists(Path.of("/etc/roadcase/roadcase.yaml")), "a service is set up here");
        Path given = home.resolve("given");
        Path programs = Files.createDirectories(home.resolve("bin"));
        program(programs.resolve("systemctl"), "exit 0");
        program(
                programs.resolve("pkexec"),
                "echo \"$@\" >" + given + "; cat >>" + given + "; echo " + FakeServer.TOKEN);
        try (FakeServer server = new FakeServer();
                TrayUnderX x = new TrayUnderX(PICTURES.resolveSibling("service-first"), "800x700x24")) {
            server.publish(home.resolve("run"), false);
            server.answers("GET /api/pin", "{\"pin\":\"482913\"}");
            x.host(ICON);
            Map<String, String> environment = Map.of(
                    "ROADCASE_DATA", home.resolve("run").toString(), "PATH", programs + ":" + System.getenv("PATH"));
            BufferedImage before = x.look("empty");
            x.tray(environment, home, "/usr/bin/touch", home.resolve("started").toString());
            Awaitility.await("question").atMost(PATIENCE).until(() -> differing(before, x.look("question")) > 50_000);
            Awaitility.await("answers")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        x.typeAlt(KeyEvent.VK_S); // Start
                        return Files.exists(given);
                    });
            shows(x, "signed-in", State.RUNNING, 0);
            Awaitility.await("the PIN is shown")
                    .atMost(PATIENCE)
                    .until(() -> server.asked().stream().anyMatch(what -> what.startsWith("GET /api/pin")));
            assertThat(given)
                    .content()
                    .startsWith("/opt/roadcase/bin/first-run\n")
                    .contains("name: ");
            assertThat(home.resolve("started")).doesNotExist();
        }
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Waits until the icon stands somewhere in the bar; answers where. */
    private static Point shows(TrayUnderX x, String name, State state, int badge) {
        BufferedImage icon = IconPainter.paint(state, badge, ICON);
        return Awaitility.await(name)
                .atMost(PATIENCE)
                .until(() -> find(look(x, name), icon), Optional::isPresent)
                .orElseThrow();
    }

    private static BufferedImage look(TrayUnderX x, String name) {
        try {
            return x.look(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the solid pixels of the picture stand on the screen. */
    private static Optional<Point> find(BufferedImage screen, BufferedImage wanted) {
        for (int y = 0; y <= screen.getHeight() - wanted.getHeight(); y++) {
            for (int x = 0; x <= screen.getWidth() - wanted.getWidth(); x++) {
                if (stands(screen, x, y, wanted)) {
                    return Optional.of(new Point(x, y));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean stands(BufferedImage screen, int left, int top, BufferedImage wanted) {
        for (int y = 0; y < wanted.getHeight(); y++) {
            for (int x = 0; x < wanted.getWidth(); x++) {
                int pixel = wanted.getRGB(x, y);
                if (pixel >>> 24 == 0xFF && (pixel & 0xFFFFFF) != (screen.getRGB(left + x, top + y) & 0xFFFFFF)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int differing(BufferedImage one, BufferedImage other) {
        int count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }
}
