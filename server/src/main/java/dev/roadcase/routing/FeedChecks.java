package dev.roadcase.routing;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Key;
import dev.roadcase.routing.Finding.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Looks for inputs with more than one feed, sends with none, and sources that go nowhere. */
final class FeedChecks {
    private final Graph graph;
    private final Words words;

    FeedChecks(Graph graph) {
        this.graph = graph;
        words = new Words(graph);
    }

    /** A faulty cable is as good as none, and one signal may be drawn more than once: on each of its ways through a router. */
    void end(End end, Consumer<Finding> report) {
        List<Cable> cables = graph.cablesTo(end.id());
        if (cables.size() < 2) {
            return;
        }
        Map<UUID, Cable> live = new LinkedHashMap<>();
        cables.stream().filter(c -> !c.isFaulty()).sorted(byWorth()).forEach(c -> live.putIfAbsent(c.from(), c));
        if (live.size() > 1) {
            report.accept(second(end, List.copyOf(live.values())));
        }
    }

    /** The cable that is most likely right first: what was verified, then what was patched, then what was there first. */
    private Comparator<Cable> byWorth() {
        return Comparator.comparing((Cable c) -> !c.status().equals("verified"))
                .thenComparing(c -> !c.status().equals("patched"))
                .thenComparing(c -> position(c.connection()))
                .thenComparing(c -> c.connection().toString())
                .thenComparingInt(Cable::leg);
    }

    private String position(UUID connection) {
        Drawn drawn = graph.drawn(connection);
        return drawn == null ? "" : drawn.link().position();
    }

    private Finding second(End end, List<Cable> cables) {
        List<Place> places = new ArrayList<>(List.of(words.place(end)));
        cables.forEach(cable -> places.add(Words.place(cable)));
        Cable last = cables.getLast();
        Drawn drawn = graph.drawn(last.connection());
        Key key = new Key(Connection.TYPE, last.connection());
        Finding finding = new Finding(
                FindingKind.SECOND_FEED,
                words.end(end) + " has " + (cables.size() == 2 ? "two" : cables.size()) + " feeds: "
                        + Words.and(cables.stream().map(words::feed).toList())
                        + ". An input shows one; the other has nowhere to go.",
                "Take one of them out, or bring both to a router or switcher first.",
                places,
                null);
        return drawn == null
                ? finding
                : finding.with(
                        Fix.delete("Take out " + last.name(), key, drawn.link().version()));
    }

    void holder(Holder holder, Consumer<Finding> report) {
        List<End> ends = graph.endsOf(holder.id());
        if (holder.isSource()
                && ends.stream().allMatch(e -> graph.cablesFrom(e.id()).isEmpty())) {
            if (!graph.isNamed(holder.id())) {
                report.accept(unpatched(holder));
            }
        } else if (holder.isSend()
                && ends.stream().allMatch(e -> graph.cablesTo(e.id()).isEmpty())) {
            if (!graph.isNamed(holder.id())) {
                report.accept(unfed(holder));
            }
        }
    }

    private static Finding unpatched(Holder source) {
        return new Finding(
                FindingKind.UNPATCHED_SOURCE,
                source.label() + " goes nowhere: no cable is drawn from it.",
                "Patch it, or take it off the list if it stays in its case.",
                Words.place(source));
    }

    private static Finding unfed(Holder send) {
        return new Finding(
                FindingKind.UNFED_SEND,
                send.label() + " gets no feed and will be dark.",
                "Patch it to the output that belongs there, or take it off the list.",
                Words.place(send));
    }
}
