package dev.roadcase.tray;

import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The icon where the desktop has a tray, with its menu. Event thread only. */
final class TrayIconView implements View {
    private final SystemTray tray;
    private final TrayIcon icon;
    private final int size;
    private final TrayMenu menu;
    private final Actions actions;
    private @Nullable StatusWindow window;
    private Summary summary = Summary.of(null, null);
    private String address = "";

    private TrayIconView(Actions actions, SystemTray tray) {
        this.actions = actions;
        this.tray = tray;
        menu = new TrayMenu(actions);
        size = size();
        icon = new TrayIcon(image(State.STOPPED, 0), "Roadcase", menu.popup());
        icon.setImageAutoSize(true);
        icon.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseReleased(MouseEvent e) {
                if (e.getButton() == MouseEvent.BUTTON1) {
                    bringUp();
                }
            }
        });
    }

    /** X11 draws no picture of several sharpnesses into a tray; there the pixels are counted by hand. */
    private Image image(State state, long badge) {
        return isX11() ? IconPainter.paint(state, badge, size) : IconPainter.sharp(state, badge, size);
    }

    private static boolean isX11() {
        return System.getProperty("os.name", "").startsWith("Linux");
    }

    private static int size() {
        double scale = GraphicsEnvironment.getLocalGraphicsEnvironment()
                .getDefaultScreenDevice()
                .getDefaultConfiguration()
                .getDefaultTransform()
                .getScaleX();
        int points = Math.max(16, SystemTray.getSystemTray().getTrayIconSize().height);
        return isX11() ? (int) Math.round(points * scale) : points;
    }

    static TrayIconView add(Actions actions) throws AWTException {
        SystemTray tray = SystemTray.getSystemTray();
        TrayIconView view = new TrayIconView(actions, tray);
        tray.add(view.icon);
        return view;
    }

    @Override
    public void show(Summary summary, String where) {
        icon.setImage(image(summary.state(), summary.badge()));
        icon.setToolTip(summary.headline() + ": " + summary.detail());
        this.summary = summary;
        address = where;
        menu.show(summary, where);
        if (window != null) {
            window.show(summary, where);
        }
    }

    /** Takes icon and window away, also when the tray has gone already. */
    void remove() {
        tray.remove(icon);
        if (window != null) {
            window.close();
            window = null;
        }
    }

    @Override
    public void say(String text) {
        icon.displayMessage("Roadcase", text, TrayIcon.MessageType.INFO);
        if (window != null) {
            window.say(text);
        }
    }

    /**
     * A window shows the same until it is closed: the icon may be hidden behind others, and the window works by keys and tells
     * screen readers, which the menu of some systems does not.
     */
    @Override
    public void bringUp() {
        if (window == null) {
            window = StatusWindow.beside(actions, () -> window = null);
            window.show(summary, address);
        }
        window.bringUp();
    }
}
