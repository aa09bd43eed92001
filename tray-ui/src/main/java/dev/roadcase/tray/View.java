package dev.roadcase.tray;

/** Where the summary is shown: the tray, or a window where there is none. Event thread only. */
interface View {
    /** @param address what crew devices type; empty while no server answers */
    void show(Summary summary, String address);

    /** Answers what was asked for, in one sentence. */
    void say(String text);

    /** Somebody started the tray a second time: what is there comes to the front. */
    void bringUp();
}
