package dev.roadcase.routing;

import dev.roadcase.model.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Looks a whole show over. What is found depends on the show alone, not on how it came to be. */
public final class Checks {
    private final Graph graph;
    private final List<Finding> found = new ArrayList<>();

    private Checks(Graph graph) {
        this.graph = graph;
    }

    /** Everything worth telling, the worst first. */
    public static List<Finding> of(Graph graph) {
        return new Checks(graph).run();
    }

    private List<Finding> run() {
        Consumer<Finding> report = found::add;
        Pictures pictures = new Pictures(graph);
        new CableChecks(graph, report).run();
        new FeedChecks(graph, report).run();
        new PictureChecks(graph, pictures, report).run();
        new CrosspointCheck(graph, report).run();
        new ReferenceCheck(graph, report).run();
        new LabelChecks(graph, report).run();
        new AddressCheck(graph, report).run();
        found.sort(Comparator.comparing(Finding::kind)
                .thenComparing(f -> place(f.places().getFirst().key()))
                .thenComparing(Finding::message)
                .thenComparing(f -> f.places().toString()));
        return List.copyOf(found);
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
