package dev.roadcase.tray;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One line of the menu and one button of the window: the same content in both. */
record Item(String label, Predicate<Summary> enabled, Consumer<Actions> action) {
    static final List<Item> ALL = List.of(
            new Item("Open console", Summary::answers, Actions::openConsole),
            new Item("Connect devices…", Summary::answers, Actions::showConnect),
            new Item("Copy address", Summary::answers, Actions::copyAddress),
            new Item("Pack a show…", Summary::answers, Actions::packShow),
            new Item("Sync now", Summary::answers, Actions::syncNow),
            new Item("Conflicts…", Summary::answers, Actions::openConflicts),
            new Item("Back up now", Summary::answers, Actions::backUpNow),
            new Item("Start server", Item::isDown, Actions::startServer),
            new Item("Settings and update…", summary -> true, Actions::showSettings),
            new Item("Quit", summary -> true, Actions::quit));

    private static boolean isDown(Summary summary) {
        return !summary.answers();
    }
}
