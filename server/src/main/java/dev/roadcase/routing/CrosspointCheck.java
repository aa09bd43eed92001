package dev.roadcase.routing;

import java.util.UUID;
import java.util.function.Consumer;

/** Looks where a connection is drawn through a device that is set to something else: the plan says one thing, it shows another. */
final class CrosspointCheck {
    private final Graph graph;
    private final Words words;

    CrosspointCheck(Graph graph) {
        this.graph = graph;
        words = new Words(graph);
    }

    void check(Drawn drawn, Consumer<Finding> report) {
        UUID in = drawn.in();
        End out = drawn.out() == null ? null : graph.end(drawn.out());
        if (in == null || out == null || graph.end(in) == null) {
            return;
        }
        Wiring.Route now = graph.wiring(out.holder()).routes().get(out.id());
        if (now != null && now.how() == Wiring.How.CROSSPOINT && !now.in().equals(in)) {
            report.accept(new Finding(
                    FindingKind.ROUTED_ELSEWHERE,
                    words.link(drawn.link()) + " is drawn through " + words.end(in) + ", but " + words.end(out)
                            + " shows " + words.end(now.in()) + ".",
                    "Route " + words.end(out) + " to the input of the plan, or draw the plan as it is routed.",
                    words.place(out),
                    Words.place(drawn.link())));
        }
    }
}
