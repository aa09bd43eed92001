package dev.roadcase.sync;

import dev.roadcase.model.Outgoing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The bodies of changes that were sent and have not come back in the log yet, in their order, so that the hub need not repeat
 * them. Each is in before it is sent, so that whatever the hub knows is known here when its answer is read. Safe for many threads.
 */
final class Sent implements Supplier<Map<UUID, String>> {
    private final Map<UUID, String> bodies = new LinkedHashMap<>();

    synchronized void add(List<Outgoing> part) {
        part.forEach(change -> bodies.put(change.id(), change.body()));
    }

    synchronized void remove(Collection<UUID> ids) {
        ids.forEach(bodies::remove);
    }

    synchronized void clear() {
        bodies.clear();
    }

    synchronized int size() {
        return bodies.size();
    }

    /** As it is now. */
    @Override
    public synchronized Map<UUID, String> get() {
        return new LinkedHashMap<>(bodies);
    }
}
