package dev.roadcase.tray;

import com.formdev.flatlaf.FlatDarkLaf;
import java.awt.AWTException;
import java.awt.Robot;
import java.awt.Window;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;

/** Opens every window of the tray, one after the other, and keeps a picture of each in the folder that is its argument. */
final class Screens {
    private final Path folder;
    private final Robot robot;

    private Screens(Path folder) throws AWTException {
        this.folder = folder;
        robot = new Robot();
        robot.setAutoWaitForIdle(true);
    }

    public static void main(String[] arguments) throws Exception {
        FlatDarkLaf.setup();
        Screens screens = new Screens(Path.of(arguments[0]));
        for (State state : State.values()) {
            screens.keep("window-" + state.name().toLowerCase(java.util.Locale.ROOT), () -> window(state));
        }
        screens.keep("first-run", () -> FirstRun.ask("truck-2", choice -> {}));
        screens.keep("settings", () -> AboutWindow.open("Roadcase 0.1.0", true, nothing(AboutWindow.Deeds.class)));
        screens.keep(
                "connect", () -> ConnectWindow.open("Truck 2", "http://192.168.10.20:3001", Optional.of("482913")));
        System.exit(0);
    }

    private static void window(State state) {
        StatusWindow.instead(nothing(Actions.class))
                .show(
                        new Summary(
                                state,
                                state == State.WAITING ? 3 : 0,
                                "Truck 2 is running",
                                "14 devices, 3 changes to upload",
                                state != State.STOPPED && state != State.ERROR,
                                state != State.STOPPED && state != State.ERROR),
                        "http://192.168.10.20:3001");
    }

    private static <T> T nothing(Class<T> what) {
        return what.cast(
                Proxy.newProxyInstance(what.getClassLoader(), new Class<?>[] {what}, (proxy, method, with) -> null));
    }

    private void keep(String name, Runnable open) throws IOException, InterruptedException, InvocationTargetException {
        SwingUtilities.invokeAndWait(open);
        Window shown = null;
        while (shown == null) {
            for (Window window : Window.getWindows()) {
                shown = window.isShowing() ? window : shown;
            }
        }
        robot.waitForIdle();
        robot.delay(300); // until X has drawn what Swing sent
        ImageIO.write(robot.createScreenCapture(shown.getBounds()), "png", new File(folder.toFile(), name + ".png"));
        SwingUtilities.invokeAndWait(shown::dispose);
    }
}
