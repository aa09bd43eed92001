package dev.roadcase.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts services in the listed order and closes them in reverse, each with a deadline; cleans up a half-failed start. */
public final class Lifecycle implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    /** How far the server is. */
    public enum State {
        STARTING,
        RUNNING,
        STOPPING,
        STOPPED
    }

    private final Deque<Service> started = new ArrayDeque<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);

    public State state() {
        return state.get();
    }

    /** Starts all services; when one fails, those before it are closed and its failure is thrown. */
    public void start(List<Service> services) {
        try {
            for (Service service : services) {
                service.start();
                started.push(service);
            }
            state.set(State.RUNNING);
        } catch (RuntimeException e) {
            for (RuntimeException onClose : closeAll()) {
                e.addSuppressed(onClose);
            }
            state.set(State.STOPPED);
            throw e;
        }
    }

    private List<RuntimeException> closeAll() {
        List<RuntimeException> failures = new java.util.ArrayList<>();
        while (!started.isEmpty()) {
            close(started.pop(), failures);
        }
        return failures;
    }

    private static void close(Service service, List<RuntimeException> failures) {
        Thread closing = Thread.ofPlatform()
                .daemon()
                .name("close-" + service.name())
                .start(() -> {
                    try {
                        service.close();
                    } catch (RuntimeException e) {
                        synchronized (failures) {
                            failures.add(e);
                        }
                    }
                });
        try {
            if (!closing.join(DEADLINE)) {
                log.warn("{} did not stop in time and is left behind", service.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (state.getAndSet(State.STOPPING) == State.STOPPED) {
            state.set(State.STOPPED);
            return;
        }
        closeAll().forEach(e -> log.warn("Stopping went wrong", e));
        state.set(State.STOPPED);
    }
}
