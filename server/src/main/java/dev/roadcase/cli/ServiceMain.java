package dev.roadcase.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The server as a service of Windows, whose runner calls one method to start it and another to stop it. */
public final class ServiceMain {
    private static final CountDownLatch STOP = new CountDownLatch(1);

    private ServiceMain() {}

    /** Serves; returns when {@link #stop} was called and everything is closed. */
    public static void start(String[] arguments) throws InterruptedException {
        LogProvider.use();
        Serving serving = ServeLine.read(arguments).orElseGet(() -> new Serving(null, Map.of(), true));
        serving.run(new PrintWriter(System.out, true, Charset.defaultCharset()), STOP);
    }

    /** Returns at once. */
    public static void stop(String[] arguments) {
        STOP.countDown();
    }
}
