package dev.roadcase.sync;

import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.store.Store;
import dev.roadcase.store.Upstream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** In which order scopes are brought level. */
final class Order {
    private Order() {}

    /** The library first, because the shows use it; then the shows that are on, then the others. */
    static List<Upstream> of(List<Upstream> all, Set<UUID> active) {
        List<Upstream> ordered = new ArrayList<>(all);
        ordered.sort(Comparator.comparing((Upstream u) -> !u.scope().equals(Store.LIBRARY))
                .thenComparing(u -> !active.contains(u.scope())));
        return ordered;
    }

    /** Those of which the record says that they are on. */
    static Set<UUID> active(Store store, List<Upstream> all) {
        return store.read(r -> all.stream()
                .map(Upstream::scope)
                .filter(id -> r.row(new Key(Production.TYPE, id))
                        .filter(row -> row.text("status").equals("active"))
                        .isPresent())
                .collect(Collectors.toSet()));
    }
}
