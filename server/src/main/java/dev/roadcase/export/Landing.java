package dev.roadcase.export;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Row;
import dev.roadcase.store.Commit;
import dev.roadcase.store.Store;
import dev.roadcase.sync.core.Drafted.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compares what arrives with what is there and writes what is new, a changeset at a time. Records must arrive after those
 * they are nested in. One thread; lives for one pass over a file.
 */
final class Landing {
    private final Store store;
    private final Actor actor;
    private final Instant at;
    private final @Nullable UUID importId;
    private final Faults faults;
    private final List<Arrival> waiting = new ArrayList<>();
    /** Records that are left as they are, whatever is nested in them included. */
    private final Set<UUID> closed = new HashSet<>();

    private int weight;
    private long bytes;
    private int created;
    private int existing;
    private int different;
    private int skipped;

    /**
     * Starts a pass.
     *
     * @param importId null for a pass that only looks
     */
    Landing(Store store, Actor actor, Instant at, @Nullable UUID importId, Faults faults) {
        this.store = store;
        this.actor = actor;
        this.at = at;
        this.importId = importId;
        this.faults = faults;
    }

    Faults faults() {
        return faults;
    }

    Store store() {
        return store;
    }

    Actor actor() {
        return actor;
    }

    Instant at() {
        return at;
    }

    void skip() {
        skipped++;
    }

    /** Counts a record that is known to be there. */
    void exists() {
        existing++;
    }

    void add(Arrival arrival) {
        boolean full = weight + arrival.weight() > Limits.BATCH || bytes + arrival.bytes() > Limits.BATCH_BYTES;
        if (!waiting.isEmpty() && (full || !waiting.getFirst().scope().equals(arrival.scope()))) {
            flush();
        }
        waiting.add(arrival);
        weight += arrival.weight();
        bytes += arrival.bytes();
    }

    /** Deals with what still waits. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        UUID scope = waiting.getFirst().scope();
        List<Ask> fresh = store.read(reading -> {
            reading.load(waiting.stream().map(Arrival::key).toList());
            List<Ask> asks = new ArrayList<>();
            for (Arrival arrival : waiting) {
                Row row = reading.row(arrival.key()).orElse(null);
                if (isNew(
                        arrival,
                        row,
                        row == null ? Optional.empty() : new Comparison(reading, arrival).difference(row))) {
                    asks.add(arrival.ask());
                }
            }
            return asks;
        });
        write(scope, fresh);
        waiting.clear();
        weight = 0;
        bytes = 0;
    }

    private boolean isNew(Arrival arrival, @Nullable Row row, Optional<String> difference) {
        if (row == null) {
            boolean orphan = arrival.parent() != null && closed.contains(arrival.parent());
            if (orphan) {
                skipped++;
                closed.add(arrival.key().id());
            }
            return !orphan;
        }
        if (difference.isPresent()) {
            closed.add(row.id());
            different++;
            faults.warning(arrival.place(), null, difference.get());
        } else {
            existing++;
        }
        return false;
    }

    private void write(UUID scope, List<Ask> asks) {
        if (importId == null || asks.isEmpty()) {
            created += asks.size();
            return;
        }
        Proposal proposal = new Proposal(Ids.random(), scope, actor, at, Cause.IMPORT, true, importId, asks);
        for (Commit.Done done : store.commit(Commit.of(proposal)).done()) {
            if (done.what() == What.CREATED) {
                created++;
            } else {
                existing++;
            }
        }
    }

    int created() {
        return created;
    }

    int existing() {
        return existing;
    }

    int different() {
        return different;
    }

    int skipped() {
        return skipped;
    }
}
