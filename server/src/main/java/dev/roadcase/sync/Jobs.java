package dev.roadcase.sync;

import dev.roadcase.model.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people asked the cycle for: those that wait for the next round, and the last ones for who asks how it went. */
final class Jobs {
    private static final int KEPT = 200;

    private final List<Job> due = new ArrayList<>();
    private final Map<UUID, Job> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Job> eldest) {
            return size() > KEPT;
        }
    };

    /** Writes a wish down; it waits for the next round when {@code isWaiting}. */
    synchronized Job ask(String kind, @Nullable UUID scope, boolean isWaiting) {
        Job job = new Job(Ids.mint(), kind, scope);
        known.put(job.id(), job);
        if (isWaiting) {
            due.add(job);
        }
        return job;
    }

    /** Those that waited; they do no more. */
    synchronized List<Job> takeDue() {
        List<Job> taken = new ArrayList<>(due);
        due.clear();
        return taken;
    }

    synchronized Optional<Job> find(UUID id) {
        return Optional.ofNullable(known.get(id));
    }
}
