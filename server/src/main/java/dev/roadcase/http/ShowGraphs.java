package dev.roadcase.http;

import dev.roadcase.model.Change;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.Effect;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.IpAddress;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import dev.roadcase.routing.Checks;
import dev.roadcase.routing.Finding;
import dev.roadcase.routing.Graph;
import dev.roadcase.store.ListQuery;
import dev.roadcase.store.Reading;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The graphs of the shows that somebody asks about. One is built at the first question and from then on follows the
 * journal; the one that nobody asked about for longest makes room. Safe for many threads.
 */
final class ShowGraphs {
    /** Graphs kept: a busy server has one or two shows open, and a stress show takes some 10 MB. */
    private static final int KEPT = 4;

    /** Changes worth following one by one; behind more, building anew is quicker. */
    private static final int STEPS = 200;

    /** Each before what refers to it. */
    private static final List<EntityType<?>> TYPES =
            List.of(Source.TYPE, Send.TYPE, Device.TYPE, IpAddress.TYPE, Connection.TYPE);

    private final Store store;
    // guarded by this
    private final Map<UUID, Kept> kept = new LinkedHashMap<>(8, 0.75f, true);

    ShowGraphs(Store store) {
        this.store = store;
    }

    /** A graph and where the show and the library stood. One thread at a time. */
    private static final class Kept {
        private @Nullable Graph graph;
        private @Nullable Checks checks;
        private @Nullable ScopeState show;
        private @Nullable ScopeState library;
    }

    /** Answers a question about a show as it is now. */
    <T> T ask(UUID production, Function<Graph, T> question) {
        Kept mine = kept(production);
        synchronized (mine) {
            return question.apply(store.read(r -> current(r, production, mine)));
        }
    }

    /** What is worth telling of a show as it is now; after an edit only what it touches is looked at again. */
    List<Finding> findings(UUID production) {
        Kept mine = kept(production);
        synchronized (mine) {
            Graph graph = store.read(r -> current(r, production, mine));
            Checks checks = mine.checks;
            mine.checks = null; // stays so if checking fails half-way
            if (checks == null) {
                checks = new Checks(graph);
            }
            List<Finding> found = checks.now();
            mine.checks = checks;
            return found;
        }
    }

    private synchronized Kept kept(UUID production) {
        Kept found = kept.computeIfAbsent(production, p -> new Kept());
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return found;
    }

    private static Graph current(Reading reading, UUID production, Kept mine) {
        requireLive(reading, production);
        ScopeState show = reading.scope(production).orElseThrow();
        ScopeState library = reading.scope(Store.LIBRARY).orElseThrow();
        Graph graph = mine.graph;
        mine.graph = null; // stays so if reading fails half-way
        if (graph == null || !followed(reading, mine.show, show, graph)) {
            graph = built(reading, production);
            mine.checks = null;
        } else if (!isSame(mine.library, library)) {
            models(reading, production).forEach(graph::take);
        }
        mine.show = show;
        mine.library = library;
        mine.graph = graph;
        return graph;
    }

    private static void requireLive(Reading reading, UUID production) {
        Row row = reading.row(new Key(Production.TYPE, production))
                .orElseThrow(() -> Problem.notFound("There is no such production on this server."));
        if (row.deleted()) {
            throw Problem.gone("The production was deleted. Restore it to go on working with it.");
        }
    }

    private static boolean isSame(@Nullable ScopeState before, ScopeState now) {
        return before != null && before.epoch().equals(now.epoch()) && before.head() == now.head();
    }

    /** Takes in what changed since; false when that cannot be told. */
    private static boolean followed(Reading reading, @Nullable ScopeState before, ScopeState now, Graph graph) {
        if (before == null || !before.epoch().equals(now.epoch()) || before.head() > now.head()) {
            return false;
        }
        if (before.head() == now.head()) {
            return before.chain().equals(now.chain());
        }
        List<Change> changes = reading.changesAfter(now.id(), before.head(), STEPS);
        if (changes.size() != now.head() - before.head()) {
            return false;
        }
        Set<Key> keys = new LinkedHashSet<>();
        for (Change change : changes) {
            change.effects().stream().map(Effect::key).forEach(keys::add);
        }
        reading.load(keys);
        keys.forEach(key -> reading.row(key).ifPresent(graph::take));
        newModels(reading, keys).forEach(graph::take);
        return true;
    }

    private static List<Row> newModels(Reading reading, Set<Key> changed) {
        List<Row> devices = new ArrayList<>();
        changed.stream()
                .filter(key -> key.type() == Device.TYPE)
                .forEach(key -> reading.row(key).ifPresent(devices::add));
        return modelsOf(reading, devices);
    }

    private static Graph built(Reading reading, UUID production) {
        Graph graph = Graph.of(models(reading, production));
        for (EntityType<?> type : TYPES) {
            reading.list(ListQuery.all(type, production)).forEach(graph::take);
            type.children()
                    .forEach(child -> reading.nestedInScope(child.type(), production)
                            .values()
                            .forEach(rows -> rows.forEach(graph::take)));
        }
        return graph;
    }

    private static List<Row> models(Reading reading, UUID production) {
        return modelsOf(reading, reading.list(ListQuery.all(Device.TYPE, production)));
    }

    private static List<Row> modelsOf(Reading reading, List<Row> devices) {
        Set<Key> keys = new LinkedHashSet<>();
        for (Row device : devices) {
            if (device.get("equipmentId") instanceof UUID id) {
                keys.add(new Key(Equipment.TYPE, id));
            }
        }
        reading.load(keys);
        List<Row> models = new ArrayList<>();
        keys.forEach(key -> reading.row(key).ifPresent(models::add));
        return models;
    }
}
