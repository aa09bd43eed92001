package dev.roadcase.tray;

/** What a person can ask for, from the menu or the window. Called on the event thread; returns at once. */
interface Actions {
    void openConsole();

    void showConnect();

    void copyAddress();

    /** Asks which show, then fetches it from the hub. */
    void packShow();

    void syncNow();

    void openConflicts();

    void backUpNow();

    void showSettings();

    void startServer();

    /** Ends the tray, and the server when the tray started it; asks first when devices are connected. */
    void quit();
}
