package dev.roadcase.tray;

import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts the server when no service does, and again after a crash. Owns no thread: whoever polls calls {@link #tick}; every
 * method may be called from any thread.
 */
final class Supervisor implements AutoCloseable {
    /** What the server promises to need at most after SIGTERM, and a little more. */
    static final Duration STOP = Duration.ofSeconds(12);

    private final List<String> command;
    private final File output;
    private final Clock clock;
    private final RestartPolicy policy = new RestartPolicy();

    // guarded by this
    private @Nullable Process process;
    private @Nullable Instant startAt;
    private @Nullable String trouble;

    /** @param output where what the server says goes, which is what remains of a crash */
    Supervisor(List<String> command, File output, Clock clock) {
        this.command = List.copyOf(command);
        this.output = output;
        this.clock = clock;
    }

    /** A person wants it to run: starts at the next tick, whatever happened before. */
    synchronized void start() {
        policy.forget();
        trouble = null;
        startAt = clock.instant();
    }

    /** Notices a crash and starts when it is time. */
    synchronized void tick() {
        if (process != null && !process.isAlive()) {
            ended(process.exitValue());
        }
        if (process == null && startAt != null && !clock.instant().isBefore(startAt)) {
            launch();
        }
    }

    private void ended(int exit) {
        process = null;
        if (exit == 0) {
            startAt = null; // it was told to stop
            return;
        }
        crashed("ended with code " + exit);
    }

    private void crashed(String how) {
        Instant now = clock.instant();
        startAt = policy.crashed(now).map(now::plus).orElse(null);
        if (startAt == null) {
            trouble = "It " + how + ", for the fourth time in a minute. What it said last is in " + output + ".";
        }
    }

    private void launch() {
        startAt = null;
        try {
            process = new ProcessBuilder(command)
                    .directory(output.getAbsoluteFile().getParentFile()) // where Java leaves its report of a crash
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                    .start();
        } catch (IOException e) {
            crashed("could not be started (" + e.getMessage() + ")");
        }
    }

    /** Stops it cleanly and starts it at the next tick. */
    void restart() {
        close();
        start();
    }

    /** Whether the server that runs is ours to stop. */
    synchronized boolean owns() {
        return process != null && process.isAlive();
    }

    /** Why it gave up; null while it did not. */
    synchronized @Nullable String trouble() {
        return trouble;
    }

    /** Stops the server cleanly, and by force when that takes too long. */
    @Override
    public void close() {
        Process ending;
        synchronized (this) {
            ending = process;
            process = null;
            startAt = null;
        }
        if (ending != null) {
            ending.destroy();
            waitFor(ending);
        }
    }

    private static void waitFor(Process ending) {
        try {
            if (!ending.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                ending.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending.destroyForcibly();
        }
    }
}
