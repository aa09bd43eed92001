package dev.roadcase.app;

/** Something that runs while the server does. Nothing else owns threads. */
public interface Service extends AutoCloseable {
    /** What it is called in the log and in health. */
    String name();

    /** Begins; returns once it works or throws why it cannot. */
    void start();

    /** Ends; may take some seconds to finish what is under way. */
    @Override
    void close();

    /** A service of two actions. */
    static Service of(String name, Runnable start, Runnable close) {
        return new Service() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void start() {
                start.run();
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }
}
