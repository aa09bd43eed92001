package dev.roadcase.tray;

import java.awt.Point;
import java.awt.Window;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JDialog;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.SwingUtilities;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;

/**
 * The icon's menu. Swing's, because the one of AWT is drawn by AWT itself under X11: small on a sharp screen, and told to no
 * screen reader. Event thread only.
 */
final class TrayMenu {
    private final JPopupMenu menu = new JPopupMenu("Roadcase");
    private final JMenuItem headline = line();
    private final JMenuItem detail = line();
    private final JMenuItem address = line();
    private final Map<Item, JMenuItem> items = new LinkedHashMap<>();
    private final Actions actions;
    /** A menu needs a window that can have the focus, or keys go elsewhere. */
    private final JDialog anchor = new JDialog();

    TrayMenu(Actions actions) {
        this.actions = actions;
        menu.add(headline);
        menu.add(detail);
        menu.add(address);
        int group = 0;
        for (Item item : Item.ALL) {
            if (item.group() != group) {
                menu.addSeparator();
                group = item.group();
            }
            JMenuItem entry = Label.on(item.equals(Item.LOGIN) ? new JCheckBoxMenuItem() : new JMenuItem(), item.key());
            entry.addActionListener(e -> item.action().accept(actions));
            items.put(item, entry);
            menu.add(entry);
        }
        anchor.setUndecorated(true);
        anchor.setAlwaysOnTop(true);
        anchor.setType(Window.Type.POPUP);
        anchor.setTitle("Roadcase");
        anchor.setSize(1, 1);
        menu.addPopupMenuListener(new Closing());
    }

    private static JMenuItem line() {
        JMenuItem item = new JMenuItem("…");
        item.setEnabled(false);
        return item;
    }

    void show(Summary summary, String where) {
        headline.setText(summary.headline());
        detail.setText(summary.detail());
        address.setText(where.isEmpty() ? Words.of("noaddress") : where);
        items.forEach((item, entry) -> entry.setEnabled(item.enabled().test(summary)));
        if (menu.isVisible()) {
            menu.pack();
        }
    }

    /** @param at where the pointer is */
    void open(Point at) {
        JMenuItem login = items.get(Item.LOGIN);
        if (login != null) {
            login.setSelected(actions.startsAtLogin());
        }
        anchor.setLocation(at);
        anchor.setVisible(true);
        anchor.toFront();
        anchor.requestFocus();
        SwingUtilities.invokeLater(() -> menu.show(anchor.getContentPane(), 0, 0));
    }

    /** The anchor goes with the menu. */
    private final class Closing implements PopupMenuListener {
        @Override
        public void popupMenuWillBecomeVisible(PopupMenuEvent e) {}

        @Override
        public void popupMenuWillBecomeInvisible(PopupMenuEvent e) {
            anchor.setVisible(false);
        }

        @Override
        public void popupMenuCanceled(PopupMenuEvent e) {
            anchor.setVisible(false);
        }
    }
}
