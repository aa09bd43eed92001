package dev.roadcase.routing;

import dev.roadcase.model.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Looks a show over and goes on looking as it changes: after an edit only what the edit touches is looked at again. What is
 * found depends on the show alone, not on how it came to be. For one thread at a time, and alone with its graph.
 */
public final class Checks {
    private final Graph graph;
    private final CableChecks cables;
    private final FeedChecks feeds;
    private final PictureChecks pictures;
    private final CrosspointCheck crosspoints;
    private final ReferenceCheck reference;
    private final LabelChecks labels;
    private final AddressCheck addresses;
    private final Map<UUID, List<Finding>> byLink = new HashMap<>();
    private final Map<UUID, List<Finding>> byEnd = new HashMap<>();
    private final Map<UUID, List<Finding>> byHolder = new HashMap<>();
    private boolean isFresh = true;

    /** Checks that follow this graph. */
    public Checks(Graph graph) {
        this.graph = graph;
        cables = new CableChecks(graph);
        feeds = new FeedChecks(graph);
        pictures = new PictureChecks(graph);
        crosspoints = new CrosspointCheck(graph);
        reference = new ReferenceCheck(graph);
        labels = new LabelChecks(graph);
        addresses = new AddressCheck(graph);
    }

    /** Everything worth telling of a graph as it is, the worst first. */
    public static List<Finding> of(Graph graph) {
        return new Checks(graph).found(graph.everything());
    }

    /** Everything worth telling now, the worst first. */
    public List<Finding> now() {
        Set<UUID> touched = graph.takeTouched();
        List<Finding> found = found(isFresh ? graph.everything() : touched);
        isFresh = false;
        return found;
    }

    private List<Finding> found(Set<UUID> touched) {
        Set<UUID> links = new HashSet<>();
        Set<UUID> ends = new HashSet<>();
        for (UUID id : touched) {
            links.add(id);
            ends.add(id);
            around(id, links, ends);
        }
        links.forEach(this::link);
        ends.forEach(this::end);
        touched.forEach(this::holder);
        pictures.follow(touched);
        reference.follow(touched);
        labels.follow(touched);
        addresses.follow(touched);
        return sorted();
    }

    /** A thing that changed is named by what is plugged into it, and in what is said at the other ends. */
    private void around(UUID id, Set<UUID> links, Set<UUID> ends) {
        links.addAll(graph.naming(id));
        for (End end : graph.endsOf(id)) {
            ends.add(end.id());
            for (Cable cable : graph.cablesFrom(end.id())) {
                links.add(cable.connection());
                ends.add(cable.to());
            }
            graph.cablesTo(end.id()).forEach(cable -> links.add(cable.connection()));
        }
    }

    private void link(UUID id) {
        Drawn drawn = graph.drawn(id);
        keep(byLink, id, drawn, (d, report) -> {
            cables.check(d, report);
            crosspoints.check(d, report);
        });
    }

    private void end(UUID id) {
        keep(byEnd, id, graph.end(id), feeds::end);
    }

    private void holder(UUID id) {
        keep(byHolder, id, graph.holder(id), feeds::holder);
    }

    private static <T> void keep(
            Map<UUID, List<Finding>> known,
            UUID id,
            @org.jspecify.annotations.Nullable T subject,
            BiConsumer<T, Consumer<Finding>> check) {
        List<Finding> found = new ArrayList<>(0);
        if (subject != null) {
            check.accept(subject, found::add);
        }
        if (found.isEmpty()) {
            known.remove(id);
        } else {
            known.put(id, found);
        }
    }

    private List<Finding> sorted() {
        List<Finding> all = new ArrayList<>();
        for (Map<UUID, List<Finding>> known : List.of(byLink, byEnd, byHolder)) {
            known.values().forEach(all::addAll);
        }
        for (Collection<Finding> some :
                List.of(pictures.found(), reference.found(), labels.found(), addresses.found())) {
            all.addAll(some);
        }
        record Placed(Finding finding, String place) {}
        return all.stream()
                .map(f -> new Placed(f, place(f.places().getFirst().key())))
                .sorted(Comparator.comparing((Placed p) -> p.finding().kind())
                        .thenComparing(Placed::place)
                        .thenComparing(p -> p.finding().message())
                        .thenComparing(p -> p.finding().places().toString()))
                .map(Placed::finding)
                .toList();
    }

    /** Where people look for it: in the order of their lists. */
    private String place(Key key) {
        UUID id = key.id();
        End end = graph.end(id);
        if (end != null) {
            return graph.holderOf(end).position() + " " + end.position();
        }
        Holder holder = graph.holder(id);
        Drawn drawn = graph.drawn(id);
        if (holder != null) {
            return holder.position();
        }
        return drawn == null ? "" : drawn.link().position();
    }
}
