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
    /** The exit code by which the server asks to be started again. */
    private static final int AGAIN = 75;

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
    private boolean isTrial;
    private @Nullable String notice;

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
        if (exit == AGAIN) {
            isTrial = true; // it asked for a start with another version
            policy.forget();
            startAt = clock.instant();
            return;
        }
        crashed(Words.of("crashed.code", exit));
    }

    private void crashed(String how) {
        Instant now = clock.instant();
        startAt = policy.crashed(now).map(now::plus).orElse(null);
        if (startAt == null && isTrial && goBack()) {
            isTrial = false;
            policy.forget();
            startAt = now;
            notice = Words.of("wentback");
        }
        if (startAt == null) {
            trouble = Words.of("crashed", how, output);
        }
    }

    /** Has the program name the version before as the one that starts. */
    private boolean goBack() {
        try {
            return new ProcessBuilder(command.getFirst(), "update", "--back")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The server answers, so a version that was on trial has passed. */
    synchronized void isUp() {
        isTrial = false;
    }

    /** What a person should be told, once; null when there is nothing. */
    synchronized @Nullable String notice() {
        String said = notice;
        notice = null;
        return said;
    }

    private void launch() {
        startAt = null;
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(output.getAbsoluteFile().getParentFile()) // where Java leaves its report of a crash
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
            builder.environment()
                    .put("ROADCASE_KEEPER", "tray"); // that somebody starts it again when it ends with AGAIN
            process = builder.start();
        } catch (IOException e) {
            crashed(Words.of("crashed.start", String.valueOf(e.getMessage())));
        }
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
