package dev.roadcase.export;

import dev.roadcase.model.Ids;
import dev.roadcase.model.Row;
import dev.roadcase.store.ListQuery;
import dev.roadcase.store.Store;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which record a row of a sheet is. The id follows from the show, the sheet and the name in the row, and how many rows of
 * that name came before it, so that the same sheet gives the same records again. A row whose name is that of a record
 * which was made otherwise is that record: a sheet that was exported does not double the show.
 */
final class Names {
    private final UUID production;
    private final SheetKind kind;
    private final Set<UUID> live = new HashSet<>();
    private final Map<String, Deque<UUID>> made = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private Names(UUID production, SheetKind kind) {
        this.production = production;
        this.kind = kind;
    }

    static Names read(Store store, UUID production, SheetKind kind) {
        Names names = new Names(production, kind);
        Map<String, Integer> count = new HashMap<>();
        Map<String, Deque<UUID>> all = new HashMap<>();
        for (Row row : store.read(r -> r.list(ListQuery.all(kind.type(), production)))) {
            String label = row.label();
            names.live.add(row.id());
            count.merge(label, 1, Integer::sum);
            all.computeIfAbsent(label, l -> new ArrayDeque<>()).add(row.id());
        }
        all.forEach((label, ids) -> {
            for (int i = 1; i <= count.getOrDefault(label, 0); i++) {
                ids.remove(names.derived(label, i));
            }
            names.made.put(label, ids);
        });
        return names;
    }

    UUID next(String name) {
        UUID derived = derived(name, seen.merge(name, 1, Integer::sum));
        if (live.contains(derived)) {
            return derived;
        }
        UUID other = made.getOrDefault(name, new ArrayDeque<>()).poll();
        return other == null ? derived : other;
    }

    private UUID derived(String name, int ordinal) {
        return Ids.derived(production, kind.wire() + "/" + name + "/" + ordinal);
    }
}
