package dev.roadcase.tray;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One line of the menu and one button of the window: the same content in both.
 *
 * @param key of its text
 * @param group lines of one group stand together
 */
record Item(String key, int group, Predicate<Summary> enabled, Consumer<Actions> action) {
    /** Has a mark when it is on. */
    static final Item LOGIN = new Item("item.login", 3, summary -> true, Actions::switchLogin);

    static final List<Item> ALL = List.of(
            new Item("item.console", 1, Summary::answers, Actions::openConsole),
            new Item("item.connect", 1, Summary::answers, Actions::showConnect),
            new Item("item.copy", 1, Summary::answers, Actions::copyAddress),
            new Item("item.devices", 1, Summary::mayAct, Actions::showDevices),
            new Item("item.pack", 2, Summary::mayAct, Actions::packShow),
            new Item("item.sync", 2, Summary::mayAct, Actions::syncNow),
            new Item("item.conflicts", 2, Summary::mayAct, Actions::openConflicts),
            new Item("item.backup", 2, Summary::mayAct, Actions::backUpNow),
            new Item("item.signin", 3, Item::isForeign, Actions::signIn),
            new Item("item.start", 3, Item::isDown, Actions::startServer),
            new Item("item.stop", 3, Summary::answers, Actions::stopServer),
            LOGIN,
            new Item("item.logs", 3, summary -> true, Actions::openLogs),
            new Item("item.about", 3, summary -> true, Actions::showAbout),
            new Item("item.quit", 4, summary -> true, Actions::quit));

    String label() {
        return Words.label(key);
    }

    private static boolean isDown(Summary summary) {
        return !summary.answers();
    }

    private static boolean isForeign(Summary summary) {
        return summary.answers() && !summary.mayAct();
    }
}
