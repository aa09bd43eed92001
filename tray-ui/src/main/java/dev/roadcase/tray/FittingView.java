package dev.roadcase.tray;

import java.awt.AWTException;
import java.awt.SystemTray;
import org.jspecify.annotations.Nullable;

/**
 * The icon while the desktop has a tray, a window while it has none: a panel may come after the tray does, at login, or go away
 * while it runs. Looks again at every summary. Event thread only.
 */
final class FittingView implements View {
    private final Actions actions;
    private @Nullable TrayIconView icon;
    private @Nullable StatusWindow window;
    private boolean refused;

    FittingView(Actions actions) {
        this.actions = actions;
    }

    @Override
    public void show(Summary summary, String address) {
        fitting().show(summary, address);
    }

    @Override
    public void say(String text) {
        fitting().say(text);
    }

    @Override
    public void bringUp() {
        fitting().bringUp();
    }

    private View fitting() {
        TrayIconView inTray = hasTray() ? icon : null;
        if (inTray != null) {
            if (window != null) {
                window.close();
                window = null;
            }
            return inTray;
        }
        if (icon != null) {
            icon.remove(); // under X11 AWT puts it into no other tray by itself
            icon = null;
        }
        if (window == null) {
            window = StatusWindow.instead(actions);
        }
        return window;
    }

    private boolean hasTray() {
        if (refused || !SystemTray.isSupported()) {
            return false;
        }
        if (icon == null) {
            try {
                icon = TrayIconView.add(actions);
            } catch (AWTException e) {
                refused = true; // a tray that takes no icon is none
            }
        }
        return icon != null;
    }
}
