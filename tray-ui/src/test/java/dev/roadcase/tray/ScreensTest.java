package dev.roadcase.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every window on a real X screen; the pictures stay in target/screens to be looked at. */
@Timeout(300)
class ScreensTest {
    private static final Path XVFB = Path.of("/usr/bin/Xvfb");

    @Test
    void everyWindowOpensAndShowsItsState() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(XVFB), "needs Xvfb");
        Path folder = Files.createDirectories(Path.of("target/screens"));
        Process x = new ProcessBuilder(XVFB.toString(), "-displayfd", "1", "-screen", "0", "1280x960x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader display = x.inputReader()) {
            String screen = ":" + display.readLine();
            run(screen, folder);
            run(screen, Files.createDirectories(folder.resolve("sharp")), "-Dsun.java2d.uiScale=2");
        } finally {
            x.destroy();
        }
        for (State state : State.values()) {
            String name = "window-" + state.name().toLowerCase(Locale.ROOT);
            assertThat(colours(folder, name)).as(name).contains(state.colour().getRGB());
        }
        assertThat(colours(folder, "first-run")).hasSizeGreaterThan(20);
        assertThat(colours(folder, "settings")).hasSizeGreaterThan(20);
        assertThat(colours(folder, "devices")).hasSizeGreaterThan(20);
        for (String name : List.of("window-running", "connect")) { // twice the pixels for the same size
            assertThat(width(folder.resolve("sharp"), name))
                    .isBetween(width(folder, name) * 19 / 10, width(folder, name) * 21 / 10);
        }
        assertThat(colours(folder, "connect")).contains(0xFF000000, 0xFFFFFFFF);
    }

    /** @param sharp an option that makes pixels small; none for a screen as it is */
    private static void run(String display, Path folder, String... sharp) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(sharp));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                Screens.class.getName(),
                folder.toString()));
        command.addAll(List.of(sharp));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().put("DISPLAY", display);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("output.txt")))
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static int width(Path folder, String name) throws Exception {
        return ImageIO.read(new File(folder.toFile(), name + ".png")).getWidth();
    }

    private static Set<Integer> colours(Path folder, String name) throws Exception {
        BufferedImage image = ImageIO.read(new File(folder.toFile(), name + ".png"));
        Set<Integer> colours = new HashSet<>();
        for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            colours.add(pixel | 0xFF000000);
        }
        return colours;
    }
}
