package dev.roadcase.router;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The routers that are followed, each on a thread of its own, until {@link #close}. May be used from any thread; the listener
 * is called on the followers' threads with the device whose router told something.
 */
public final class Followers implements AutoCloseable {
    /** How long a router has to agree, and then to show it. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Driver driver;
    private final Duration pause;
    private final InstantSource clock;
    private final Consumer<UUID> told;
    private final Map<UUID, Follower> all = new ConcurrentHashMap<>();

    /** @param pause how long to wait after a first failure; it doubles up to thirty times that */
    public Followers(Driver driver, Duration pause, InstantSource clock, Consumer<UUID> told) {
        this.driver = driver;
        this.pause = pause;
        this.clock = clock;
        this.told = told;
    }

    /** Follows the router of a device from now on, there and nowhere else. */
    public synchronized void follow(UUID device, RouterAddress address) {
        Follower before = all.get(device);
        if (before != null && before.address().equals(address)) {
            return;
        }
        Follower fresh = new Follower(driver, address, pause, clock, () -> told.accept(device));
        close(all.put(device, fresh));
        fresh.start();
    }

    /** Leaves it. */
    public synchronized void forget(UUID device) {
        close(all.remove(device));
    }

    private static void close(@Nullable Follower follower) {
        if (follower != null) {
            follower.close();
        }
    }

    /** How it stands; empty for a device that is not followed. */
    public Optional<Status> status(UUID device) {
        return Optional.ofNullable(all.get(device)).map(Follower::status);
    }

    /**
     * Sets a router.
     *
     * @return what it says of itself afterwards
     * @throws IOException why it could not be done, in words
     */
    public RouterState set(UUID device, Setting setting) throws IOException {
        Follower follower = all.get(device);
        if (follower == null) {
            throw new IOException("This router is not followed.");
        }
        return follower.set(setting, PATIENCE);
    }

    @Override
    public synchronized void close() {
        all.values().forEach(Follower::close);
        all.clear();
    }
}
