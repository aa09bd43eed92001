package dev.roadcase.tray;

/** Where the summary is shown: the tray, or a window where there is none. Event thread only. */
interface View {
    void show(Summary summary);

    /** Answers what was asked for, in one sentence. */
    void say(String text);
}
