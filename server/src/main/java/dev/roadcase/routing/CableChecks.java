package dev.roadcase.routing;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Key;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at each connection by itself: that its ends are there, run the right way and fit each other. */
final class CableChecks {
    private final Graph graph;
    private final Words words;

    CableChecks(Graph graph) {
        this.graph = graph;
        words = new Words(graph);
    }

    void check(Drawn drawn, Consumer<Finding> report) {
        drawn.gaps().forEach(gap -> report.accept(unknown(drawn.link(), gap)));
        for (Cable cable : drawn.cables()) {
            End from = graph.end(cable.from());
            End to = graph.end(cable.to());
            if (from != null && to != null) {
                direction(drawn, cable, from, to, report);
                plugs(drawn, cable, from, to, report);
            }
        }
        if (drawn.link().status().equals("faulty")) {
            report.accept(faulty(drawn));
        }
    }

    private Finding unknown(Link link, Drawn.Gap gap) {
        return new Finding(
                FindingKind.UNKNOWN_PORT,
                words.link(link) + " names " + gap.what() + ", so nobody can say where its signal goes.",
                "Pick something that is there, or restore what was deleted.",
                Words.place(link));
    }

    private void direction(Drawn drawn, Cable cable, End from, End to, Consumer<Finding> report) {
        if (from.flow().gives() && to.flow().takes()) {
            return;
        }
        String start = from.flow().gives() ? "" : "starts at " + words.end(from) + ", which is an input";
        String end = to.flow().takes() ? "" : "ends at " + words.end(to) + ", which is an output";
        String both = start.isEmpty() || end.isEmpty() ? start + end : start + ", and " + end;
        report.accept(new Finding(
                        FindingKind.WRONG_DIRECTION,
                        cable.name() + " " + both + ".",
                        "Run it from an output to an input" + (swaps(from, to) ? "; swapped, it fits." : "."),
                        Words.place(cable),
                        words.place(from.flow().gives() ? to : from))
                .with(swap(drawn.link(), cable, from, to)));
    }

    private static boolean swaps(End from, End to) {
        return to.flow().gives() && from.flow().takes();
    }

    private static @Nullable Fix swap(Link link, Cable cable, End from, End to) {
        boolean plain = !link.hasMiddle() && link.source() == null && link.destination() == null;
        return plain && swaps(from, to)
                ? Fix.set(
                        "Swap its ends",
                        new Key(Connection.TYPE, link.id()),
                        link.version(),
                        "fromPortId",
                        cable.to().toString(),
                        "toPortId",
                        cable.from().toString())
                : null;
    }

    private void plugs(Drawn drawn, Cable cable, End from, End to, Consumer<Finding> report) {
        Plug gives = from.plug();
        Plug takes = to.plug();
        if (gives == null || takes == null || gives.fit(takes) == Plug.Fit.FITS) {
            return;
        }
        Holder giver = graph.holderOf(from);
        Holder taker = graph.holderOf(to);
        Converters inLine = giver.converters().then(taker.converters());
        if (!inLine.join(gives, takes)) {
            report.accept(new PlugFinding(words, drawn, cable, giver, taker, from, to).found(inLine));
        }
    }

    private Finding faulty(Drawn drawn) {
        Link link = drawn.link();
        String where = drawn.cables().isEmpty()
                ? ""
                : " (" + words.end(drawn.cables().getFirst().from()) + " to "
                        + words.end(drawn.cables().getLast().to()) + ")";
        Key key = new Key(Connection.TYPE, link.id());
        return new Finding(
                        FindingKind.FAULTY_CONNECTION,
                        link.name() + where + " is marked faulty, and what hangs on it cannot be trusted.",
                        "Swap or mend the cable, test it, and mark it patched.",
                        Words.place(link))
                .with(Fix.set("It is mended: mark it patched", key, link.version(), "status", "patched"));
    }
}
