package dev.roadcase.tray;

import java.awt.AWTException;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The icon where the desktop has a tray, with its menu. Event thread only. */
final class TrayIconView implements View {
    private final TrayIcon icon;
    private final int size;
    private final MenuItem headline = line();
    private final MenuItem detail = line();
    private final MenuItem address = line();
    private final Actions actions;
    private @Nullable StatusWindow window;
    private final Map<Item, MenuItem> items = new LinkedHashMap<>();

    private TrayIconView(Actions actions) {
        this.actions = actions;
        PopupMenu menu = new PopupMenu();
        menu.add(headline);
        menu.add(detail);
        menu.add(address);
        menu.addSeparator();
        for (Item item : Item.ALL) {
            MenuItem entry = new MenuItem(item.label());
            entry.addActionListener(e -> item.action().accept(actions));
            items.put(item, entry);
            menu.add(entry);
        }
        size = Math.max(16, SystemTray.getSystemTray().getTrayIconSize().height);
        icon = new TrayIcon(IconPainter.paint(State.STOPPED, 0, size), "Roadcase", menu);
        icon.addActionListener(e -> actions.openConsole());
    }

    static TrayIconView add(Actions actions) throws AWTException {
        TrayIconView view = new TrayIconView(actions);
        SystemTray.getSystemTray().add(view.icon);
        return view;
    }

    private static MenuItem line() {
        MenuItem item = new MenuItem("…");
        item.setEnabled(false);
        return item;
    }

    @Override
    public void show(Summary summary, String where) {
        icon.setImage(IconPainter.paint(summary.state(), summary.badge(), size));
        icon.setToolTip(summary.headline() + "\n" + summary.detail());
        headline.setLabel(summary.headline());
        detail.setLabel(summary.detail());
        address.setLabel(where.isEmpty() ? "No address" : where);
        items.forEach((item, entry) -> entry.setEnabled(item.enabled().test(summary)));
        if (window != null) {
            window.show(summary, where);
        }
    }

    @Override
    public void say(String text) {
        icon.displayMessage("Roadcase", text, TrayIcon.MessageType.INFO);
    }

    /** The icon may be hidden behind others, so a window shows the same until it is closed. */
    @Override
    public void bringUp() {
        if (window == null) {
            window = StatusWindow.beside(actions, () -> window = null);
        }
        window.bringUp();
    }
}
