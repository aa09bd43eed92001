package dev.roadcase.tray;

import java.awt.CheckboxMenuItem;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.util.LinkedHashMap;
import java.util.Map;

/** The icon's menu, as the system draws it. Event thread only. */
final class TrayMenu {
    private final PopupMenu menu = new PopupMenu();
    private final MenuItem headline = line();
    private final MenuItem detail = line();
    private final MenuItem address = line();
    private final Map<Item, MenuItem> items = new LinkedHashMap<>();
    private final Actions actions;

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
            add(item);
        }
    }

    private void add(Item item) {
        MenuItem entry;
        if (item.equals(Item.LOGIN)) {
            CheckboxMenuItem box = new CheckboxMenuItem(item.label(), actions.startsAtLogin());
            box.addItemListener(e -> item.action().accept(actions));
            entry = box;
        } else {
            entry = new MenuItem(item.label());
            entry.addActionListener(e -> item.action().accept(actions));
        }
        items.put(item, entry);
        menu.add(entry);
    }

    private static MenuItem line() {
        MenuItem item = new MenuItem("…");
        item.setEnabled(false);
        return item;
    }

    PopupMenu popup() {
        return menu;
    }

    void show(Summary summary, String where) {
        headline.setLabel(summary.headline());
        detail.setLabel(summary.detail());
        address.setLabel(where.isEmpty() ? Words.of("noaddress") : where);
        items.forEach((item, entry) -> {
            entry.setEnabled(item.enabled().test(summary));
            if (entry instanceof CheckboxMenuItem box) {
                box.setState(actions.startsAtLogin());
            }
        });
    }
}
