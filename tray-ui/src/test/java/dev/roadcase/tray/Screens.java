package dev.roadcase.tray;

import com.formdev.flatlaf.FlatDarkLaf;
import java.awt.AWTException;
import java.awt.Robot;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.awt.image.MultiResolutionImage;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;

/** Opens every window of the tray, one after the other, and keeps a picture of each in the folder that is its argument. */
final class Screens {
    /** Five looks a second, for ten seconds at the most. */
    private static final int LOOKS = 50;

    private final Path folder;
    private final Robot robot;

    private Screens(Path folder) throws AWTException {
        this.folder = folder;
        robot = new Robot();
        robot.setAutoWaitForIdle(true);
    }

    public static void main(String[] arguments) {
        try {
            run(arguments);
            System.exit(0);
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            System.exit(1); // windows that are open would keep the process
        }
    }

    private static void run(String... arguments) throws Exception {
        FlatDarkLaf.setup();
        Screens screens = new Screens(Path.of(arguments[0]));
        if (arguments.length > 1) { // a sharp screen: two windows tell as much as all
            screens.keep("window-running", () -> window(State.RUNNING));
            screens.keep("connect", Screens::connect);
            return;
        }
        for (State state : State.values()) {
            screens.keep("window-" + state.name().toLowerCase(java.util.Locale.ROOT), () -> window(state));
        }
        screens.keep("first-run", () -> FirstRun.ask("truck-2", choice -> {}));
        screens.keep("settings", () -> AboutWindow.open("Roadcase 0.1.0", true, nothing(AboutWindow.Deeds.class)));
        screens.keep("connect", Screens::connect);
        screens.keep(
                "devices",
                () -> DevicesWindow.open(
                        "Truck 2",
                        List.of(
                                new DevicesWindow.Line("Kim's phone", "edit", "192.168.10.31", "now"),
                                new DevicesWindow.Line("FOH laptop", "look", "192.168.10.40", "not lately"))));
    }

    private static void connect() {
        ConnectWindow.open(
                "Truck 2", "http://192.168.10.20:3001", Optional.of("482913"), Optional.of("4829 1357 0264 81"));
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
        return what.cast(Proxy.newProxyInstance(
                what.getClassLoader(),
                new Class<?>[] {what},
                (proxy, method, with) -> method.getReturnType() == boolean.class ? false : null));
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
        ImageIO.write(settled(name, shown), "png", new File(folder.toFile(), name + ".png"));
        SwingUtilities.invokeAndWait(shown::dispose);
    }

    /** What X shows must soon be what the window means to show; a caret that blinks is forgiven. */
    private BufferedImage settled(String name, Window shown) throws InterruptedException, InvocationTargetException {
        double share = 1;
        for (int look = 0; look < LOOKS; look++) {
            MultiResolutionImage all = robot.createMultiResolutionScreenCapture(shown.getBounds());
            BufferedImage seen = (BufferedImage) all.getResolutionVariants().getLast(); // the sharpest
            boolean isSharp = all.getResolutionVariants().size() > 1; // what is seen of that is made smaller
            share = isSharp ? 0 : difference(shown, seen);
            if (share <= 0.02) {
                return seen;
            }
            robot.delay(200);
        }
        throw new AssertionError(name + " shows other than it means: " + Math.round(100 * share) + " % of its pixels");
    }

    /** The share of pixels that differ. */
    private static double difference(Window shown, BufferedImage seen)
            throws InterruptedException, InvocationTargetException {
        BufferedImage meant = new BufferedImage(seen.getWidth(), seen.getHeight(), BufferedImage.TYPE_INT_RGB);
        SwingUtilities.invokeAndWait(() -> shown.printAll(meant.createGraphics()));
        long other = 0;
        for (int y = 0; y < seen.getHeight(); y++) {
            for (int x = 0; x < seen.getWidth(); x++) {
                other += near(seen.getRGB(x, y), meant.getRGB(x, y)) ? 0 : 1;
            }
        }
        return (double) other / seen.getWidth() / seen.getHeight();
    }

    private static boolean near(int one, int other) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) > 48) {
                return false;
            }
        }
        return true;
    }
}
