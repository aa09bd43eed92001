package dev.roadcase.sync.core;

import dev.roadcase.model.Conflict;
import dev.roadcase.sync.core.SimSetup.Mistake;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Which of the conflicts that an edge shows are its own opinion, until the hub has its say. */
final class SimInbox {
    private final SimSetup setup;
    /** Those that the hub did not name. */
    private final Set<UUID> expected = new LinkedHashSet<>();
    /** What the hub said of those of which this edge made something else. */
    private final Map<UUID, Conflict> said = new LinkedHashMap<>();

    SimInbox(SimSetup setup) {
        this.setup = setup;
    }

    SimInbox copy() {
        SimInbox copy = new SimInbox(setup);
        copy.expected.addAll(expected);
        copy.said.putAll(said);
        return copy;
    }

    /** Shows a conflict as this edge sees it; answers whether nobody had named it before. */
    boolean raise(MemoryView shown, Conflict conflict) {
        Conflict known = shown.conflicts.get(conflict.id());
        if (known == null) {
            expected.add(conflict.id());
        } else if (!expected.contains(conflict.id())) {
            said.putIfAbsent(conflict.id(), known);
        }
        shown.put(conflict);
        return known == null;
    }

    /** Only what the hub said is shown after that; answers what was expected besides. */
    List<Conflict> takeBack(MemoryView shown) {
        List<Conflict> own = expected.stream()
                .map(shown.conflicts::get)
                .filter(Objects::nonNull)
                .toList();
        if (!setup.makes(Mistake.EXPECTED_STAYS)) {
            own.forEach(shown::remove);
        }
        if (!setup.makes(Mistake.OWN_VERDICT_STAYS)) {
            said.values().forEach(shown::put);
        }
        clear();
        return own;
    }

    void clear() {
        expected.clear();
        said.clear();
    }
}
