package dev.roadcase.update;

/** Who looks after the server: stops it, starts it, and starts it again after a crash. */
public interface Keeper {
    /** Returns when it has stopped. */
    void stop();

    /** Returns at once; the server may take a while. */
    void start();

    /** Whether it has crashed too often to be started again. */
    boolean gaveUp();
}
