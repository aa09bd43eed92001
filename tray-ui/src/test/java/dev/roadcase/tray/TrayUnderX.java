package dev.roadcase.tray;

import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** An X server of one's own, with or without a tray host, and the real tray as a process on it. */
final class TrayUnderX implements AutoCloseable {
    static final Path XVFB = Path.of("/usr/bin/Xvfb");
    static final Path HOST = Path.of("/usr/bin/trayer");
    static final Path MANAGER = Path.of("/usr/bin/openbox");

    /** The bar has an edge of one pixel above and below the icon. */
    private static final int EDGES = 2;

    private final List<Process> processes = new ArrayList<>();
    private final String display;
    private final Path folder;
    private @Nullable Process hand;

    /** @param folder where logs and pictures go */
    TrayUnderX(Path folder, String screen) throws IOException {
        this.folder = Files.createDirectories(folder);
        Process x = new ProcessBuilder(XVFB.toString(), "-displayfd", "1", "-screen", "0", screen)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(x);
        BufferedReader said = x.inputReader();
        display = ":" + said.readLine();
    }

    String display() {
        return display;
    }

    /** A window manager, without which no menu can have the keys, and a bar at the upper left, as high as an icon. The bar ends with its process. */
    Process host(int icon) throws IOException {
        manager();
        return bar(icon);
    }

    Process bar(int icon) throws IOException {
        return start(
                "host",
                Map.of(),
                HOST.toString(),
                "--edge",
                "top",
                "--align",
                "left",
                "--widthtype",
                "request",
                "--height",
                Integer.toString(icon + EDGES),
                "--transparent",
                "false",
                "--tint",
                "0x000000");
    }

    void manager() throws IOException {
        start("manager", Map.of(), MANAGER.toString());
    }

    /**
     * The tray itself.
     *
     * @param server the command by which it may start a server; empty to watch only
     */
    Process tray(Map<String, String> environment, Path home, String... server) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "-Duser.language=en",
                "-Droadcase.tray=/opt/roadcase/bin/roadcase-tray",
                "-Droadcase.firstrun=/opt/roadcase/bin/first-run"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TrayApp.class.getName()));
        command.addAll(List.of(server));
        return start("tray", environment, command.toArray(String[]::new));
    }

    Process start(String name, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".txt").toFile());
        builder.environment().put("DISPLAY", display);
        builder.environment().keySet().removeIf(key -> key.startsWith("XDG_") || key.equals("WAYLAND_DISPLAY"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** What X shows. */
    BufferedImage look(String name) throws IOException {
        Path file = folder.resolve(name + ".png").toAbsolutePath();
        hand("look " + file);
        return ImageIO.read(file.toFile());
    }

    /** @param button 1 is the left one, 3 the right one */
    void click(int button, int x, int y) throws IOException {
        hand("click " + x + " " + y + " " + button);
    }

    /** @param code of {@link KeyEvent} */
    void typeAlt(int code) throws IOException {
        hand("alt " + code);
    }

    /** Eyes and hands are a process of their own, because a JVM knows one display only. */
    private void hand(String order) throws IOException {
        if (hand == null) {
            ProcessBuilder builder = new ProcessBuilder(javaCommand(Hand.class))
                    .redirectError(folder.resolve("hand.txt").toFile());
            builder.environment().put("DISPLAY", display);
            hand = builder.start();
            processes.add(hand);
        }
        hand.outputWriter().write(order + "\n");
        hand.outputWriter().flush();
        String answer = hand.inputReader().readLine();
        if (!"done".equals(answer)) {
            throw new IllegalStateException(order + ": " + Files.readString(folder.resolve("hand.txt")));
        }
    }

    static String[] javaCommand(Class<?> what, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                what.getName()));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    /** Looks, clicks and types as it is told, line by line. */
    static final class Hand {
        private Hand() {}

        public static void main(String[] arguments) throws Exception {
            Robot robot = new Robot();
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                obey(robot, order.split(" "));
                System.out.println("done");
            }
        }

        private static void obey(Robot robot, String... words) throws IOException {
            switch (words[0]) {
                case "look" -> {
                    Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment()
                            .getDefaultScreenDevice()
                            .getDefaultConfiguration()
                            .getBounds();
                    ImageIO.write(robot.createScreenCapture(screen), "png", new File(words[1]));
                }
                case "click" -> {
                    robot.mouseMove(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                    int button = InputEvent.getMaskForButton(Integer.parseInt(words[3]));
                    robot.mousePress(button);
                    robot.mouseRelease(button);
                }
                case "alt" -> {
                    robot.keyPress(KeyEvent.VK_ALT);
                    robot.keyPress(Integer.parseInt(words[1]));
                    robot.keyRelease(Integer.parseInt(words[1]));
                    robot.keyRelease(KeyEvent.VK_ALT);
                }
                default -> throw new IllegalArgumentException(words[0]);
            }
        }
    }

    @Override
    public void close() {
        for (Process process : processes.reversed()) {
            process.destroy();
        }
    }
}
