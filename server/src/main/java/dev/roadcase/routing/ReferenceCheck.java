package dev.roadcase.routing;

import dev.roadcase.model.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for devices that get no reference although others of their kind do. A show that uses none at all is left in peace.
 */
final class ReferenceCheck {
    private static final int NAMED = 3;

    private final Graph graph;
    private final Words words;
    private final Consumer<Finding> report;

    ReferenceCheck(Graph graph, Consumer<Finding> report) {
        this.graph = graph;
        this.report = report;
        words = new Words(graph);
    }

    void run() {
        Map<String, List<Holder>> locked = new LinkedHashMap<>();
        List<End> open = new ArrayList<>();
        graph.holders().stream().sorted(Comparator.comparing(Holder::position)).forEach(holder -> {
            List<End> ends = inputs(holder);
            if (ends.stream().anyMatch(e -> !graph.cablesTo(e.id()).isEmpty())) {
                locked.computeIfAbsent(holder.category(), c -> new ArrayList<>())
                        .add(holder);
            } else if (!ends.isEmpty()) {
                open.add(ends.getFirst());
            }
        });
        for (End end : open) {
            List<Holder> others = locked.get(graph.holderOf(end).category());
            if (others != null && isInUse(graph.holderOf(end))) {
                report.accept(missing(end, others));
            }
        }
    }

    private List<End> inputs(Holder holder) {
        return !holder.isDevice()
                ? List.of()
                : graph.endsOf(holder.id()).stream()
                        .filter(e -> e.isReference() && e.flow() == Flow.IN)
                        .toList();
    }

    private boolean isInUse(Holder holder) {
        return graph.endsOf(holder.id()).stream()
                .anyMatch(e -> !graph.cablesFrom(e.id()).isEmpty()
                        || !graph.cablesTo(e.id()).isEmpty());
    }

    private Finding missing(End end, List<Holder> others) {
        String names = others.size() <= NAMED
                ? Words.and(others.stream().map(Holder::label).toList())
                : others.size() + " others of its kind";
        End free = free();
        String from = free == null ? "a free reference output" : words.end(free);
        Finding finding = new Finding(
                FindingKind.MISSING_REFERENCE,
                graph.holderOf(end).label() + " gets no reference at " + end.marked() + ", but " + names
                        + (others.size() == 1 ? " does" : " do") + ". It may hop when it is cut to.",
                "Run reference from " + from + " to " + words.end(end) + ".",
                words.place(end));
        return finding.with(free == null ? null : fix(free, end));
    }

    /**
     * The first reference output without a cable, of something that makes or gets reference itself; rather of what is there
     * to hand it out than of what loops it through.
     */
    private @Nullable End free() {
        return graph.holders().stream()
                .sorted(Comparator.comparing((Holder h) -> !h.category().equals("sync-generator"))
                        .thenComparing(Holder::isProcessing)
                        .thenComparing(Holder::position))
                .filter(h -> h.isDevice() && (inputs(h).isEmpty() || isFed(h)))
                .flatMap(h -> graph.endsOf(h.id()).stream())
                .filter(e -> e.isReference()
                        && e.flow() == Flow.OUT
                        && graph.cablesFrom(e.id()).isEmpty())
                .findFirst()
                .orElse(null);
    }

    private boolean isFed(Holder holder) {
        return inputs(holder).stream().anyMatch(e -> !graph.cablesTo(e.id()).isEmpty());
    }

    private Fix fix(End free, End end) {
        Map<String, Object> body = Map.of(
                "fromPortId",
                free.id().toString(),
                "toPortId",
                end.id().toString(),
                "cableType",
                "reference",
                "status",
                "planned");
        return Fix.create("Plan " + words.end(free) + " to " + words.end(end), Connection.TYPE, body);
    }
}
