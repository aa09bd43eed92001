package dev.roadcase.sync.core;

import dev.roadcase.model.Conflict;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** How often people are asked: conflicts of many histories against the changes that were merged in them. */
final class SimTally {
    private final LongAdder changes = new LongAdder();
    private final LongAdder conflicts = new LongAdder();
    private final LongAdder open = new LongAdder();

    void count(SimHub hub) {
        changes.add(hub.log.size());
        conflicts.add(hub.view.conflicts.size());
        open.add(hub.view.conflicts.values().stream()
                .filter(Conflict::isOpen)
                .filter(c -> c.resolvedBy() == null)
                .count());
    }

    /** In words, in a line. */
    String told() {
        double thousands = Math.max(1, changes.sum()) / 1_000.0;
        return String.format(
                Locale.ROOT,
                "%,d changes merged; of 1,000 each %.0f conflicts, %.0f of them undecided at the end",
                changes.sum(),
                conflicts.sum() / thousands,
                open.sum() / thousands);
    }
}
