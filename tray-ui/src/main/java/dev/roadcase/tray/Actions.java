package dev.roadcase.tray;

/** What a person can ask for, from the menu or the window. Called on the event thread; returns at once. */
interface Actions {
    void openConsole();

    void showConnect();

    void copyAddress();

    void showDevices();

    /** Asks which show, then fetches it from the hub. */
    void packShow();

    void syncNow();

    void openConflicts();

    void backUpNow();

    /** Makes the tray an admin of a server that somebody else started. */
    void signIn();

    void startServer();

    /** Asks first. */
    void stopServer();

    boolean startsAtLogin();

    /** On when it was off, and off when it was on. */
    void switchLogin();

    void openLogs();

    void showAbout();

    /** Ends the tray, and the server when the tray started it; asks first when devices are connected. */
    void quit();
}
